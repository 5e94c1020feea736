import { expect, test } from "vitest";
import {
  acceptInputs,
  claimInputs,
  countQuarantine,
  type Database,
  type DocumentRecord,
  dropQuarantined,
  finishInputs,
  ingestStatus,
  listQuarantine,
  readQuarantined,
  recordDocuments,
  registerWorker,
  releaseInputs,
  requeueQuarantined,
  takeQuarantined,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { failedDocument, knownPlaces, rowsOf, sampleInput, silence, startReading } from "./ledger-samples.ts";

function record({ drizzle }: Database, lease: string, records: readonly DocumentRecord[]): Promise<void> {
  return drizzle.transaction((transaction) => recordDocuments(transaction, lease, records));
}

/** An input that is done, with three documents in quarantine and one that holds no report. */
async function readContainer(database: Database) {
  const { worker, inputId } = await startReading(database, "/inbox/report.zip", { kind: "container" });
  await record(database, worker.lease, [
    { inputId, ordinal: 0, sha256: "00".repeat(32), outcome: "noReport" },
    failedDocument(inputId, 1),
    failedDocument(inputId, 2, "INTERNAL"),
    failedDocument(inputId, 3),
  ]);
  await finishInputs(database, worker.lease, [{ inputId, passedOver: 5, readBy: "parser 1" }]);
  const [first, second, third] = await listQuarantine(database, {}, { limit: 10 });
  if (first === undefined || second === undefined || third === undefined)
    throw new Error("Three were expected.");
  return { worker, inputId, ids: [first.id, second.id, third.id] as const };
}

describeDatabases("the quarantine", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("lists what failed page by page, by code and by step, and shows its bytes", async () => {
    const database = await openEmpty();
    const { inputId, ids } = await readContainer(database);
    const page = await listQuarantine(database, {}, { limit: 2 });
    expect(page.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(await listQuarantine(database, {}, { limit: 2, after: ids[1] })).toMatchObject([{ id: ids[2] }]);
    expect(await listQuarantine(database, { code: "INTERNAL" }, { limit: 9 })).toMatchObject([
      { id: ids[1] },
    ]);
    expect(await listQuarantine(database, { stage: "parse" }, { limit: 9 })).toEqual([]);
    expect(await readQuarantined(database, ids[0])).toMatchObject({
      inputId,
      ordinal: 1,
      origin: "/inbox/report.zip!/1.html",
      observedAt: new Date("2024-03-01T00:00:00Z"),
      bytes: Buffer.from([0, 1, 254, 1]),
      byteLength: 4,
      attempts: 1,
    });
    expect(await readQuarantined(database, 0)).toBeUndefined();
    expect(await countQuarantine(database)).toEqual([
      { stage: "open", code: "UNREADABLE_INPUT", documents: 2 },
      { stage: "open", code: "INTERNAL", documents: 1 },
    ]);
  });

  test("is left by a worker that died over it, once that is known", async () => {
    const database = await openEmpty();
    await readContainer(database);
    const killed = await registerWorker(database, { host: "there", processId: 2 });
    expect(await takeQuarantined(database, killed.lease, {}, { limit: 9 })).toHaveLength(3);
    const held = "select lease from inputs";
    expect(await rowsOf(database, held)).toEqual([{ lease: killed.lease }]);
    await registerWorker(database, { host: "there", processId: 3, hasEnded: (id) => id === 2 });
    expect(await rowsOf(database, held)).toEqual([{ lease: null }]);
  });

  test("gives documents back to one worker at a time, who records what became of them", async () => {
    const database = await openEmpty();
    const { worker, inputId, ids } = await readContainer(database);
    const other = await registerWorker(database, { host: "there", processId: 2 });
    const code = "UNREADABLE_INPUT";
    const taken = await takeQuarantined(database, worker.lease, { code }, { limit: 9 });
    expect(taken.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    expect(taken[0]?.bytes).toEqual(Buffer.from([0, 1, 254, 1]));
    expect(await takeQuarantined(database, other.lease, {}, { limit: 9 })).toEqual([]);
    // Meanwhile nobody begins to read the input anew.
    const again = sampleInput("/inbox/report.zip", { again: true });
    expect(await acceptInputs(database, other.lease, [again])).toMatchObject([{ status: "elsewhere" }]);

    await record(database, worker.lease, [
      { inputId, ordinal: 1, sha256: "11".repeat(32), outcome: "noReport" },
      failedDocument(inputId, 3),
    ]);
    await releaseInputs(database, worker.lease, [inputId]);
    expect(await listQuarantine(database, {}, { limit: 9 })).toMatchObject([
      { id: ids[1], attempts: 1 },
      { id: ids[2], attempts: 2 },
    ]);
    expect(await rowsOf(database, "select state, lease, passed_over::int from inputs")).toEqual([
      { state: "done", lease: null, passed_over: 5 },
    ]);
    expect(await takeQuarantined(database, other.lease, {}, { limit: 9 })).toHaveLength(2);
    await silence(database, other);
    expect(await takeQuarantined(database, worker.lease, {}, { limit: 9 })).toHaveLength(2);
  });

  test("has the input of a document without bytes read again, for that document only", async () => {
    const database = await openEmpty();
    const { worker, inputId, ids } = await readContainer(database);
    expect(await requeueQuarantined(database, [ids[1]])).toEqual([inputId]);
    expect(await claimInputs(database, worker.lease, 9)).toMatchObject([{ id: inputId, isResumed: true }]);
    expect(await knownPlaces(database, inputId)).toEqual([0, 1, 3]);
    await record(database, worker.lease, [failedDocument(inputId, 2, "INTERNAL")]);
    expect(await readQuarantined(database, ids[1])).toMatchObject({ attempts: 2 });
  });

  test("leaves documents of a stream alone whose bytes are not kept, because it passes once", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "stream", { kind: "stream" });
    await record(database, worker.lease, [failedDocument(inputId, 0)]);
    await finishInputs(database, worker.lease, [{ inputId, passedOver: 0, readBy: "parser 1" }]);
    const [failed] = await listQuarantine(database, {}, { limit: 1 });
    expect(await requeueQuarantined(database, [failed?.id ?? 0])).toEqual([]);
    expect(await claimInputs(database, worker.lease, [inputId])).toEqual([]);
  });

  test("takes documents whose time is none", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "/a");
    const dates = [new Date(Number.NaN), new Date(8.64e15)];
    await record(
      database,
      worker.lease,
      dates.map((observedAt, ordinal) => {
        const failed = failedDocument(inputId, ordinal);
        return failed.outcome === "quarantined"
          ? { ...failed, failure: { ...failed.failure, observedAt } }
          : failed;
      }),
    );
    const listed = await listQuarantine(database, {}, { limit: 9 });
    expect(listed.map(({ observedAt }) => observedAt)).toEqual([null, null]);
  });

  test("gives documents up: their bytes go, and they are counted", async () => {
    const database = await openEmpty();
    const { ids } = await readContainer(database);
    expect(await dropQuarantined(database, ids)).toBe(3);
    expect(await dropQuarantined(database, ids)).toBe(0);
    expect(await listQuarantine(database, {}, { limit: 9 })).toEqual([]);
    const { documents } = await ingestStatus(database);
    expect(documents).toMatchObject({ noReport: 1, quarantined: 0, dropped: 3 });
  });
});

