import type { SourceMediaType } from "@gongkai/schema";
import { type Agency, generateAgencies } from "./agencies/agency.ts";
import { createUniversity } from "./agencies/university.ts";
import { textBlocks } from "./document/composed-text.ts";
import type { DocumentBlock } from "./document/document.ts";
import { SYNTHETIC_NOTICE } from "./document/page-noise.ts";
import { narrowDocument, narrowPunctuation } from "./document/punctuation.ts";
import { LAYOUTS } from "./layouts/layouts.ts";
import { toChineseNumerals } from "./narrative/chinese-numerals.ts";
import { gatherFacts } from "./narrative/facts.ts";
import { drawOutline } from "./narrative/free-form/outlines.ts";
import { resolveClaims, type WrittenSection } from "./narrative/resolve-claims.ts";
import type { Writer } from "./narrative/sentence.ts";
import { createStater } from "./narrative/stater.ts";
import { type Day, isoDate, printDay } from "./narrative/varied/dates.ts";
import { generateFigures } from "./numbers/generate-figures.ts";
import { createRandom, type Random } from "./random.ts";
import type { ReportTruth } from "./truth.ts";

/** What kind of report follows no official form: one from before the forms, or one of a university. */
export type FreeFormKind = "government" | "university";

/** What a report without an official form is wanted of. */
export interface FreeFormRequest {
  readonly seed: number;
  readonly kind: FreeFormKind;
  /** The report year; of a university the year in which the academic year ends. */
  readonly year?: number | undefined;
  readonly mediaType?: "text/plain" | "text/html" | undefined;
}

/** What a report without an official form says. */
export interface FreeFormTruth extends ReportTruth {
  readonly edition: null;
}

/** A synthetic report without an official form: sections and narrative, none of the three tables. */
export interface FreeFormReport {
  readonly name: string;
  readonly kind: FreeFormKind;
  readonly text: string;
  readonly mediaType: SourceMediaType;
  readonly truth: FreeFormTruth;
  /** Whether a table of statistics follows the text. It repeats numbers of the narrative; they are no claims. */
  readonly hasAppendix: boolean;
}

interface Head {
  readonly title: string;
  readonly introduction: string;
  readonly period: NonNullable<ReportTruth["period"]>;
}

function writeHead(agency: Agency, kind: FreeFormKind, year: number, outline: readonly string[]): Head {
  const listed = `报告由${outline.slice(0, 4).join("、")}等${toChineseNumerals(outline.length)}个部分组成。`;
  if (kind === "university") {
    return {
      title: `${agency.name}${year - 1}-${year}学年信息公开年度报告`,
      introduction: `根据《高等学校信息公开办法》，${agency.name}编制本报告，统计期限为${year - 1}年9月1日至${year}年8月31日。${listed}`,
      period: { start: `${year - 1}-09-01`, end: `${year}-08-31` },
    };
  }
  return {
    title: `${agency.name}${year}年政府信息公开工作年度报告`,
    introduction: `本报告由${agency.name}根据《中华人民共和国政府信息公开条例》编制，数据统计期限为${year}年1月1日至${year}年12月31日。${listed}`,
    period: { start: `${year}-01-01`, end: `${year}-12-31` },
  };
}

function writeSections(random: Random, writer: Writer, kind: FreeFormKind): readonly WrittenSection[] {
  return drawOutline(random, kind).map(({ id, headings, write }, index) => ({
    id,
    heading: `${toChineseNumerals(index + 1)}、${random.pick(headings)}`,
    passages: write({ ...writer, random: random.fork(`${id}/${index}`) }).filter(({ text }) => text !== ""),
  }));
}

/** Rows of the statistics table that was attached to reports of those years. */
function appendixLines({ facts }: Writer): readonly string[] {
  return [
    "附表：政府信息公开情况统计表",
    "统计指标 | 单位 | 统计数 |",
    `一、主动公开情况 | —— | |`,
    `（一）主动公开政府信息数 | 条 | ${facts.further.disclosures.total} |`,
    `二、依申请公开情况 | —— | |`,
    `（一）收到申请数 | 件 | ${facts.received} |`,
  ];
}

/**
 * Generates a report without an official form; the same request gives the same report, character by character.
 *
 * Its truth has edition null, sections and claims; the sections that the forms have not are `other`.
 */
export function generateFreeFormReport(request: FreeFormRequest): FreeFormReport {
  const { seed, kind } = request;
  const random = createRandom(seed).fork(`freeForm/${kind}`);
  const base = random.pick(generateAgencies({ seed, count: 1 }));
  const agency = kind === "university" ? createUniversity(base) : base;
  const year =
    request.year ?? (kind === "university" ? random.integer(2012, 2023) : random.integer(2009, 2018));
  const figures = generateFigures({
    random: random.fork("figures"),
    agency,
    edition: "2019",
    previous: undefined,
  });
  const facts = gatherFacts(random.fork("facts"), agency, year, figures, undefined);
  const writer: Writer = { random, facts, state: createStater(random.fork("numbers"), "varied") };
  const sections = writeSections(random.fork("sections"), writer, kind);
  const head = writeHead(
    agency,
    kind,
    year,
    sections.map(({ heading }) => heading.replace(/^.*?、/, "")),
  );
  const [signatureYear, month] = kind === "university" ? [year, 10] : [year + 1, 2];
  const signedOn: Day = { year: signatureYear, month, day: random.integer(5, 25) };
  const hasAppendix = kind === "government" && random.chance(0.2);
  const blocks: readonly DocumentBlock[] = [
    { kind: "title", lines: [head.title] },
    ...textBlocks("paragraph", [head.introduction]),
    ...sections.flatMap(({ heading, passages }): readonly DocumentBlock[] => [
      { kind: "heading", text: heading },
      ...textBlocks(
        "paragraph",
        passages.map(({ text }) => text),
      ),
    ]),
    ...textBlocks("signature", [agency.name, printDay(signedOn)]),
    ...textBlocks("paragraph", hasAppendix ? appendixLines(writer) : []),
    ...textBlocks("footer", [`网站地图 ${SYNTHETIC_NOTICE}`]),
  ];
  const layout = LAYOUTS[request.mediaType === "text/html" ? "H" : random.pick(["A", "G"] as const)];
  const isNarrow = layout.punctuation === "halfWidth";
  const asPrinted = isNarrow ? narrowPunctuation : (text: string) => text;
  const document = { blocks };
  const { name } = agency;
  return {
    name: `${name}-${year}.${layout.mediaType === "text/html" ? "html" : "txt"}`,
    kind,
    text: layout.render(isNarrow ? narrowDocument(document) : document, { blanks: "kept" }),
    mediaType: layout.mediaType,
    hasAppendix,
    truth: {
      title: head.title,
      titles: [head.title],
      agency: {
        name,
        place: null,
        isPrinted: true,
        mentions: (["title", "introduction", "signature"] as const).map((evidence) => ({
          kind: evidence,
          name,
        })),
        others: [],
      },
      year,
      edition: null,
      period: head.period,
      signedOn: isoDate(signedOn),
      publishedOn: null,
      documentNumber: null,
      contact: null,
      sections: sections.map(({ id, heading, passages }) => ({
        id,
        heading: asPrinted(heading),
        paragraphs: passages.map(({ text }) => asPrinted(text)),
      })),
      claims: resolveClaims(sections).map((claim) => ({ ...claim, printed: asPrinted(claim.printed) })),
    },
  };
}
