import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { contentDigest } from "@gongkai/db";
import { describeDatabases } from "@gongkai/db/testing";
import { openClaimed } from "@gongkai/pipeline";
import { expect, test } from "vitest";
import { zip } from "./support/archives.ts";
import { detailsOf, newReport, useHostileSender } from "./support/hostile-sender.ts";

describeDatabases("a hostile sender of files", (databases) => {
  const { newFolder, pileOf, attack, database } = useHostileSender(databases);

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
      JSON.stringify({ text: newReport(), url: `http://a.test/${at}`, date }),
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
    writeFileSync(join(deep, "deep.txt"), newReport());
    writeFileSync(
      join(deep, "a.jsonl"),
      JSON.stringify({ text: newReport(), url: `http://a.test/${random(50_000)}` }),
    );
    const names = [
      `${random(900)}.txt`,
      `${random(1900)}.txt`,
      `${"长".repeat(990)}a`,
      `${"长".repeat(990)}b`,
    ];
    const { tally, events } = await attack([
      top,
      pileOf({ "a.zip": zip(names.map((name) => ({ name, bytes: Buffer.from(newReport()) }))) }),
    ]);
    expect(tally.counts().documents.stored + tally.counts().documents.newVersion).toBe(2 + names.length);
    expect(detailsOf(events).match(/its name is too long/g)).toHaveLength(2);
  });

  test("fills a folder with what is no file, and names that are no text, and the files are stored", async () => {
    const pile = pileOf({
      "-rf": newReport(),
      "--json": newReport(),
      ";rm -rf ~;.txt": newReport(),
      "$(touch PWNED).txt": newReport(),
      "a\nb\u001b]0;owned\u0007\u009b31m\u202e.txt": newReport(),
      "' or 1=1 --.txt": newReport(),
      "*[?]{a,b}.txt": newReport(),
      [`${"长".repeat(80)}.txt`]: newReport(),
    });
    const outside = newFolder();
    writeFileSync(join(outside, "outside.txt"), newReport());
    const link = (to: string, name: string) => symlinkSync(to, join(pile, name));
    link(outside, "link");
    link("/dev/zero", "zero");
    link("nowhere", "dangling");
    link("self", "self");
    link(".", "again");
    execFileSync("mkfifo", [join(pile, "pipe")]);
    writeFileSync(
      Buffer.concat([Buffer.from(`${pile}/`), Buffer.from([0xb1, 0xa8, 0xb8, 0xe6])]),
      newReport(),
    );
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
      const digest = await contentDigest(database());
      await attack([pile]);
      expect(await contentDigest(database())).toEqual(digest);
    } finally {
      socket.close();
    }
  });

  test("takes a file away, or puts a pipe in its place, while it is about to be read", async () => {
    const pile = pileOf({ "a.txt": newReport(), "b.txt": newReport() });
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
});
