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
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import {
  failedDocument,
  HOST,
  knownPlaces,
  rowsOf,
  sampleInput,
  silence,
  startReading,
} from "./ledger-samples.ts";

describeDatabases("the ledger of inputs", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("enters inputs in the order given, thousands at once, each once", async () => {
    const database = await openEmpty();
    const inputs = Array.from({ length: 6001 }, (_, index) => sampleInput(`/inbox/${6001 - index}.html`));
    const accepted = await acceptInputs(database, null, inputs);
    expect(accepted.map(({ origin }) => origin)).toEqual(inputs.map(({ origin }) => origin));
    expect(new Set(accepted.map(({ status }) => status))).toEqual(new Set(["waiting"]));
    const again = await acceptInputs(database, null, inputs);
    expect(again.map(({ id }) => id)).toEqual(accepted.map(({ id }) => id));
    expect(await rowsOf(database, "select count(*)::int as count from inputs")).toEqual([{ count: 6001 }]);
  });

  test("hands over at once what a process of the same host held that has ended, and nothing of another host", async () => {
    const database = await openEmpty();
    const killed = await registerWorker(database, HOST);
    const away = await registerWorker(database, { host: "there", processId: 1 });
    await acceptInputs(database, killed.lease, [sampleInput("/a")]);
    await acceptInputs(database, away.lease, [sampleInput("/b")]);
    const hasEnded = (processId: number) => processId === HOST.processId;
    const { lease } = await registerWorker(database, { ...HOST, processId: 2, hasEnded });
    const accepted = await acceptInputs(database, lease, [sampleInput("/a"), sampleInput("/b")]);
    expect(accepted.map(({ status }) => status)).toEqual(["claimed", "elsewhere"]);
    const [own] = accepted;
    // Should it have been alive after all, it changes nothing any more.
    const late = finishInputs(database, killed.lease, [
      { inputId: own?.id ?? 0, passedOver: 0, readBy: "x" },
    ]);
    await expect(late).rejects.toThrow(LeaseLostError);
  });

  test("takes the same origin twice in one call for one input", async () => {
    const database = await openEmpty();
    const { lease } = await registerWorker(database, HOST);
    const [first, second] = await acceptInputs(database, lease, [sampleInput("/a"), sampleInput("/a")]);
    expect(first).toEqual(second);
    expect(first).toMatchObject({ status: "claimed", isResumed: false });
  });

  test("does not read again what was read as it is now, unless it is told to", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "/a");
    const { lease } = worker;
    await finishInputs(database, lease, [{ inputId, passedOver: 2, readBy: "parser 1" }]);
    const status = async (given: Parameters<typeof sampleInput>[1]) =>
      (await acceptInputs(database, null, [sampleInput("/a", given)]))[0]?.status;
    expect(await status({})).toBe("unchanged");
    expect(await status({ stamp: null })).toBe("waiting");
    await claimInputs(database, lease, [inputId]);
    await finishInputs(database, lease, [{ inputId, passedOver: 0, readBy: "parser 1", stamp: "tag" }]);
    expect(await status({ stamp: "tag" })).toBe("unchanged");
    for (const other of [{ readBy: "parser 2" }, { stamp: "11" }, { again: true }]) {
      expect(await status({ stamp: "tag", ...other })).toBe("waiting");
      await claimInputs(database, lease, [inputId]);
      const { readBy = "parser 1" } = other;
      await finishInputs(database, lease, [{ inputId, passedOver: 0, readBy, stamp: "tag" }]);
      expect(await status({ stamp: "tag", readBy })).toBe("unchanged");
    }
  });

  test("reads again what two readers have read a part of each", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "/a");
    await finishInputs(database, worker.lease, [{ inputId, passedOver: 0, readBy: "parser 2" }]);
    for (const readBy of ["parser 1", "parser 2"]) {
      const [accepted] = await acceptInputs(database, null, [sampleInput("/a", { readBy })]);
      expect(accepted).toMatchObject({ status: "waiting" });
    }
  });

  test("goes on with a reading that was broken off, and forgets the earlier one when it begins anew", async () => {
    const database = await openEmpty();
    const container = { kind: "container", stamp: "1" } as const;
    const { worker, inputId } = await startReading(database, "/a.zip", container);
    await database.drizzle.transaction((transaction) =>
      recordDocuments(transaction, worker.lease, [
        { inputId, ordinal: 0, sha256: "00".repeat(32), outcome: "noReport" },
        failedDocument(inputId, 3),
      ]),
    );
    await worker.end();

    const next = await startReading(database, "/a.zip", container);
    expect(next.inputId).toBe(inputId);
    expect(await knownPlaces(database, inputId)).toEqual([0, 3]);
    await next.worker.end();

    await startReading(database, "/a.zip", { ...container, stamp: "2" });
    expect(await knownPlaces(database, inputId)).toEqual([]);
    expect(await rowsOf(database, "select * from quarantine")).toEqual([]);
  });

  test("says what another worker has in hand, and hands a worker what it holds again", async () => {
    const database = await openEmpty();
    const { worker } = await startReading(database, "/a");
    const other = await registerWorker(database, HOST);
    const statusFor = async (lease: string | null) =>
      (await acceptInputs(database, lease, [sampleInput("/a", { again: true })]))[0]?.status;
    expect(await statusFor(other.lease)).toBe("elsewhere");
    expect(await statusFor(null)).toBe("elsewhere");
    expect(await statusFor(worker.lease)).toBe("claimed");
    await silence(database, worker);
    expect(await statusFor(other.lease)).toBe("claimed");
  });

  test("gives each of eight who claim at once other inputs, and every input to one", async () => {
    const database = await openEmpty();
    const inputs = Array.from({ length: 200 }, (_, index) => sampleInput(`/inbox/${index}`));
    const accepted = await acceptInputs(database, null, inputs);
    const claimed = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { lease } = await registerWorker(database, HOST);
        const ids: number[] = [];
        for (;;) {
          const more = await claimInputs(database, lease, 7);
          if (more.length === 0) return ids;
          ids.push(...more.map(({ id }) => id));
        }
      }),
    );
    const order = (left: number, right: number) => left - right;
    expect(claimed.flat().sort(order)).toEqual(accepted.map(({ id }) => id).sort(order));
  });

  test("has inputs of one name, handed over by eight at once, claimed by one", async () => {
    const database = await openEmpty();
    const inputs = Array.from({ length: 50 }, (_, index) => sampleInput(`/inbox/${index}`));
    const accepted = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        const { lease } = await registerWorker(database, HOST);
        const turned = index % 2 === 0 ? inputs : inputs.toReversed();
        return acceptInputs(database, lease, turned);
      }),
    );
    const claimed = accepted.flat().filter(({ status }) => status === "claimed");
    expect(new Set(claimed.map(({ id }) => id)).size).toBe(50);
    expect(claimed).toHaveLength(50);
  });

  test("keeps the last word of each document, and its bytes while it fails", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "/a.zip");
    const record = (records: Parameters<typeof recordDocuments>[2]) =>
      database.drizzle.transaction((transaction) => recordDocuments(transaction, worker.lease, records));
    await record([failedDocument(inputId, 0), failedDocument(inputId, 1)]);
    await record([failedDocument(inputId, 0, "INTERNAL")]);
    expect(
      await rowsOf(
        database,
        "select ordinal::int, code, attempts, bytes, observed_at from quarantine order by 1",
      ),
    ).toEqual([
      expect.objectContaining({
        ordinal: 0,
        code: "INTERNAL",
        attempts: 2,
        bytes: Buffer.from([0, 1, 254, 0]),
      }),
      expect.objectContaining({
        ordinal: 1,
        code: "UNREADABLE_INPUT",
        attempts: 1,
        observed_at: new Date("2024-03-01T00:00:00Z"),
      }),
    ]);
    await record([{ inputId, ordinal: 0, sha256: null, outcome: "noReport" }]);
    expect(await rowsOf(database, "select ordinal::int, outcome from input_documents order by 1")).toEqual([
      { ordinal: 0, outcome: "noReport" },
      { ordinal: 1, outcome: "quarantined" },
    ]);
    expect(await rowsOf(database, "select ordinal::int from quarantine")).toEqual([{ ordinal: 1 }]);
  });

  test("takes characters that PostgreSQL refuses", async () => {
    const database = await openEmpty();
    const { worker, inputId } = await startReading(database, "/a\0\ud800.zip");
    await failInput(database, worker.lease, { inputId, code: "UNREADABLE_INPUT", detail: "\0" });
    expect(await listFailedInputs(database, { limit: 10 })).toEqual([
      { id: inputId, origin: "/a\ufffd\ufffd.zip", kind: "file", code: "UNREADABLE_INPUT", detail: "\ufffd" },
    ]);
    const again = await startReading(database, "/a\0\ud800.zip");
    expect(again.inputId).toBe(inputId);
  });

  test("gives back what a worker holds when it ends; a stream cannot be read by another", async () => {
    const database = await openEmpty();
    const { worker } = await startReading(database, "/a");
    await acceptInputs(database, worker.lease, [sampleInput("stream", { kind: "stream", stamp: null })]);
    await worker.end();
    const next = await registerWorker(database, HOST);
    expect(await claimInputs(database, next.lease, 10)).toMatchObject([{ origin: "/a", attempts: 0 }]);
    expect(await listFailedInputs(database, { limit: 10 })).toMatchObject([
      { origin: "stream", code: "STREAM_ENDED" },
    ]);
    expect(await rowsOf(database, "select lease from ingest_workers")).toEqual([{ lease: next.lease }]);
  });
});
