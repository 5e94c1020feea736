import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describeDatabases } from "@gongkai/db/testing";
import { createReaders } from "@gongkai/pipeline";
import { describe, expect, test } from "vitest";
import { docx } from "./support/archives.ts";
import { onePagePdf, wordPackage } from "./support/hostile-files.ts";
import { detailsOf, newReport, startInnerServer, useHostileSender } from "./support/hostile-sender.ts";
import { RULES } from "./support/run-pipeline.ts";

describeDatabases("a hostile sender of documents and addresses", (databases) => {
  const { newFolder, pileOf, quarantined, attack } = useHostileSender(databases);

  test("hides bombs, entities and links outward in Word documents, and nothing is expanded or fetched", async () => {
    const server = await startInnerServer((_, response) => response.end("x"));
    const outside = newFolder();
    const inner = `http://127.0.0.1:${server.port}`;
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
      "lying.docx": Buffer.from(docx(newReport())).fill(0xff, 18, 26),
      "page.html": `<html><head><meta http-equiv="refresh" content="0;url=${inner}/refresh"><base href="${inner}/"><script src="${inner}/s.js"></script></head><body><img src="${inner}/i.png"><iframe src="${inner}/f"></iframe></body></html>`,
      "deep.html": `<html><body>${"<table><tr><td>".repeat(50_000)}</body></html>`,
      "script.pdf": onePagePdf(
        Buffer.from("q Q"),
        "",
        `/OpenAction << /S /JavaScript /JS (require\\('fs'\\).writeFileSync\\('${join(outside, "pwned")}',''\\)) >> /AA << /WC << /S /URI /URI (${inner}/uri) >> >> /Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /FS /URL /F (${inner}/file) >>] >> >>`,
      ),
    });
    try {
      const { tally } = await attack([pile]);
      expect(tally.counts().documents.stored).toBeGreaterThanOrEqual(2);
      expect(server.asked).toEqual([]);
      expect(existsSync(join(outside, "pwned"))).toBe(false);
      expect((await quarantined(pile)).map(({ origin }) => origin)).toContain(join(pile, "deep.docx"));
    } finally {
      server.close();
    }
  });

  test("lists addresses that lead inside, and none of them is asked", async () => {
    const server = await startInnerServer((request, response) => {
      if (request.url === "/robots.txt") response.writeHead(404).end();
      else response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data/" }).end();
    });
    const { asked, port } = server;
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
      const outcomes = await readers.read([task("bomb", bomb), task("honest", Buffer.from(newReport()))]);
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
