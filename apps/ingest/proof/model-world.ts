import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateAgencies } from "@gongkai/corpus";
import { verifyStore } from "@gongkai/db";
import type { Readers } from "@gongkai/pipeline";
import { ingestOperands } from "../test/support/run-pipeline.ts";
import { reportText } from "./faults-documents.ts";
import { type DatabaseProxy, startProxy } from "./faults-proxy.ts";
import { createRememberingReaders, type Store, type World } from "./faults-world.ts";
import type { Model, ModelContent } from "./model-state.ts";

/** What the commands of the model work on: a store, and files in a folder. */
export interface ModelReal {
  readonly store: Store;
  readonly proxy: DatabaseProxy;
  readonly readers: Readers;
  /** Writes a content into a file, as of a day. */
  write(slot: number, content: number, day: number): void;
  path(slot: number): string;
  /** Compares what is stored with the model. */
  compare(model: Model): Promise<void>;
}

/** What the runs of the model share. */
interface ModelWorld {
  readonly contents: readonly ModelContent[];
  /** The ids of the agencies that reports can be given to. */
  readonly agencyIds: readonly string[];
  /** Empties everything for the next run. */
  begin(): Promise<ModelReal>;
  close(): Promise<void>;
}

const OUTCOMES = `
  select origin, case when outcome in ('stored', 'newVersion', 'unchanged') then 'kept' else outcome end as outcome,
    exists (select from quarantine where quarantine.input_id = inputs.id) as "isKept"
  from inputs join input_documents on input_id = inputs.id`;
const SIGHTINGS = "select source_sha256 as sha256, origin from source_observations";
const CURRENT = "select report_id as report, source_sha256 as sha256 from report_versions where is_current";
const FINDABLE = `
  select distinct document.report_id as report, source_sha256 as sha256
  from search.documents document join report_versions version on version.id = document.version_id`;

function expectSame(what: string, found: readonly string[], expected: readonly string[]): void {
  const [left, right] = [[...found].sort().join("\n"), [...expected].sort().join("\n")];
  if (left !== right) throw new Error(`${what} are\n${left}\nand should be\n${right}`);
}

/** Prepares contents, and finds out what the pipeline takes each of them for. */
export async function createModelWorld(world: World): Promise<ModelWorld> {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-proof-model-"));
  const proxy = await startProxy(world.server);
  const store = await world.createStore(proxy.url);
  const readers = createRememberingReaders();
  const [one, two] = generateAgencies({ seed: 3, count: 2 });
  if (one === undefined || two === undefined) throw new Error("No agencies were generated.");
  const texts = [
    ...[1, 2, 3].map((seed) => reportText(one, 2022, seed)),
    reportText(one, 2021, 4),
    ...[5, 6].map((seed) => reportText(two, 2022, seed)),
    "%PDF-1.7",
    "关于召开会议的通知\n",
  ];
  const path = (slot: number) => join(folder, `${slot}.txt`);

  /** No two contents are of the same time, so that nothing but the days decides. */
  function write(slot: number, content: number, day: number): void {
    writeFileSync(path(slot), texts[content] ?? "");
    const time = new Date(Date.UTC(2024, 0, day, 0, 0, content));
    utimesSync(path(slot), time, time);
  }

  for (const content of texts.keys()) {
    write(content, content, 1);
    await ingestOperands(store.platform, [path(content)], { readers });
  }
  const { rows } = await store.database.pool.query<{ sha256: string; agencyId: string; year: number }>(`
    select source_sha256 as sha256, agency_id as "agencyId", year
    from report_versions join reports on reports.id = report_id`);
  const contents = texts.map((text, index): ModelContent => {
    const sha256 = createHash("sha256").update(text).digest("hex");
    const said = rows.find((row) => row.sha256 === sha256) ?? null;
    const kind = said !== null ? "report" : text.startsWith("%PDF") ? "poison" : "notice";
    return { index, kind, sha256, said: said === null ? null : { agencyId: said.agencyId, year: said.year } };
  });
  const agencyIds = [...new Set(rows.map(({ agencyId }) => agencyId))].sort();

  async function compare(model: Model): Promise<void> {
    const { pool } = store.database;
    const read = async <Row>(query: string) => (await pool.query(query)).rows as Row[];
    const outcomes = await read<{ origin: string; outcome: string; isKept: boolean }>(OUTCOMES);
    expectSame(
      "the outcomes",
      outcomes.map(({ origin, outcome, isKept }) => `${origin} ${outcome} ${isKept}`),
      [...model.slots].map(([slot, { outcome }]) => `${path(slot)} ${outcome} ${outcome === "quarantined"}`),
    );
    const sightings = await read<{ sha256: string; origin: string }>(SIGHTINGS);
    expectSame(
      "the sightings",
      sightings.map(({ sha256, origin }) => `${sha256} ${origin}`),
      [...model.sightings.values()].map(
        ({ content, slot }) => `${model.contentOf(content).sha256} ${path(slot)}`,
      ),
    );
    const expected = [...model.current()].map(
      ([report, content]) => `${report} ${model.contentOf(content).sha256}`,
    );
    for (const [what, query] of [
      ["the current versions", CURRENT],
      ["what is found", FINDABLE],
    ] as const) {
      const found = await read<{ report: string; sha256: string }>(query);
      expectSame(
        what,
        found.map(({ report, sha256 }) => `${report} ${sha256}`),
        expected,
      );
    }
    const { invariants } = await verifyStore(store.database, { rebuilt: Number.POSITIVE_INFINITY });
    const breaches = invariants.flatMap((each) => each.breaches.map(({ of, problem }) => `${of} ${problem}`));
    expectSame("the breaches of invariants", breaches, []);
  }

  return {
    contents,
    agencyIds,
    async begin() {
      await store.reset();
      return { store, proxy, readers, write, path, compare };
    },
    async close() {
      await store.drop();
      await proxy.close();
      rmSync(folder, { recursive: true });
    },
  };
}
