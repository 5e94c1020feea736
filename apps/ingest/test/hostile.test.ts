import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync, gzipSync } from "node:zlib";
import { generateReport } from "@gongkai/corpus";
import {
  contentDigest,
  type Database,
  dropQuarantined,
  listFailedInputs,
  listQuarantine,
  type QuarantinedDocument,
  verifyStore,
} from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { createReaders, type IngestEvent, openClaimed } from "@gongkai/pipeline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readIds } from "../src/commands/quarantine-selection.ts";
import type { Platform } from "../src/open-platform.ts";
import { describeEvent } from "../src/terminal/describe-event.ts";
import { jsonLine } from "../src/terminal/printable.ts";
import { docx, tarGz, zip } from "./support/archives.ts";
import { onePagePdf, tar, wordPackage } from "./support/hostile-files.ts";
import { createTestPlatform, ingestOperands, type ObservedRun, RULES } from "./support/run-pipeline.ts";

const folder = mkdtempSync(join(tmpdir(), "gongkai-hostile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let seed = 7000;
/** A report that no other test has. */
function report(): string {
  seed += 1;
  return generateReport({ seed }).text;
}

let number = 0;
function newFolder(): string {
  number += 1;
  const path = join(folder, `case ${number}`);
  mkdirSync(path);
  return path;
}

/** A folder of these files, between two reports that must be stored whatever stands beside them. */
function pileOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const pile = newFolder();
  const all = { "0 first.txt": report(), ...files, "~ last.txt": report() };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(pile, name), content);
  return pile;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

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

function detailsOf(events: readonly IngestEvent[]): string {
  return events
    .map((event) => ("detail" in event && event.detail !== null ? event.detail : ""))
    .filter((detail) => detail !== "")
    .join("\n");
}

describeDatabases("a hostile sender", (databases) => {
  let platform: Platform;
  let database: Database;
  beforeAll(async () => {
    database = await databases.open();
    platform = await createTestPlatform(database);
  });

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

  test("dates a page so that PostgreSQL has no such time, and the page is stored all the same", async () => {
    const dates = [
      8.64e15,
      -8.64e12,
      "0000-01-01",
      "0001-01-01T00:00:00Z",
      "9999-12-31",
      -1e10,
      "__proto__",
      null,
    ];
    const lines = dates.map((date, at) =>
      JSON.stringify({ text: report(), url: `http://a.test/${at}`, date }),
    );
    const pile = pileOf({ "a.jsonl": lines.join("\n") });
    utimesSync(join(pile, "0 first.txt"), new Date(8e14), new Date(8e14));
    const { tally } = await attack([pile]);
    expect(tally.counts().documents).toMatchObject({ stored: dates.length + 2, quarantined: 0 });
  });

  test("gives names longer than an index holds, and the documents are stored or named", async () => {
    let deep = newFolder();
    // Nothing that compression would make short enough for an index.
    const random = (length: number) =>
      Array.from({ length: length / 40 }, (_, at) =>
        createHash("sha1").update(`${deep} ${at}`).digest("hex"),
      ).join("");
    const top = deep;
    while (Buffer.byteLength(deep) < 3600) {
      deep = join(deep, random(240));
      mkdirSync(deep);
    }
    writeFileSync(join(deep, "deep.txt"), report());
    writeFileSync(
      join(deep, "a.jsonl"),
      JSON.stringify({ text: report(), url: `http://a.test/${random(50_000)}` }),
    );
    const names = [
      `${random(900)}.txt`,
      `${random(1900)}.txt`,
      `${"长".repeat(990)}a`,
      `${"长".repeat(990)}b`,
    ];
    const { tally, events } = await attack([
      top,
      pileOf({ "a.zip": zip(names.map((name) => ({ name, bytes: Buffer.from(report()) }))) }),
    ]);
    expect(tally.counts().documents.stored + tally.counts().documents.newVersion).toBe(2 + names.length);
    expect(detailsOf(events).match(/its name is too long/g)).toHaveLength(2);
  });

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
      { name: Buffer.from([0xb1, 0xa8, 0x1b, 0x5b, 0x33, 0x31, 0x6d, 0xff]), bytes: Buffer.from(report()) },
      { name: Buffer.from("../../up.txt"), bytes: Buffer.from(report()) },
      { name: Buffer.from("short"), bytes: evil, length: 0o7777777777 },
    ]);
    const honest = { name: "../../../honest.txt", bytes: Buffer.from(report()) };
    let nested: Uint8Array = zip([honest]);
    for (let depth = 0; depth < 12; depth += 1) nested = zip([{ name: "in.zip", bytes: nested }]);
    let packed: Uint8Array = Buffer.from(report());
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

  test("hides bombs, entities and links outward in Word documents, and nothing is expanded or fetched", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end("x");
    }).listen(0, "127.0.0.1");
    // The address of a server that listens.
    const address = await new Promise<AddressInfo>((resolve) =>
      server.once("listening", () => resolve(server.address() as AddressInfo)),
    );
    const inner = `http://127.0.0.1:${address.port}`;
    const body = (inside: string) =>
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
    const entities = Array.from(
      { length: 12 },
      (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(20)}">`,
    ).join("");
    const pile = pileOf({
      "entities.docx": wordPackage(
        `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e0 "lol">${entities}<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY u SYSTEM "${inner}/dtd">]>${body("<w:p><w:r><w:t>&e12;&f;&u;</w:t></w:r></w:p>")}`,
      ),
      "outward.docx": wordPackage(body("<w:p/>"), {
        "word/_rels/document.xml.rels": `<Relationships><Relationship Id="r" Type="t/attachedTemplate" Target="${inner}/template.dotm" TargetMode="External"/></Relationships>`,
        "word/vbaProject.bin": "AutoOpen",
      }),
      "deep.docx": wordPackage(body("<w:p>".repeat(200_000))),
      "lying.docx": Buffer.from(docx(report())).fill(0xff, 18, 26),
      "page.html": `<html><head><meta http-equiv="refresh" content="0;url=${inner}/refresh"><base href="${inner}/"><script src="${inner}/s.js"></script></head><body><img src="${inner}/i.png"><iframe src="${inner}/f"></iframe></body></html>`,
      "deep.html": `<html><body>${"<table><tr><td>".repeat(50_000)}</body></html>`,
      "script.pdf": onePagePdf(
        Buffer.from("q Q"),
        "",
        `/OpenAction << /S /JavaScript /JS (require\\('fs'\\).writeFileSync\\('${join(folder, "pwned")}',''\\)) >> /AA << /WC << /S /URI /URI (${inner}/uri) >> >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /FS /URL /F (${inner}/file) >>] >> >>`,
      ),
    });
    try {
      const { tally } = await attack([pile]);
      expect(tally.counts().documents.stored).toBeGreaterThanOrEqual(2);
      expect(asked).toEqual([]);
      expect(existsSync(join(folder, "pwned"))).toBe(false);
      expect((await quarantined(pile)).map(({ origin }) => origin)).toContain(join(pile, "deep.docx"));
    } finally {
      server.close();
    }
  });

  test("fills a folder with what is no file, and names that are no text, and the files are stored", async () => {
    const pile = pileOf({
      "-rf": report(),
      "--json": report(),
      ";rm -rf ~;.txt": report(),
      "$(touch PWNED).txt": report(),
      "a\nb\u001b]0;owned\u0007\u009b31m\u202e.txt": report(),
      "' or 1=1 --.txt": report(),
      "*[?]{a,b}.txt": report(),
      [`${"长".repeat(80)}.txt`]: report(),
    });
    const outside = newFolder();
    writeFileSync(join(outside, "outside.txt"), report());
    const link = (to: string, name: string) => symlinkSync(to, join(pile, name));
    link(outside, "link");
    link("/dev/zero", "zero");
    link("nowhere", "dangling");
    link("self", "self");
    link(".", "again");
    execFileSync("mkfifo", [join(pile, "pipe")]);
    writeFileSync(Buffer.concat([Buffer.from(`${pile}/`), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6])]), report());
    const socket = createServer().listen(join(pile, "socket"));
    try {
      const observed = await attack([pile]);
      const { stored, newVersion, quarantined: failed } = observed.tally.counts().documents;
      expect([stored + newVersion, failed]).toEqual([11, 0]);
      const details = detailsOf(observed.events);
      for (const [name, why] of [
        ["zero", "device, a pipe or a socket"],
        ["pipe", "device, a pipe or a socket"],
        ["socket", "device, a pipe or a socket"],
        ["dangling", "there is no such file"],
        ["self", "links lead in a circle"],
        ["again", "links lead in a circle"],
        ["\ufffd", "name is not written in UTF-8"],
      ] as const) {
        const line = details.split("\n").find((each) => each.includes(`/${name}`));
        expect(line).toContain(why);
      }
      // Whatever its name, a file that is there again is the same one.
      const digest = await contentDigest(database);
      await attack([pile]);
      expect(await contentDigest(database)).toEqual(digest);
    } finally {
      socket.close();
    }
  });

  test("takes a file away, or puts a pipe in its place, while it is about to be read", async () => {
    const pile = pileOf({ "a.txt": report(), "b.txt": report() });
    const { tally, events } = await attack([pile], {
      async open(input, options) {
        if (input.origin.endsWith("a.txt")) rmSync(input.origin);
        if (input.origin.endsWith("b.txt")) {
          rmSync(input.origin);
          execFileSync("mkfifo", [input.origin]);
        }
        return openClaimed(input, options);
      },
    });
    expect(tally.counts()).toMatchObject({ documents: { stored: 2 }, failedInputs: 2 });
    expect(detailsOf(events)).toMatch(/a\.txt could not be read: there is no such file/);
    expect(detailsOf(events)).toMatch(/b\.txt cannot be read: it is no file any more/);
  });

  test("lists addresses that lead inside, and none of them is asked", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      if (request.url === "/robots.txt") response.writeHead(404).end();
      else response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
    }).listen(0, "127.0.0.1");
    // The address of a server that listens.
    const { port } = await new Promise<AddressInfo>((resolve) =>
      server.once("listening", () => resolve(server.address() as AddressInfo)),
    );
    const list = join(newFolder(), "list.txt");
    const inside = [
      `http://127.0.0.1:${port}/a`,
      `http://[::1]:${port}/b`,
      `http://localhost:${port}/c`,
      `http://2130706433:${port}/d`,
      `http://0x7f.1:${port}/e`,
      `http://[::ffff:127.0.0.1]:${port}/f`,
      "http://169.254.169.254/latest/meta-data/",
      "file:///etc/passwd",
      "gopher://127.0.0.1:6379/_FLUSHALL",
      "data:text/html,x",
      "http://user:secret@example.org/",
      "http://example.org/\u001b[31m\u0000",
      "' or 1=1 --",
    ];
    writeFileSync(list, inside.join("\n"));
    try {
      const { tally, events } = await attack([], { lists: [list] });
      expect(tally.counts().documents.stored).toBe(0);
      expect(tally.failed()).toBe(inside.length);
      expect(asked).toEqual([]);
      expect(detailsOf(events)).not.toContain("secret");
      // One that is allowed leads on to one that is not.
      const allowed = `http://127.0.0.1:${port}/redirect`;
      const { events: redirected } = await attack([allowed], {
        fetch: { allowPrivate: [`127.0.0.1:${port}`] },
      });
      expect(detailsOf(redirected)).toContain("169.254.169.254");
      expect(asked).toContain("/redirect");
    } finally {
      server.close();
    }
  });

  test("writes lines and records that lie, and the others are stored", async () => {
    const text = report();
    const lines = [
      `{"__proto__":{"text":${JSON.stringify(report())},"polluted":true},"constructor":{"prototype":{"polluted":true}},"text":${JSON.stringify(text)}}`,
      JSON.stringify({ text: report(), url: "javascript:alert(1)\u0000\ud800\n\u001b[31m", date: {} }),
      `{"text":${"[".repeat(200_000)}政府信息公开工作年度报告${"]".repeat(200_000)}}`,
      JSON.stringify({ text: `${report()}\u0000\ud800\udfff\\N\\.\t\\x00` }),
      `{"text":"政府信息公开工作年度报告 \u0000 NUL"}`,
      JSON.stringify({ text: report(), url: "x".repeat(100_000) }),
    ];
    const record = (name: string, length: (bytes: number) => number, head = "") => {
      const block = Buffer.from(`${report()}`);
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
      "a.jsonl": JSON.stringify({ text: `${sql}\n${report()}\n${sql}`, url: sql }),
    });
    const { tally } = await attack([pile]);
    expect(tally.counts().documents).toMatchObject({ stored: 3, quarantined: 1 });
    const [kept] = await quarantined(pile);
    expect(kept?.origin).toContain(sql);
    for (const code of [sql, "x' or 1=1", "%", "\u0000", "\ud800"]) {
      expect(await listQuarantine(database, { code }, { limit: 10 })).toEqual([]);
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
    expect(await listQuarantine(database, { ids: [Number.MAX_SAFE_INTEGER] }, { limit: 10 })).toEqual([]);
    expect(await dropQuarantined(database, [Number.MAX_SAFE_INTEGER])).toBe(0);
    expect(await listFailedInputs(database, { limit: 100 })).toEqual(expect.any(Array));
  });
});

describe("a document that eats memory outside of the objects", () => {
  test("ends its own thread, and the rest of its batch is read", async () => {
    // Bytes of which each one becomes 64, six million of them.
    const runs = Buffer.alloc(12_000_000, Buffer.from([129, 0x20]));
    const bomb = onePagePdf(deflateSync(runs), "/Filter [/FlateDecode /RunLengthDecode]");
    const task = (origin: string, bytes: Uint8Array) => ({
      origin,
      url: null,
      seenAt: null,
      bytes,
      inputId: null,
      synthetic: true,
    });
    const readers = createReaders(RULES, { workers: 1, growthMegabytes: 150 });
    try {
      const outcomes = await readers.read([task("bomb", bomb), task("honest", Buffer.from(report()))]);
      expect(outcomes.map(({ kind }) => kind)).toEqual(["failed", "reports"]);
      expect(outcomes[0]).toMatchObject({
        code: "DOCUMENT_KILLED_READER",
        detail: expect.stringContaining("150 MB"),
      });
    } finally {
      await readers.close();
    }
  }, 120_000);
});
