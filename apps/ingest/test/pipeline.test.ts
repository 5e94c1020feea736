import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateReport } from "@gongkai/corpus";
import { contentDigest, countStored, ingestStatus, listQuarantine, verifyStore } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { createReadersInThisThread, type IngestEvent } from "@gongkai/pipeline";
import { afterAll, expect, test } from "vitest";
import { reparse } from "../src/pipeline/reparse.ts";
import { retryQuarantined } from "../src/pipeline/retry-quarantined.ts";
import { runStages } from "../src/pipeline/run-ingest.ts";
import { docx, tarGz, warc, zip } from "./support/archives.ts";
import { createTestPlatform, ingestOperands } from "./support/run-pipeline.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-pipeline-"));
afterAll(() => rmSync(folder, { recursive: true }));

function text(seed: number): string {
  return generateReport({ seed }).text;
}

function page(seed: number): string {
  const paragraphs = text(seed)
    .split("\n")
    .map((line) => `<p>${line}</p>`);
  return `<!doctype html><html><body>${paragraphs.join("\n")}</body></html>`;
}

const OTHER = "关于召开会议的通知\n";

/** Everything that a folder may hold: 14 reports in 9 files, 2 failures, 1 page that is none. */
function writePile(): string {
  const pile = join(folder, "pile");
  mkdirSync(join(pile, "below"), { recursive: true });
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(pile, name), content);
  const bytes = (seed: number) => Buffer.from(text(seed));
  write("a.txt", text(1));
  write("b.html", page(2));
  write("c.docx", docx(text(3)));
  write(
    "d.zip",
    zip([
      { name: "one.txt", bytes: bytes(4) },
      { name: "two.txt", bytes: bytes(5) },
    ]),
  );
  write(
    "e.tar.gz",
    tarGz([
      { name: "one.txt", bytes: bytes(6) },
      { name: "two.txt", bytes: bytes(7) },
    ]),
  );
  const lines = [8, 9].map((seed) => JSON.stringify({ text: text(seed), url: `http://a.test/${seed}` }));
  write("f.jsonl", `${lines.join("\n")}\n${JSON.stringify({ text: OTHER })}\n`);
  const crawled = (seed: number, body: string) => ({
    url: `http://b.test/${seed}`,
    date: `2024-01-0${seed % 9}T00:00:00Z`,
    text: body,
  });
  write("g.warc.gz", gzipSync(warc([crawled(10, page(10)), crawled(11, page(11))], "response")));
  write("h.warc.wet", warc([crawled(12, text(12)), crawled(13, text(13))], "conversion"));
  write("below/i.txt", text(14));
  write("j.pdf", "%PDF-1.7");
  write("k.docx", zip([{ name: "word/nothing.xml", bytes: Buffer.from("<a/>") }]));
  write("l.txt", OTHER);
  symlinkSync("..", join(pile, "below", "up"));
  return pile;
}

const pile = writePile();

