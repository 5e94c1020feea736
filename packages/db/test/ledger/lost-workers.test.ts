import { expect, test } from "vitest";
import {
  acceptInputs,
  claimInputs,
  failInput,
  finishInputs,
  LeaseLostError,
  listFailedInputs,
  recordDocuments,
  registerWorker,
  releaseInputs,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { HOST, rowsOf, sampleInput, silence, startReading } from "./ledger-samples.ts";

describeDatabases("a worker that was not heard of", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("writes nothing of what was taken over", async () => {
    const database = await openEmpty();
    const { worker: late, inputId } = await startReading(database, "/a");
    const inTime = await startReading(database, "/b");
    await silence(database, late);
    const next = await registerWorker(database, HOST);
    const claimed = await claimInputs(database, next.lease, 10);
    expect(claimed).toMatchObject([{ id: inputId, attempts: 1, isResumed: false }]);

    await late.beat();
    const record = { inputId, ordinal: 0, sha256: null, outcome: "noReport" } as const;
    const attempts = [
      () => database.drizzle.transaction((transaction) => recordDocuments(transaction, late.lease, [record])),
      () => finishInputs(database, late.lease, [{ inputId, passedOver: 0, readBy: "parser 1" }]),
      () => failInput(database, late.lease, { inputId, code: "INTERNAL", detail: "" }),
      () =>
        database.drizzle.transaction((transaction) =>
          recordDocuments(transaction, inTime.worker.lease, [record, { ...record, inputId: inTime.inputId }]),
        ),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toThrow(new LeaseLostError([inputId]));
    }
    await releaseInputs(database, late.lease, [inputId]);
    expect(await rowsOf(database, "select * from input_documents")).toEqual([]);
    expect(await rowsOf(database, `select state, lease from inputs where id = ${inputId}`)).toEqual([
      { state: "reading", lease: next.lease },
    ]);
  });

  test("is given up for after three deaths over an input, alone", async () => {
    const database = await openEmpty();
    const inputs = ["/a", "/poison", "/c"].map((origin) => sampleInput(origin));
    await acceptInputs(database, null, inputs);
    const failed = async () =>
      (await listFailedInputs(database, { limit: 10 })).map(({ origin, code }) => ({ origin, code }));
    // As a worker does that takes all there is, and dies whenever the poison is in hand.
    for (let run = 0; run < 10 && (await failed()).length === 0; run += 1) {
      const worker = await registerWorker(database, HOST);
      for (;;) {
        const claimed = await claimInputs(database, worker.lease, 10);
        if (claimed.length === 0 || claimed.some(({ origin }) => origin === "/poison")) break;
        const finished = claimed.map(({ id }) => ({ inputId: id, passedOver: 0, readBy: "parser 1" }));
        await finishInputs(database, worker.lease, finished);
      }
      await silence(database, worker);
    }
    expect(await failed()).toEqual([{ origin: "/poison", code: "READER_DIED" }]);
    const states = "select origin, state from inputs where origin <> '/poison' order by 1";
    const worker = await registerWorker(database, HOST);
    for (const { id } of [
      ...(await claimInputs(database, worker.lease, 1)),
      ...(await claimInputs(database, worker.lease, 1)),
    ]) {
      await finishInputs(database, worker.lease, [{ inputId: id, passedOver: 0, readBy: "parser 1" }]);
    }
    expect(await rowsOf(database, states)).toEqual([
      { origin: "/a", state: "done" },
      { origin: "/c", state: "done" },
    ]);
  });

  test("is not held against an input that gets ahead each time", async () => {
    const database = await openEmpty();
    await acceptInputs(database, null, [sampleInput("/long.zip", { kind: "container" })]);
    for (let ordinal = 0; ordinal < 5; ordinal += 1) {
      const worker = await registerWorker(database, HOST);
      const [input] = await claimInputs(database, worker.lease, 1);
      if (input === undefined) throw new Error("It was given up.");
      expect(input).toMatchObject({ attempts: Math.min(ordinal, 1), isResumed: ordinal > 0 });
      await database.drizzle.transaction((transaction) =>
        recordDocuments(transaction, worker.lease, [
          { inputId: input.id, ordinal, sha256: null, outcome: "noReport" },
        ]),
      );
      await silence(database, worker);
    }
  });
});
