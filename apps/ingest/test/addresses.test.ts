import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { generateReport } from "@gongkai/corpus";
import { contentDigest, ingestStatus } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestPlatform, ingestOperands } from "./support/run-pipeline.ts";

/** What the server has at its one address, and what it was asked. */
const site = { text: generateReport({ seed: 1 }).text, tag: '"1"', answers: [] as number[] };

const answer: RequestListener = (request, response) => {
  if (request.url !== "/report.txt") {
    response.writeHead(404).end();
    return;
  }
  const status = request.headers["if-none-match"] === site.tag ? 304 : 200;
  site.answers.push(status);
  response.writeHead(status, { etag: site.tag, "content-type": "text/plain; charset=utf-8" });
  response.end(status === 200 ? site.text : undefined);
};

const server = createServer(answer);
let host = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port.
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describeDatabases("addresses", (databases) => {
  test("are fetched, asked whether they have changed, and read again when they have", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    Object.assign(site, { text: generateReport({ seed: 1 }).text, tag: '"1"', answers: [] });
    const fetch = { allowPrivate: [host], delay: 0, retries: 0 };
    const read = async () => {
      const { tally } = await ingestOperands(platform, [`http://${host}/report.txt`], { fetch });
      return tally.counts().documents;
    };
    expect(await read()).toMatchObject({ stored: 1 });
    const digest = await contentDigest(database);
    expect(await read()).toMatchObject({ stored: 0, newVersion: 0, unchanged: 0 });
    expect(site.answers).toEqual([200, 304]);
    expect(await contentDigest(database)).toEqual(digest);
    Object.assign(site, { text: generateReport({ seed: 2 }).text, tag: '"2"' });
    expect(await read()).toMatchObject({ stored: 1 });
    expect(await ingestStatus(database)).toMatchObject({
      inputs: { done: 1 },
      documents: { stored: 1 },
      sources: 2,
    });
  });

  test("that point inside or nowhere fail with a sentence each", async () => {
    const platform = await createTestPlatform(await databases.open());
    const inside = `http://${host}/report.txt`;
    const refused = await ingestOperands(platform, [inside]);
    expect(refused.tally.counts()).toMatchObject({ failedInputs: 1 });
    const absent = await ingestOperands(platform, [`http://${host}/absent`], {
      fetch: { allowPrivate: [host], delay: 0, retries: 0 },
    });
    expect(absent.tally.counts()).toMatchObject({ failedInputs: 1 });
    expect(absent.tally.failures().join()).toContain("404");
  });
});
