import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateReport } from "@gongkai/corpus";
import { type Database, listQuarantine, type QuarantinedDocument, verifyStore } from "@gongkai/db";
import type { TestDatabase } from "@gongkai/db/testing";
import type { IngestEvent } from "@gongkai/pipeline";
import { afterAll, beforeAll, expect } from "vitest";
import type { Platform } from "../../src/open-platform.ts";
import { describeEvent } from "../../src/terminal/describe-event.ts";
import { jsonLine } from "../../src/terminal/printable.ts";
import { createTestPlatform, ingestOperands, type ObservedRun } from "./run-pipeline.ts";

let seed = 7000;
/** A report that no other test of a file has. */
export function newReport(): string {
  seed += 1;
  return generateReport({ seed }).text;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
export const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** Everything that a run says to people and to machines. */
function said({ events, tally, run }: ObservedRun): string {
  const lines = events.map((event) => describeEvent(event) ?? "");
  const json = events.map((event) => jsonLine(event));
  for (const [at, line] of json.entries()) {
    expect(line.trimEnd()).not.toContain("\n");
    expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(events[at])));
  }
  return [...lines, ...json, ...tally.failures(), ...run.notices].join("\n");
}

/** What a run says of what went wrong, a line each. */
export function detailsOf(events: readonly IngestEvent[]): string {
  return events
    .map((event) => ("detail" in event && event.detail !== null ? event.detail : ""))
    .filter((detail) => detail !== "")
    .join("\n");
}

/** A server inside, which notes what it is asked; closed by whoever starts it. */
export async function startInnerServer(answer: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // The address of a server that listens.
  const { port } = server.address() as AddressInfo;
  return { asked, port, close: () => server.close() };
}

/** A database for what a hostile sender sends, opened before the tests of a suite, with a folder for their files. */
export function useHostileSender(databases: TestDatabase) {
  const folder = mkdtempSync(join(tmpdir(), "gongkai-hostile-"));
  let platform: Platform;
  let database: Database;
  beforeAll(async () => {
    database = await databases.open();
    platform = await createTestPlatform(database);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let folders = 0;
  function newFolder(): string {
    folders += 1;
    const path = join(folder, `case ${folders}`);
    mkdirSync(path);
    return path;
  }

  /** A folder of these files, between two reports that must be stored whatever stands beside them. */
  function pileOf(files: Readonly<Record<string, string | Uint8Array>>): string {
    const pile = newFolder();
    const all = { "0 first.txt": newReport(), ...files, "~ last.txt": newReport() };
    for (const [name, content] of Object.entries(all)) writeFileSync(join(pile, name), content);
    return pile;
  }

  async function quarantined(pile: string): Promise<readonly QuarantinedDocument[]> {
    const all = await listQuarantine(database, {}, { limit: 1000 });
    return all.filter(({ origin }) => origin.startsWith(pile));
  }

  /** Ingests, and sees that the run came to its end, that nothing was half written, and that nothing odd was printed. */
  async function attack(operands: readonly string[], options: Parameters<typeof ingestOperands>[2] = {}) {
    const observed = await ingestOperands(platform, operands, options);
    expect(observed.run.endedBy).toBeNull();
    expect(said(observed)).not.toMatch(CONTROLS);
    const { invariants } = await verifyStore(database);
    expect(invariants.filter(({ holds }) => holds === false)).toEqual([]);
    return observed;
  }

  return { newFolder, pileOf, quarantined, attack, database: () => database };
}
