import { listReports, verifyStore } from "@gongkai/db";
import { createPostgresEngine } from "@gongkai/search";
import { createFaultTally, type FaultTally } from "./faults-tally.ts";
import { ingestFaultily, recoverAndJudge, type Store, surpriseOf, type World } from "./faults-world.ts";
import type { Tally } from "./tally.ts";

/** What happens to the search engine in the middle of a run. */
interface EngineTrouble {
  readonly name: string;
  /** Before the run. */
  before(store: Store): Promise<void>;
  /** After it: what a person does about it, when the engine works again. */
  after(store: Store): Promise<void>;
}

async function reindex({ platform, database }: Store): Promise<void> {
  await createPostgresEngine({ pool: database.pool }).prepare();
  await platform.queueAll();
  await platform.drain();
}

const REFUSAL = `
  create function search.refuse() returns trigger language plpgsql as
    $refusal$ begin raise exception 'a fault of the proof'; end $refusal$;`;

const TROUBLES: readonly EngineTrouble[] = [
  {
    name: "its tables are gone",
    before: async ({ database }) => void (await database.pool.query("drop schema search cascade")),
    after: reindex,
  },
  {
    name: "it takes no document",
    async before({ database }) {
      await database.pool.query(
        `${REFUSAL} create trigger refuse before insert on search.documents execute function search.refuse()`,
      );
    },
    async after({ database }) {
      await database.pool.query("drop function search.refuse cascade");
    },
  },
  {
    name: "it refuses one report",
    async before({ database }) {
      await database.pool.query(
        `${REFUSAL} create trigger refuse before insert on search.documents for each row
         when (new.year = 2021) execute function search.refuse()`,
      );
    },
    async after({ database }) {
      await database.pool.query("drop function search.refuse cascade");
    },
  },
  { name: "it loses everything", before: async () => undefined, after: (store) => forget(store, "true") },
  {
    name: "it loses some sections",
    before: async () => undefined,
    after: (store) => forget(store, "position % 2 = 0"),
  },
  {
    name: "it holds another text",
    before: async () => undefined,
    async after(store) {
      await store.database.pool.query(
        "update search.documents set text = 'something else' where position = 0",
      );
      await expectBroken(store);
      await reindex(store);
    },
  },
];

/** That the index is not what is published must be seen before it is mended. */
async function expectBroken({ database }: Store): Promise<void> {
  const { invariants } = await verifyStore(database);
  const searchable = invariants.find(({ name }) => name === "published-is-searchable");
  if (searchable?.holds !== false)
    throw new Error("Verification does not see what the search engine has lost.");
}

async function forget(store: Store, what: string): Promise<void> {
  await store.database.pool.query(`delete from search.documents where ${what}`);
  await expectBroken(store);
  await reindex(store);
}

/** What is read does not depend on the search engine. */
async function checkReads({ database }: Store, tally: FaultTally, name: string): Promise<void> {
  const { items } = await listReports(database, {}, "agencyName", { size: 100, from: "start" });
  const { rows: stored } = await database.pool.query<{ n: number }>(
    "select count(*)::int as n from report_versions where is_current",
  );
  if (items.length !== stored[0]?.n) tally.surprise(`${name}: ${items.length} reports are listed`);
}

/** Ingests while the search engine is away, refuses or forgets, mends it, and judges. */
export async function troubleEngine(world: World): Promise<Tally> {
  const tally = createFaultTally();
  for (const { name, before, after } of TROUBLES) {
    const store = await world.createStore();
    try {
      await before(store);
      const run = await ingestFaultily(store.platform, [world.folder]);
      const surprise = surpriseOf(run);
      if (surprise !== null) tally.surprise(`${name}: ${surprise}`);
      await checkReads(store, tally, name);
      await after(store);
      tally.add(name, 1, await recoverAndJudge(store, world));
    } finally {
      await store.drop();
    }
  }
  return tally.result();
}
