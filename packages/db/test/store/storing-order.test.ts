import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Database,
  encodeSource,
  type SourceToStore,
  storeReports,
  storeSource,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { type SampleReading, sampleSource } from "../support/sample-source.ts";
import { readStoredFacts } from "../support/stored-facts.ts";

const PARSERS = ["0.9.0", "0.10.0"] as const;

/** One report of a document; a null agency or year makes it go by its source. */
const reading = fc.record({
  agency: fc.constantFrom("清河县司法局", "清河县教育局", null),
  year: fc.constantFrom(2021, 2022, null),
  unread: fc.nat(2),
  title: fc.constantFrom("甲", "乙"),
});

/** A document, as each of two parsers reads it. */
const document = fc.tuple(
  fc.array(reading, { minLength: 1, maxLength: 3 }),
  fc.option(fc.array(reading, { minLength: 1, maxLength: 3 }), { nil: undefined }),
);

/** A document that was met somewhere at some time and read by one of the parsers. */
const sighting = fc.record({
  document: fc.nat(3),
  parser: fc.nat(1),
  place: fc.nat(2),
  day: fc.integer({ min: 1, max: 3 }),
});

interface Sighting {
  readonly document: number;
  readonly parser: number;
  readonly place: number;
  readonly day: number;
}

const sightings = fc.array(sighting, { minLength: 2, maxLength: 9 });

const inputs = fc
  .tuple(fc.array(document, { minLength: 4, maxLength: 4 }), sightings)
  .map(([documents, met]) => met.map((each) => ({ ...each, input: toInput(documents, each) })));

type Documents = readonly (readonly [readonly SampleReading[], readonly SampleReading[] | undefined])[];

function toInput(documents: Documents, { document: index, parser, place, day }: Sighting): SourceToStore {
  const [former, latter] = documents[index] ?? [[], undefined];
  return sampleSource(parser === 0 ? former : (latter ?? former), {
    words: `document ${index}`,
    parserVersion: PARSERS[parser] ?? "",
    origin: `/${place}`,
    observedAt: new Date(Date.UTC(2024, 0, day)),
  });
}

const CLIENTS = 4;

/** Stores from so many clients at once, each taking the next few inputs as one batch. */
async function storeBatches(
  database: Database,
  all: readonly SourceToStore[],
  clients: number,
): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let batch = waiting.splice(0, 3); batch.length > 0; batch = waiting.splice(0, 3)) {
      await storeReports(database, batch.flatMap(encodeSource));
    }
  };
  await Promise.all(Array.from({ length: clients }, work));
}

/** Stores from so many clients at once, each taking the next input. */
async function storeAll(database: Database, all: readonly SourceToStore[], clients: number): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await storeSource(database, next);
  };
  await Promise.all(Array.from({ length: clients }, work));
}

async function empty({ pool }: Database): Promise<void> {
  await pool.query(
    "truncate reports, report_versions, sources, source_texts, agencies, search_outbox, check_queue cascade",
  );
}

/** What the present versions of the reports are, worked out from what was met alone. */
function expectedCurrent(met: readonly (Sighting & { readonly input: SourceToStore })[]): readonly string[] {
  const best = new Map<string, { readonly rank: string; readonly sha256: string }>();
  for (const index of new Set(met.map((each) => each.document))) {
    const same = met.filter((each) => each.document === index);
    const newest = same.reduce((left, right) => (right.parser > left.parser ? right : left));
    const firstDay = Math.min(...same.map(({ day }) => day));
    const { readings, source } = newest.input;
    readings.forEach(({ report }, ordinal) => {
      const { agency, year } = report;
      const key = agency === null || year === null ? `${source.sha256} ${ordinal}` : `${agency.name} ${year}`;
      const unread = JSON.stringify(report.tables).split('"unread"').length;
      const rank = `${firstDay} ${9999 - unread} ${source.sha256}`;
      const other = best.get(key);
      if (other === undefined || rank > other.rank) best.set(key, { rank, sha256: source.sha256 });
    });
  }
  return [...best.values()].map(({ sha256 }) => sha256).sort();
}

async function readCurrent({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ sha256: string }>(
    "select source_sha256 as sha256 from report_versions where is_current order by 1",
  );
  return rows.map(({ sha256 }) => sha256);
}

/** Reports that are shown, or were shown before, and that neither search nor the checks have been told of. */
async function countUnannounced({ pool }: Database): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(`
    select count(*)::int as n from report_versions version where is_current and not (
      exists (select from search_outbox entry where entry.report_id = version.report_id)
      and exists (select from check_queue entry where entry.report_id = version.report_id))`);
  return rows[0]?.n ?? 0;
}

describeDatabases("the order of storing", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("does not matter, and neither does how many store at once", async () => {
    const database = await openEmpty();
    const property = fc.asyncProperty(
      inputs.chain((met) => fc.tuple(fc.constant(met), fc.shuffledSubarray(met, { minLength: met.length }))),
      async ([met, shuffled]) => {
        await empty(database);
        await storeAll(
          database,
          met.map(({ input }) => input),
          1,
        );
        const facts = await readStoredFacts(database);
        expect(await readCurrent(database)).toEqual(expectedCurrent(met));
        expect(await countUnannounced(database)).toBe(0);
        const others = shuffled.map(({ input }) => input);
        for (const [store, clients] of [
          [storeAll, 1],
          [storeAll, CLIENTS],
          [storeBatches, 1],
          [storeBatches, CLIENTS],
        ] as const) {
          await empty(database);
          await store(database, others, clients);
          expect(await readStoredFacts(database)).toEqual(facts);
          expect(await countUnannounced(database)).toBe(0);
        }
      },
    );
    await fc.assert(property, { numRuns: Number(process.env.GONGKAI_ORDER_RUNS ?? 6) });
  }, 300_000);
});
