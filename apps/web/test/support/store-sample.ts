import { describeAgency } from "@gongkai/agencies";
import { type CorpusReport, sampleReports } from "@gongkai/corpus";
import {
  type AgencyResolution,
  applyMigrations,
  createSearchOutbox,
  type Database,
  type EncodedReport,
  encodeReport,
  storeReports,
} from "@gongkai/db";
import { readDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { checkReport } from "@gongkai/rules";
import type { AgencyMention, Report } from "@gongkai/schema";
import { createPostgresEngine, createSearch, drainOutbox, type Search } from "@gongkai/search";

/** In the name of the report that was corrected. */
const CORRECTED = "云岭省教育厅-2023";

/** In the name of the report that is missing. */
const MISSING = "桂影街道办事处-2021";

/** An agency that had another name before. */
const RENAMED = "青稷县公安局";

const FORMER_NAME = {
  relation: "predecessor",
  name: "青稷县公安处",
  place: null,
  type: "renamed",
  year: 2018,
} as const;

function resolve(mention: AgencyMention | null): AgencyResolution {
  if (mention === null) return { match: "unknown", candidates: [] };
  const { level, kind } = describeAgency(mention.name, { place: mention.place });
  const agency = {
    name: mention.name,
    place: mention.place,
    level,
    kind,
    regionCode: null,
    regionPath: [],
    aliases: [],
    lineage: mention.name === RENAMED ? [FORMER_NAME] : [],
  };
  return { match: "named", agency, parents: [], candidates: [] };
}

/** One report is missing, and one was first published with a number misprinted, so that it has two versions. */
function asPublished(printed: CorpusReport): readonly Pick<CorpusReport, "name" | "text">[] {
  const { name, text } = printed;
  if (name.includes(MISSING)) return [];
  if (!name.includes(CORRECTED)) return [printed];
  return [
    { name, text: text.replace("规范登记、审核、答复", "规范登记、答复").replace("1 |\n22 |", "1 |\n32 |") },
    printed,
  ];
}

/**
 * Stores the sample reports of the corpus with what the rules find in them, and makes them findable. One of them is missing, and
 * one has been corrected.
 */
export async function storeSample(database: Database): Promise<Search> {
  await applyMigrations(database);
  const { pool } = database;
  const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
  await search.prepare();
  const before = new Map<string, Report>();
  const encoded: EncodedReport[] = [];
  for (const { name, text } of sampleReports().flatMap(asPublished)) {
    const source = readDocument(name, new TextEncoder().encode(text));
    const { report, diagnostics } = parseReport(source);
    if (report === null) throw new Error(`The parser found no report in ${name}.`);
    const previous = before.get(`${report.agency?.name} ${(report.year ?? 0) - 1}`);
    const findings = checkReport(report, previous === undefined ? {} : { previous });
    before.set(`${report.agency?.name} ${report.year}`, report);
    const reading = { report, agency: resolve(report.agency), diagnostics, findings };
    const versions = { parserVersion: PARSER_VERSION, rulesVersion: "test" };
    encoded.push(encodeReport({ source, origin: name, ...reading, ...versions, synthetic: true }));
  }
  await storeReports(database, encoded);
  await drainOutbox(createSearchOutbox(database), search.index);
  return search;
}