describeDatabases("the status of ingest", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("counts inputs, documents and what waits, and names the workers that live", async () => {
    const database = await openEmpty();
    const nothing = { stored: 0, newVersion: 0, unchanged: 0, noReport: 0, quarantined: 0, dropped: 0 };
    expect(await ingestStatus(database)).toEqual({
      inputs: { waiting: 0, reading: 0, done: 0, failed: 0 },
      orphaned: 0,
      documents: nothing,
      passedOver: 0,
      quarantined: [],
      sources: 0,
      reports: 0,
      versions: 0,
      waitingForSearch: 0,
      waitingForChecks: 0,
      workers: [],
    });
    const { worker } = await readContainer(database);
    const dead = await startReading(database, "/dead");
    await silence(database, dead.worker);
    await acceptInputs(database, worker.lease, [sampleInput("/a"), sampleInput("/b")]);
    await acceptInputs(database, null, [sampleInput("/c")]);
    await startReading(database, "/d");
    await silence(database, dead.worker);
    const status = await ingestStatus(database);
    expect(status).toMatchObject({
      inputs: { waiting: 2, reading: 3, done: 1, failed: 0 },
      documents: { ...nothing, noReport: 1, quarantined: 3 },
      passedOver: 5,
      quarantined: [{ documents: 2 }, { documents: 1 }],
    });
    expect(status.workers.map(({ lease, inputs }) => [lease, inputs])).toContainEqual([worker.lease, 2]);
    expect(status.workers.map(({ lease }) => lease)).not.toContain(dead.worker.lease);
    expect(status.workers[0]?.seenAt).toBeInstanceOf(Date);
  });
});
