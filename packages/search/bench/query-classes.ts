import { createRandom } from "@gongkai/corpus";
import { Converter } from "opencc-js/cn2t";
import type { FacetName, Search, SearchRequest } from "../src/index.ts";
import type { MadeUpDocument, MadeUpDocuments } from "./made-up-documents.ts";

/** Something to ask, and what came of it. */
export type Ask = (search: Search) => Promise<Asked>;

/** What one answer says of itself. */
export interface Asked {
  /** The engine that answered; `postgres` for names of agencies. */
  readonly engine: string;
  readonly hasHits: boolean;
}

/** Queries that cost about the same. */
export interface QueryClass {
  readonly name: string;
  readonly asks: readonly Ask[];
}

/** Words that stand in most sections, or in a great many. */
const COMMON = ["政府信息", "公开", "申请", "工作", "信息公开", "服务", "网站", "群众", "培训", "办理"];

/** Single characters, from very frequent to rare. */
const CHARACTERS = ["公", "开", "政", "年", "的", "网", "训", "险", "渔", "棠"];

const FACETS: readonly FacetName[] = ["year", "section", "level", "kind", "province"];

const FIRST = 20;

/** The classes of the speed test, with so many queries each; the same for the same documents. */
export function queryClasses(documents: MadeUpDocuments, queries: number): readonly QueryClass[] {
  const random = createRandom(documents.reports).fork("queries");
  const toTraditional: (text: string) => string = Converter({ from: "cn", to: "t" });
  const targets = Array.from({ length: queries }, (): MadeUpDocument => {
    const report = documents.report(random.integer(0, documents.reports - 1));
    return random.pick(report);
  });
  const common = (index: number) => COMMON[index % COMMON.length] ?? "";
  /** One that stands beside the other words of the target. */
  const commonIn = ({ document }: MadeUpDocument, index: number) => {
    const present = COMMON.filter((term) => document.text.includes(term));
    return present[index % present.length] ?? common(index);
  };
  const searches = (
    name: string,
    request: (target: MadeUpDocument, index: number) => Omit<SearchRequest, "first">,
  ): QueryClass => ({
    name,
    asks: targets.map((target, index) => askSearch({ ...request(target, index), first: FIRST })),
  });

  return [
    searches("rare phrase", ({ rareName }) => ({ text: `“${rareName}管理办法”` })),
    searches("common term", (_, index) => ({ text: common(index) })),
    searches("two terms", (target, index) => ({ text: `${target.word} ${commonIn(target, index)}` })),
    searches("two common terms", (_, index) => ({ text: `${common(index)} ${common(index + 3)}` })),
    searches("one character", (_, index) => ({ text: CHARACTERS[index % CHARACTERS.length] ?? "" })),
    searches("exact substring", ({ document: { text } }) => ({
      text: substringOf(text, random.next()),
      matching: "exact",
    })),
    searches("agency and year, as typed", ({ document: { title } }) => ({ text: title ?? "" })),
    searches("number", ({ quantity }) => ({ text: quantity })),
    searches("document number", ({ documentNumber }) => ({ text: documentNumber })),
    searches("Traditional form", (target, index) => ({
      text: toTraditional(`${target.word} ${commonIn(target, index)}`),
    })),
    searches("facets on a common term", (_, index) => ({ text: common(index), facets: FACETS })),
    searches("empty query", () => ({ text: "" })),
    {
      name: "type-ahead",
      asks: targets.map(({ document }, index) => askNames(typedBy(document.agency?.name ?? "", index))),
    },
  ];
}

function askSearch(request: SearchRequest): Ask {
  return async (search) => {
    const { engine, hits } = await search.search(request);
    return { engine, hasHits: hits.length > 0 };
  };
}

function askNames(text: string): Ask {
  return async (search) => ({ engine: "postgres", hasHits: (await search.suggestAgencies(text)).length > 0 });
}

/** Seven characters in a row from anywhere in a text, but in no line break. */
function substringOf(text: string, place: number): string {
  const lines = text.split("\n").filter((line) => line.length >= 7);
  const line = lines[Math.floor(place * lines.length)] ?? text;
  const start = Math.floor(place * 7919) % (line.length - 6);
  return line.slice(start, start + 7);
}

/** The beginning of a name as somebody types it: Han, pinyin or initials. */
function typedBy(name: string, index: number): string {
  const typed = [name.slice(0, 2), name.slice(0, 4), "sh", "ren"];
  return typed[index % typed.length] ?? name;
}
