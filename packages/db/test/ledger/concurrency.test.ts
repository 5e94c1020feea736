import { expect, test } from "vitest";
import {
  acceptInputs,
  claimInputs,
  encodeReport,
  finishInputs,
  recordDocuments,
  registerWorker,
  releaseInputs,
  storeReports,
  verifyStore,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { printedReport, rowsOf, sampleInput } from "./ledger-samples.ts";

const BATCHES = 6;
const CONTAINERS = ["/inbox/0.zip", "/inbox/1.zip", "/inbox/2.zip"];

describeDatabases("batches that are stored at once", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("never wait for one another in a circle, whatever order their documents have", async () => {
    const database = await openEmpty();
    const container = { kind: "container" } as const;
    const { lease } = await registerWorker(database, { host: "here", processId: 1 });
    const inputs = CONTAINERS.map((origin) => sampleInput(origin, container));
    const ids = (await acceptInputs(database, lease, inputs)).map(({ id }) => id);
    let rounds = 0;

    async function storeBatch(batch: number): Promise<void> {
      // Each batch has a document of each container, and begins with another one.
      const order = ids.map((_, index) => (index + batch) % ids.length);
      const places = batch % 2 === 0 ? order : order.toReversed();
      const reports = places.map((place) =>
        printedReport({
          agency: `清河县第${batch}局`,
          year: 2020 + place,
          origin: `${CONTAINERS[place]}!/${batch}`,
        }),
      );
      await storeReports(database, reports.map(encodeReport), async (transaction, stored) => {
        rounds += 1;
        const records = places.map((place, index) => ({
          inputId: ids[place] ?? 0,
          ordinal: batch,
          sha256: reports[index]?.source.sha256 ?? null,
          outcome: stored[index]?.outcome ?? ("noReport" as const),
        }));
        await recordDocuments(transaction, lease, records);
      });
    }

    async function handOverAndClaim(run: number): Promise<void> {
      const other = await registerWorker(database, { host: "there", processId: run });
      const more = [...CONTAINERS.toReversed(), `/inbox/more-${run}`, "/inbox/same"];
      await acceptInputs(
        database,
        run % 2 === 0 ? other.lease : null,
        more.map((origin) => sampleInput(origin, container)),
      );
      const claimed = await claimInputs(database, other.lease, 2);
      await releaseInputs(
        database,
        other.lease,
        claimed.map(({ id }) => id),
      );
      await other.end();
    }

    await Promise.all([
      ...Array.from({ length: BATCHES }, (_, batch) => storeBatch(batch)),
      ...Array.from({ length: 4 }, (_, run) => handOverAndClaim(run)),
    ]);
    // Who is broken off for the sake of another tries again, and would have been counted twice.
    expect(rounds).toBe(BATCHES);
    await finishInputs(
      database,
      lease,
      ids.map((inputId) => ({ inputId, passedOver: 0, readBy: "parser 1" })),
    );
    const documents = "select count(*)::int as documents from input_documents where outcome = 'stored'";
    expect(await rowsOf(database, documents)).toEqual([{ documents: BATCHES * CONTAINERS.length }]);
    const { invariants } = await verifyStore(database);
    expect(invariants.flatMap(({ breaches }) => breaches)).toEqual([]);
  });
});
