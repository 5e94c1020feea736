import { sampleReports } from "@gongkai/corpus";
import { applyMigrations, createSearchOutbox, type Database, storeReports } from "@gongkai/db";
import { readStoredRules, readTask } from "@gongkai/pipeline";
import { drainOutbox, openSearch, type Search } from "@gongkai/search";

/** Stores the sample reports that `npm start` begins with, whose ids the examples name, and makes them findable. */
export async function storeSampleReports(database: Database): Promise<Search> {
  await applyMigrations(database);
  const search = await openSearch({ pool: database.pool, environment: {} });
  const rules = await readStoredRules({});
  for (const { name, text } of sampleReports()) {
    const bytes = new TextEncoder().encode(text);
    const task = { origin: name, url: null, seenAt: null, bytes, inputId: null, synthetic: true };
    const outcome = await readTask(task, rules);
    if (outcome.kind !== "reports") throw new Error(`${name} was not read: ${outcome.detail}`);
    await storeReports(database, outcome.encoded);
  }
  await drainOutbox(createSearchOutbox(database), search.index);
  return search;
}
