import { countQueuedChecks, dropQuarantined, listQuarantine, settleAgency } from "@gongkai/db";
import { checkStored } from "@gongkai/pipeline";
import fc from "fast-check";
import { reparse } from "../src/pipeline/reparse.ts";
import { retryQuarantined } from "../src/pipeline/retry-quarantined.ts";
import { runStages } from "../src/pipeline/run-ingest.ts";
import { ingestOperands } from "../test/support/run-pipeline.ts";
import { passTime } from "./faults-store.ts";
import { ingestFaultily, surpriseOf } from "./faults-world.ts";
import type { Model } from "./model-state.ts";
import type { ModelReal } from "./model-world.ts";

/** Something that people do, or that happens to them. */
export type ModelCommand = fc.AsyncCommand<Model, ModelReal>;

interface CommandParts {
  readonly name: string;
  readonly check?: (model: Readonly<Model>) => boolean;
  readonly run: (model: Model, real: ModelReal) => Promise<void>;
}

function command({ name, check = () => true, run }: CommandParts): ModelCommand {
  return { check, run, toString: () => name };
}

async function ingest({ store, readers }: ModelReal, paths: readonly string[], again = false): Promise<void> {
  const { run } = await ingestOperands(store.platform, paths, { readers, again });
  if (run.endedBy !== null) throw run.endedBy;
  if (run.notices.length > 0) throw new Error(run.notices.join(" "));
}

function place(model: Model, real: ModelReal, slot: number, content: number, day: number): void {
  real.write(slot, content, day);
  model.files.set(slot, { content, day: day + content / 100 });
}

function ingestFile(slot: number, content: number, day: number): ModelCommand {
  return command({
    name: `ingest content ${content} of day ${day} as file ${slot}`,
    async run(model, real) {
      place(model, real, slot, content, day);
      await ingest(real, [real.path(slot)]);
      model.read(slot, false);
    },
  });
}

/** The connection is cut at a message, here and then: the run ends, and is repeated a minute later. */
function crash(
  slot: number,
  content: number,
  day: number,
  message: number,
  isAnswered: boolean,
): ModelCommand {
  return command({
    name: `crash at message ${message} of content ${content} of day ${day} as file ${slot}`,
    async run(model, real) {
      const { store, proxy, readers } = real;
      place(model, real, slot, content, day);
      proxy.arm(({ number }) => (number !== message ? "pass" : isAnswered ? "cutAfter" : "cutBefore"));
      const run = await ingestFaultily(store.platform, [real.path(slot)], { readers });
      proxy.disarm();
      const surprise = surpriseOf(run);
      if (surprise !== null) throw new Error(surprise);
      await passTime(store.database);
      await ingest(real, [real.path(slot)]);
      model.read(slot, false);
    },
  });
}

function readAllAgain(): ModelCommand {
  return command({
    name: "read all again",
    check: ({ files }) => files.size > 0,
    async run(model, real) {
      await ingest(real, [...model.files.keys()].map(real.path), true);
      for (const slot of model.files.keys()) model.read(slot, true);
    },
  });
}

function settle(which: number, toAgency: number, agencyIds: readonly string[]): ModelCommand {
  return command({
    name: `settle report ${which} to ${toAgency < 0 ? "what it says" : `agency ${toAgency}`}`,
    check: (model) => model.current().size > 0,
    async run(model, { store }) {
      const current = [...model.current()].sort();
      const [reportId, content] = current[which % current.length] ?? [];
      const wanted = toAgency < 0 ? null : (agencyIds[toAgency % agencyIds.length] ?? null);
      if (reportId === undefined || content === undefined) return;
      const { rows } = await store.database.pool.query("select from agencies where id = $1", [wanted]);
      // Only who is registered can be given a report.
      if (wanted !== null && rows.length === 0) return;
      await settleAgency(store.database, { reportId, agency: wanted, author: "the model" });
      model.settle(content, wanted);
      await checkStored(store.platform, () => false);
      await store.platform.drain();
    },
  });
}

function retry(): ModelCommand {
  return command({
    name: "retry what is quarantined",
    async run(_, { store: { platform }, readers }) {
      const { signal } = new AbortController();
      const stages = { index: true, check: true };
      const work = (lease: string) =>
        retryQuarantined(platform, lease, { filter: {}, after: 0 }, { readers });
      const { endedBy } = await runStages(platform, work, signal, stages);
      if (endedBy !== null) throw endedBy;
    },
  });
}

function drop(): ModelCommand {
  return command({
    name: "drop what is quarantined",
    async run(model, { store: { database } }) {
      const listed = await listQuarantine(database, {}, { limit: 100 });
      await dropQuarantined(
        database,
        listed.map(({ id }) => id),
      );
      model.dropQuarantined();
    },
  });
}

function reindex(): ModelCommand {
  return command({
    name: "reindex",
    async run(_, { store: { platform } }) {
      await platform.queueAll();
      await platform.drain();
    },
  });
}

/** As if all had been read by a parser of long ago. */
function reparseAll(): ModelCommand {
  return command({
    name: "reparse",
    async run(_, { store: { platform, database }, readers }) {
      await database.pool.query("update report_versions set parser_version = '0.0.1'");
      const { endedBy } = await reparse(database, { readers });
      if (endedBy !== null) throw endedBy;
      await checkStored(platform, () => false);
      await platform.drain();
    },
  });
}

function verify(): ModelCommand {
  return command({
    name: "verify",
    async run(model, real) {
      await real.compare(model);
      if ((await countQueuedChecks(real.store.database)) > 0)
        throw new Error("Something waits to be checked.");
    },
  });
}

const SLOTS = 3;
const DAYS = 4;
/** About as many as a run over one file sends. */
const MESSAGES = 260;

/** Commands in any order, and a look at everything in the end. */
export function modelCommands(contents: number, agencyIds: readonly string[], most: number) {
  const slot = fc.nat(SLOTS - 1);
  const content = fc.nat(contents - 1);
  const day = fc.integer({ min: 1, max: DAYS });
  const commands: fc.Arbitrary<ModelCommand>[] = [
    fc.tuple(slot, content, day).map((drawn) => ingestFile(...drawn)),
    fc.tuple(slot, content, day).map((drawn) => ingestFile(...drawn)),
    fc
      .tuple(slot, content, day, fc.integer({ min: 1, max: MESSAGES }), fc.boolean())
      .map((drawn) => crash(...drawn)),
    fc.constant(0).map(readAllAgain),
    fc
      .tuple(fc.nat(5), fc.integer({ min: -1, max: agencyIds.length - 1 }))
      .map(([which, to]) => settle(which, to, agencyIds)),
    fc.constant(0).map(retry),
    fc.constant(0).map(drop),
    fc.constant(0).map(reindex),
    fc.constant(0).map(reparseAll),
    fc.constant(0).map(verify),
  ];
  return fc.commands(commands, { maxCommands: most, size: "max" });
}
