import type { ReportRevision, SearchDocument } from "@gongkai/schema";
import { numberTokens, searchable } from "@gongkai/text";
import { documentKey, filterValue, nameValue } from "./engine-values.ts";
import { cutIntoParts, wordsOnly } from "./engine-words.ts";

/** A section as the engine keeps it. */
export interface IndexDocument {
  readonly id: string;
  /** The id of the search document. */
  readonly document: string;
  /** As it is filtered by, as are all identifiers here. */
  readonly reportId: string;
  readonly revision: number;
  /** The change of the index in PostgreSQL that it was read from. */
  readonly change: number;
  readonly year: number | null;
  /** 20230131 for the 31st of January 2023. */
  readonly publishedOn: number | null;
  readonly section: string;
  readonly agencyId: string | null;
  /** The codes of the agency's region and of those it lies in, the province first. */
  readonly regions: readonly string[];
  readonly province: string | null;
  readonly level: string | null;
  readonly kind: string | null;
  readonly synthetic: boolean;
  readonly title_n: string;
  readonly agency_n: readonly string[];
  readonly heading_n: string;
  /**
   * The text in parts that the engine reads to their end. It counts the places of each by themselves, so that a section of
   * any length stays one document: words from two of its parts are found together, and it is counted once.
   */
  readonly body_n: Readonly<Record<string, string>>;
  readonly facts_n: readonly string[];
}

/** A report that changed, with what is left of it. */
export interface ChangedReport extends ReportRevision {
  /** The number of its last change. */
  readonly change: number;
  /** None where the report was removed. */
  readonly documents: readonly SearchDocument[];
}

const REGION_CODE = /^[0-9]{6}$/;

/** Makes the document of the engine for a section. Linear in its length. */
export function indexDocument(document: SearchDocument, change: number): IndexDocument {
  const { agency, year, publishedOn, title, heading, text } = document;
  const texts = {
    title: searchable([title ?? "", year === null ? "" : `${year}年`].join("\n")).text,
    heading: searchable(heading).text,
    body: searchable(text).text,
  };
  const regions = regionsAround(agency?.regions.at(-1)?.code ?? "");
  return {
    id: documentKey(document.id),
    document: document.id,
    reportId: filterValue(document.reportId),
    revision: document.revision,
    change,
    year,
    publishedOn: publishedOn === null ? null : Number(publishedOn.replaceAll("-", "")),
    section: nameValue(document.section),
    agencyId: agency === null ? null : filterValue(agency.id),
    regions,
    province: regions[0] ?? null,
    level: agency === null || agency.level === null ? null : nameValue(agency.level),
    kind: agency === null || agency.kind === null ? null : nameValue(agency.kind),
    synthetic: document.synthetic,
    title_n: wordsOnly(texts.title),
    agency_n:
      agency === null ? [] : [agency.name, ...agency.aliases].map((name) => wordsOnly(searchable(name).text)),
    heading_n: wordsOnly(texts.heading),
    body_n: Object.fromEntries(
      cutIntoParts(wordsOnly(texts.body)).map((part, index) => [`part${index}`, part]),
    ),
    facts_n: numberTokens(`${texts.title}\n${texts.heading}\n${texts.body}`),
  };
}

/** A code ends in zeros where it means all that is in it. */
function regionsAround(code: string): readonly string[] {
  if (!REGION_CODE.test(code)) return [];
  return [...new Set([`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])];
}
