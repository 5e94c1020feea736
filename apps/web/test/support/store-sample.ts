import { describeAgency } from "@gongkai/agencies";
import { sampleReports } from "@gongkai/corpus";
import {
  type AgencyResolution,
  applyMigrations,
  createSearchOutbox,
  type Database,
  storeReport,
} from "@gongkai/db";
import { readDocument } from "@gongkai/documents";
import { PARSER_VERSION, parseReport } from "@gongkai/parser";
import { checkReport } from "@gongkai/rules";
import type { AgencyMention, Report } from "@gongkai/schema";
import { createPostgresEngine, createSearch, drainOutbox, type Search } from "@gongkai/search";

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
    lineage: [],
  };
  return { match: "named", agency, parents: [], candidates: [] };
}

/** Stores the sample reports of the corpus with what the rules find in them, and makes them findable. */
export async function storeSample(database: Database): Promise<Search> {
  await applyMigrations(database);
  const { pool } = database;
  const search = createSearch({ engine: createPostgresEngine({ pool }), pool });
  await search.prepare();
  const before = new Map<string, Report>();
  for (const { name, text } of sampleReports()) {
    const source = readDocument(name, new TextEncoder().encode(text));
    const { report, diagnostics } = parseReport(source);
    if (report === null) throw new Error(`The parser found no report in ${name}.`);
    const previous = before.get(`${report.agency?.name} ${(report.year ?? 0) - 1}`);
    const findings = checkReport(report, previous === undefined ? {} : { previous });
    before.set(`${report.agency?.name} ${report.year}`, report);
    await storeReport(database, {
      source,
      origin: name,
      report,
      agency: resolve(report.agency),
      diagnostics,
      findings,
      parserVersion: PARSER_VERSION,
      rulesVersion: "test",
      synthetic: true,
    });
  }
  await drainOutbox(createSearchOutbox(database), search.index);
  return search;
}