describeDatabases("the pipeline", (databases) => {
  test("reads a folder of everything, names what failed, and changes nothing the second time", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    const first = await ingestOperands(platform, [pile]);
    expect(first.run).toEqual({ endedBy: null, notices: [] });
    expect(first.tally.counts()).toMatchObject({
      documents: { stored: 14, newVersion: 0, unchanged: 0, noReport: 1, quarantined: 2 },
      passedOver: 1,
      failedInputs: 0,
    });
    expect(first.tally.failures().join("\n")).toMatch(/its links lead in a circle/);
    expect(await countStored(database)).toMatchObject({ sources: 14, waitingForSearch: 0 });
    const quarantined = await listQuarantine(database, {}, { limit: 10 });
    expect(quarantined.map(({ origin }) => origin)).toEqual([join(pile, "j.pdf"), join(pile, "k.docx")]);
    const digest = await contentDigest(database);

    const second = await ingestOperands(platform, [pile]);
    expect(second.tally.counts()).toMatchObject({
      documents: { stored: 0, newVersion: 0, unchanged: 0, noReport: 0, quarantined: 0 },
      unchangedInputs: 12,
    });
    const third = await ingestOperands(platform, [pile], { again: true });
    expect(third.tally.counts()).toMatchObject({
      documents: { stored: 0, newVersion: 0, unchanged: 14, noReport: 1, quarantined: 2 },
      unchangedInputs: 0,
    });
    expect(await contentDigest(database)).toEqual(digest);
    const { invariants } = await verifyStore(database);
    expect(invariants.flatMap(({ breaches }) => breaches)).toEqual([]);
  });

  test("goes on where it was stopped, inside an archive, too", async () => {
    const platform = await createTestPlatform(await databases.open());
    const path = join(folder, "long.jsonl");
    const lines = Array.from({ length: 320 }, (_, index) =>
      JSON.stringify({ text: text(100 + (index % 5)) }),
    );
    writeFileSync(path, lines.join("\n"));
    const controller = new AbortController();
    const { signal } = controller;
    const onEvent = ({ event }: IngestEvent) => {
      if (event === "document") controller.abort();
    };
    const stopped = await ingestOperands(platform, [path], { signal, onEvent });
    const before = stopped.tally.counts().documents;
    const stored = before.stored + before.newVersion + before.unchanged;
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(320);
    expect((await ingestStatus(platform.database)).inputs).toMatchObject({ waiting: 1, done: 0 });

    const resumed = await ingestOperands(platform, [path]);
    const after = resumed.tally.counts().documents;
    expect(after.stored + after.newVersion + after.unchanged).toBe(320 - stored);
    const status = await ingestStatus(platform.database);
    expect(status.inputs).toMatchObject({ waiting: 0, done: 1 });
    expect(status.sources).toBe(5);
  });

  test("reads stored sources again that an older parser has read, once", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    await ingestOperands(platform, [join(pile, "d.zip")]);
    await database.pool.query("update report_versions set parser_version = '0.0.1'");
    const outcomes: string[] = [];
    const settings = {
      readers: createReadersInThisThread(platform.rules),
      onEvent: (event: IngestEvent) => {
        if (event.event === "document") outcomes.push(event.outcome);
      },
    };
    expect(await reparse(database, settings)).toEqual({ endedBy: null });
    expect(outcomes).toEqual(["unchanged", "unchanged"]);
    expect(await reparse(database, settings)).toEqual({ endedBy: null });
    expect(outcomes).toHaveLength(2);
  });

  test("quarantines the one document that the database refuses, and stores the others", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    // Stands for whatever a database may refuse in what a document holds.
    await database.pool.query("alter table sources add check (name not like '%c.docx')");
    const { tally, run } = await ingestOperands(platform, [join(pile, "*.{txt,html,docx}")]);
    expect(run.endedBy).toBeNull();
    expect(tally.counts().documents).toMatchObject({ stored: 2, noReport: 1, quarantined: 2 });
    const quarantined = await listQuarantine(database, { stage: "store" }, { limit: 10 });
    expect(quarantined.map(({ origin }) => origin)).toEqual([join(pile, "c.docx")]);

    await database.pool.query("alter table sources drop constraint sources_name_check");
    const retried = await runStages(
      platform,
      (lease) =>
        retryQuarantined(
          platform,
          lease,
          { filter: { stage: "store" }, after: 0 },
          {
            readers: createReadersInThisThread(platform.rules),
          },
        ),
      new AbortController().signal,
      { index: true, check: true },
    );
    expect(retried.endedBy).toBeNull();
    expect(await countStored(database)).toMatchObject({ sources: 3 });
    expect(await listQuarantine(database, { stage: "store" }, { limit: 10 })).toEqual([]);
  });

  test("ends with a sentence and loses nothing when the database takes nothing more", async () => {
    const platform = await createTestPlatform(await databases.open());
    const { database } = platform;
    // What a full disk says, without filling one.
    await database.pool.query(`
      create function refuse() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await database.pool.query("create trigger refuse before insert on sources execute function refuse()");
    const { run } = await ingestOperands(platform, [join(pile, "a.txt"), join(pile, "b.html")]);
    expect(run.endedBy?.message).toMatch(/stores nothing more: .*No space left on device/);
    expect((await ingestStatus(database)).inputs).toMatchObject({ waiting: 2, done: 0, failed: 0 });
    await database.pool.query("drop trigger refuse on sources");
    const { tally } = await ingestOperands(platform, [join(pile, "a.txt"), join(pile, "b.html")]);
    expect(tally.counts().documents).toMatchObject({ stored: 2, quarantined: 0 });
  });
});
