import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { generateReport } from "@gongkai/corpus";
import { countStored, type Database, ingestStatus, listQuarantine, openDatabase } from "@gongkai/db";
import { afterAll, describe, expect, test } from "vitest";
import { runGongkai } from "./support/run-gongkai.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-quarantine-"));
afterAll(() => rmSync(folder, { recursive: true }));
const directory = join(folder, "data");
const environment = { GONGKAI_DATA: directory };
const pile = join(folder, "pile");

async function look<Result>(read: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ directory, role: "command" });
  return read(database).finally(() => database.close());
}

describe("what could not be read", () => {
  test("is named with the command that tries it again, shown, tried again and dropped", {
    timeout: 120_000,
  }, async () => {
    mkdirSync(pile);
    writeFileSync(join(pile, "good.txt"), generateReport({ seed: 1 }).text);
    writeFileSync(join(pile, "bad.pdf"), "%PDF-1.7");
    writeFileSync(join(pile, "worse.pdf"), "%PDF-1.4");
    const ingest = await runGongkai(["ingest", "--json", pile], { environment });
    expect(ingest.status).toBe(1);
    const events = ingest.stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["started", "document", "quarantined", "input", "finished"]),
    );
    expect(events.at(-1)).toMatchObject({
      event: "finished",
      endedBy: null,
      failed: 2,
      documents: { stored: 1, quarantined: 2 },
    });
    const [first, second] = await look((database) => listQuarantine(database, {}, { limit: 10 }));
    expect(ingest.stderr).toContain(`gongkai quarantine retry ${first?.id} ${second?.id}`);

    const list = await runGongkai(["quarantine", "list"], { environment });
    expect(list.stdout).toContain(`${first?.id} · ${join(pile, "bad.pdf")}`);
    const shown = await runGongkai(["quarantine", "show", String(first?.id), "--bytes"], { environment });
    expect(shown.stdout).toBe("%PDF-1.7");

    const retry = await runGongkai(["quarantine", "retry", "--all"], { environment });
    expect(retry.status).toBe(1);
    expect(retry.stdout).toContain("0 of 2 documents: 0 stored, 0 new versions, 0 unchanged, 2 failed");
    const again = await look((database) => listQuarantine(database, {}, { limit: 10 }));
    expect(again.map(({ id, attempts }) => [id, attempts])).toEqual([
      [first?.id, 2],
      [second?.id, 2],
    ]);

    const drop = await runGongkai(["quarantine", "drop", String(first?.id)], { environment });
    expect(drop).toMatchObject({ status: 0, stdout: expect.stringContaining("1 dropped") });
    expect(await look(ingestStatus)).toMatchObject({ documents: { stored: 1, quarantined: 1, dropped: 1 } });
    expect(await look(countStored)).toMatchObject({ sources: 1 });
  });

  test("is not touched by a command that names nothing, or what is no id", async () => {
    const nothing = await runGongkai(["quarantine", "drop"], { environment });
    expect(nothing).toMatchObject({ status: 1, stderr: expect.stringContaining("No document was named") });
    const wrong = await runGongkai(["quarantine", "retry", "first"], { environment });
    expect(wrong.stderr).toContain("first is no id");
  });
});

describe("a retry that is killed", () => {
  test("leaves nothing in the hands of the dead process", { timeout: 120_000 }, async () => {
    const environment = { GONGKAI_DATA: join(folder, "killed") };
    const cut = join(folder, "cut.jsonl.gz");
    const whole = gzipSync(`${JSON.stringify({ text: generateReport({ seed: 2 }).text })}\n`.repeat(50));
    writeFileSync(cut, whole.subarray(0, -20));
    await runGongkai(["ingest", cut], { environment });
    const killed = await runGongkai(["quarantine", "retry", "--all"], {
      environment: { ...environment, GONGKAI_FAILPOINT: "inputs-claimed" },
    });
    expect(killed.status).toBe(null);

    writeFileSync(cut, whole);
    const later = await runGongkai(["quarantine", "retry", "--all"], { environment });
    expect(later).toMatchObject({ status: 0, stdout: expect.not.stringContaining("elsewhere") });
    const status = await runGongkai(["status"], { environment });
    expect(status.stdout).toMatch(/inputs {7}0 waiting, 0 being read, 1 done, 0 failed/);
  });
});

describe("what is stored", () => {
  test("is counted, verified and indexed anew", { timeout: 120_000 }, async () => {
    const status = await runGongkai(["status"], { environment });
    expect(status.stdout).toMatch(/inputs {7}0 waiting, 0 being read, 3 done, 0 failed/);
    const verified = await runGongkai(["verify", "--digest", "--reread", "5"], { environment });
    expect(verified).toMatchObject({ status: 0, stdout: expect.stringContaining("no breach was found") });
    const digest = /digest +([0-9a-f]{64})/.exec(verified.stdout)?.[1] ?? "";
    const broken = await runGongkai(["verify", "--expect", "0".repeat(64), "--json"], { environment });
    expect(broken.status).toBe(1);
    expect(JSON.parse(broken.stdout)).toMatchObject({ holds: false, digest: { digest } });
    const indexed = await runGongkai(["reindex"], { environment });
    expect(indexed).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("1 reports can be searched"),
    });
  });
});
