import { generateSeries } from "@gongkai/corpus";
import {
  applyMigrations,
  createSearchOutbox,
  type Database,
  queueAllForSearch,
  storeReports,
} from "@gongkai/db";
import { readStoredRules, readTask } from "@gongkai/pipeline";
import { drainOutbox, openSearch } from "@gongkai/search";
import { PATTERN_AGENCIES } from "./pattern-agencies.ts";

/** The years on which each agency reports. The first two follow the form of 2019. */
const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028];

/** Further from each other than the versions of the pattern. */
const VERSIONS_APART = 1_000_000;

/** What is not the same in a copy of a row, by table and column; parents before children. `copy` is its number. */
const COPIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  agencies: { id: "'copy' || copy || '-' || id", name: "name || '第' || copy || '号'" },
  reports: { id: "'copy' || copy || '-' || id", agency_id: "'copy' || copy || '-' || agency_id" },
  report_versions: { id: `id + copy * ${VERSIONS_APART}`, report_id: "'copy' || copy || '-' || report_id" },
  proactive_disclosure_figures: { version_id: `version_id + copy * ${VERSIONS_APART}` },
  requests_figures: { version_id: `version_id + copy * ${VERSIONS_APART}` },
  remedies_figures: { version_id: `version_id + copy * ${VERSIONS_APART}` },
  sections: { version_id: `version_id + copy * ${VERSIONS_APART}` },
  findings: { version_id: `version_id + copy * ${VERSIONS_APART}` },
};

/** How many reports the pattern has, of which all others are copies under other names. */
export const PATTERN_REPORTS = PATTERN_AGENCIES.length * YEARS.length;

async function storePattern(database: Database): Promise<void> {
  const rules = await readStoredRules({});
  for (const agency of PATTERN_AGENCIES) {
    for (const { name, text } of generateSeries({ seed: 1, agencies: [agency], years: YEARS })) {
      const bytes = new TextEncoder().encode(text);
      const task = { origin: name, url: null, seenAt: null, bytes, inputId: null, synthetic: true };
      const outcome = await readTask(task, rules);
      if (outcome.kind !== "reports") throw new Error(`${name} was not read: ${outcome.detail}`);
      await storeReports(database, outcome.encoded);
    }
  }
}

async function copyPattern({ pool }: Database, copies: number): Promise<void> {
  for (const [table, changed] of Object.entries(COPIED)) {
    const { rows } = await pool.query<{ column_name: string }>(
      "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1",
      [table],
    );
    const columns = rows.map(({ column_name }) => column_name);
    const values = columns.map((column) => changed[column] ?? `"${column}"`);
    const names = columns.map((column) => `"${column}"`).join(", ");
    await pool.query(
      `insert into ${table} (${names}) overriding system value
       select ${values.join(", ")} from ${table}, generate_series(1, $1::int) copy`,
      [copies],
    );
  }
  await pool.query("analyze");
}

/**
 * Fills a database with so many reports, rounded up to copies of a pattern: generated ones that were read and checked,
 * ten years of each agency. The sections of so many of them are made findable.
 */
export async function fillDatabase(database: Database, reports: number, findable: number): Promise<void> {
  await applyMigrations(database);
  await storePattern(database);
  await copyPattern(database, Math.ceil(reports / PATTERN_REPORTS) - 1);
  const search = await openSearch({ pool: database.pool, environment: {} });
  await database.pool.query("delete from search_outbox");
  await queueAllForSearch(database);
  await database.pool.query(
    "delete from search_outbox where id not in (select id from search_outbox limit $1)",
    [findable],
  );
  await drainOutbox(createSearchOutbox(database), search.index);
  await database.pool.query("vacuum analyze");
  await search.close();
}
