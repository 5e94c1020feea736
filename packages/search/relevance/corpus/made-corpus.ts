import { createRandom, type Random } from "@gongkai/corpus";
import { SECTIONS, type SearchDocument } from "@gongkai/schema";
import { Converter } from "opencc-js/cn2t";
import { type MadeAgency, makeAgencies } from "./made-agencies.ts";
import { writeSection } from "./write-section.ts";

/** What a made-up corpus consists of. */
export interface MadeCorpusRequest {
  readonly seed: number;
  /** How many sections at least; every report has six. */
  readonly sections: number;
}

const FIRST_YEAR = 2018;
const YEARS = 7;
/** How many of the reports are in Traditional script. */
const TRADITIONAL_SHARE = 0.05;

/**
 * Makes up search documents of invented agencies, varied enough to look for known ones: project names that occur once or
 * twice, numbers, document numbers, and sentences put together of parts. Every one is synthetic and says so.
 *
 * The narratives of `@gongkai/corpus` are written to be parsed and checked, with few wordings each; too many of their
 * phrases occur everywhere.
 */
export function makeCorpus({ seed, sections }: MadeCorpusRequest): readonly SearchDocument[] {
  const reports = Math.ceil(sections / SECTIONS.length);
  const agencies = makeAgencies(seed, Math.ceil(reports / YEARS));
  const random = createRandom(seed).fork("made corpus");
  const toTraditional: (text: string) => string = Converter({ from: "cn", to: "hk" });
  return Array.from({ length: reports }).flatMap((_, index) => {
    const agency = agencies[Math.floor(index / YEARS)];
    if (agency === undefined) return [];
    const own = random.fork(`report ${index}`);
    const print = own.chance(TRADITIONAL_SHARE) ? toTraditional : (text: string) => text;
    return makeReport(`made-${index}`, agency, FIRST_YEAR + (index % YEARS), print, own);
  });
}

function makeReport(
  reportId: string,
  made: MadeAgency,
  year: number,
  print: (text: string) => string,
  random: Random,
): readonly SearchDocument[] {
  const { agency } = made;
  const month = random.integer(1, 3);
  const day = random.integer(1, 28);
  return SECTIONS.map(({ id, ordinal, heading }, position) => ({
    id: `${reportId}-${position}`,
    reportId,
    revision: 1,
    versionId: 1,
    position,
    agency,
    year,
    publishedOn: `${year + 1}-0${month}-${String(day).padStart(2, "0")}`,
    section: id,
    heading: print(`${ordinal}、${heading.zh}`),
    title: print(`${agency.name}${year}年政府信息公开工作年度报告`),
    text: print(writeSection({ agency: made, year, section: id }, random.fork(id))),
    synthetic: true,
  }));
}
