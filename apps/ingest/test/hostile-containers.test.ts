import { readdirSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { dropQuarantined, listFailedInputs, listQuarantine } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { expect, test } from "vitest";
import { readIds } from "../src/commands/quarantine-selection.ts";
import { tarGz, zip } from "./support/archives.ts";
import { tar } from "./support/hostile-files.ts";
import { CONTROLS, newReport, useHostileSender } from "./support/hostile-sender.ts";

describeDatabases("a hostile sender of archives and crawls", (databases) => {
  const { pileOf, quarantined, attack, database } = useHostileSender(databases);

  test("packs archives with every trick, and gets the honest members stored and the rest named", async () => {
    const evil = Buffer.from("x");
    const names = [
      "../../../../etc/cron.d/evil",
      "/etc/evil",
      "C:\\evil.txt",
      "\\\\server\\share\\evil",
      "..\\..\\evil",
    ];
    const odd = ["a\nb\r\u001b[2J.txt", "\u202etxt.exe", "-rf", "$(touch PWNED)", ";rm -rf ~", "CON", ""];
    const members = [...names, ...odd].map((name) => ({ name, bytes: evil }));
    const member = (name: string, type: string, link = "") => ({ name: Buffer.from(name), type, link });
    const special = tar([
      member("symbolic", "2", "/etc/passwd"),
      member("hard", "1", "../../etc/passwd"),
      member("character", "3"),
      member("block", "4"),
      member("pipe", "6"),
      {
        name: Buffer.from([0xb1, 0xa8, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 0xff]),
        bytes: Buffer.from(newReport()),
      },
      { name: Buffer.from("../../up.txt"), bytes: Buffer.from(newReport()) },
      { name: Buffer.from("short"), bytes: evil, length: 0o7777777777 },
    ]);
    const honest = { name: "../../../honest.txt", bytes: Buffer.from(newReport()) };
    let nested: Uint8Array = zip([honest]);
    for (let depth = 0; depth < 12; depth += 1) nested = zip([{ name: "in.zip", bytes: nested }]);
    let packed: Uint8Array = Buffer.from(newReport());
    for (let depth = 0; depth < 12; depth += 1) packed = gzipSync(packed);
    const pile = pileOf({
      "names.zip": zip([...members, honest]),
      "names.tar.gz": tarGz([...names.map((name) => ({ name, bytes: evil })), honest]),
      "special.tar": special,
      "nested.zip": nested,
      "packed.gz": packed,
      "bomb.txt.gz": gzipSync(Buffer.alloc(70 * 1024 * 1024)),
      "cut.zip": zip([honest]).subarray(0, 200),
    });
    const before = readdirSync(process.cwd()).sort();
    const observed = await attack([pile]);
    expect(readdirSync(process.cwd()).sort()).toEqual(before);
    const { documents } = observed.tally.counts();
    expect(documents.stored + documents.newVersion).toBe(5);
    // The same member in two archives.
    expect(documents.unchanged).toBe(1);
    const details = (await quarantined(pile)).map(({ detail }) => detail).join("\n");
    expect(details).toMatch(/is a symbolic link, not a file/);
    expect(details).toMatch(/is a hard link|is a link/);
    expect(details).toMatch(/stands in more than 3 archives/);
    expect(details).toMatch(/bomb\.txt.*(more than|expands)/);
    expect(details).toMatch(/special\.tar!\/short: short is damaged/);
    expect(details).not.toMatch(CONTROLS);
  });

  test("writes lines and records that lie, and the others are stored", async () => {
    const text = newReport();
    const lines = [
      `{"__proto__":{"text":${JSON.stringify(newReport())},"polluted":true},"constructor":{"prototype":{"polluted":true}},"text":${JSON.stringify(text)}}`,
      JSON.stringify({ text: newReport(), url: "javascript:alert(1)\u0000\ud800\n\u001b[31m", date: {} }),
      `{"text":${"[".repeat(200_000)}政府信息公开工作年度报告${"]".repeat(200_000)}}`,
      JSON.stringify({ text: `${newReport()}\u0000\ud800\udfff\\N\\.\t\\x00` }),
      `{"text":"政府信息公开工作年度报告 \u0000 NUL"}`,
      JSON.stringify({ text: newReport(), url: "x".repeat(100_000) }),
    ];
    const record = (name: string, length: (bytes: number) => number, head = "") => {
      const block = Buffer.from(`${newReport()}`);
      return Buffer.concat([
        Buffer.from(
          `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: ${name}\r\n${head}WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: text/plain\r\nContent-Length: ${length(block.length)}\r\n\r\n`,
        ),
        block,
        Buffer.from("\r\n\r\n"),
      ]);
    };
    const exact = (length: number) => length;
    const pile = pileOf({
      "a.jsonl": lines.join("\n"),
      "b.warc": Buffer.concat([
        record("http://a.test/good", exact),
        record("http://a.test/long", (length) => length + 1_000_000),
        record("http://a.test/short", (length) => length - 100),
        record("http://a.test/negative", () => -1),
        record("http://a.test/huge", () => 10 ** 14),
        record("http://a.test/split\r\nWARC-Type: warcinfo", exact),
        record("http://a.test/\u001b[31m\u0007", exact, "X-Evil: \u001b]0;x\u0007\r\n"),
        record("http://a.test/last", exact),
      ]),
    });
    const observed = await attack([pile]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    // Lines 1, 2, 4 and 6; the honest records; the reports around.
    const { stored } = observed.tally.counts().documents;
    expect(stored).toBeGreaterThanOrEqual(2 + 4 + 3);
    expect((await quarantined(pile)).map(({ detail }) => detail).join("\n")).not.toMatch(CONTROLS);
  });

  test("puts SQL in names, texts and filters, and gets nothing but rows", async () => {
    const sql = "'; drop table reports; -- \\' \" $$ %s $1 \\. \\N";
    const pile = pileOf({
      [`${sql.replaceAll("/", "")}.docx`]: "PK\u0003\u0004 broken",
      "a.jsonl": JSON.stringify({ text: `${sql}\n${newReport()}\n${sql}`, url: sql }),
    });
    const { tally } = await attack([pile]);
    expect(tally.counts().documents).toMatchObject({ stored: 3, quarantined: 1 });
    const [kept] = await quarantined(pile);
    expect(kept?.origin).toContain(sql);
    for (const code of [sql, "x' or 1=1", "%", "\u0000", "\ud800"]) {
      expect(await listQuarantine(database(), { code }, { limit: 10 })).toEqual([]);
    }
    for (const id of [
      "1 or 1=1",
      "1;drop table quarantine",
      "-1",
      "0",
      "1.5",
      "NaN",
      "9".repeat(30),
      "\u001b[31m",
    ]) {
      expect(() => readIds([id])).toThrow(/is no id/);
    }
    expect(await listQuarantine(database(), { ids: [Number.MAX_SAFE_INTEGER] }, { limit: 10 })).toEqual([]);
    expect(await dropQuarantined(database(), [Number.MAX_SAFE_INTEGER])).toBe(0);
    expect(await listFailedInputs(database(), { limit: 100 })).toEqual(expect.any(Array));
  });
});
