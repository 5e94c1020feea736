import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { walkOperands } from "../src/pipeline/walk-operands.ts";

let folder = "";
const isRoot = process.getuid?.() === 0;

/** The names of what a pattern gives, and the sentences of what it could not give. */
async function walkPattern(pattern: string): Promise<{ names: string[]; sentences: string[] }> {
  const found = { names: [] as string[], sentences: [] as string[] };
  for await (const each of walkOperands({ operands: [join(folder, pattern)] })) {
    if (each.kind === "found") found.names.push(basename(each.input.origin));
    else found.sentences.push(each.error.message);
  }
  return found;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gongkai-walk-"));
  for (const below of ["2021", "2022"]) {
    mkdirSync(join(folder, below));
    for (const name of ["a.html", "b.txt"]) writeFileSync(join(folder, below, `${below}-${name}`), name);
  }
});

afterAll(() => {
  chmodSync(join(folder, "2022"), 0o700);
  rmSync(folder, { recursive: true });
});

describe("A pattern", () => {
  test("gives the files that fit it, in all the folders that fit it", async () => {
    const { names, sentences } = await walkPattern("*/*.html");
    expect(names.sort()).toEqual(["2021-a.html", "2022-a.html"]);
    expect(sentences).toEqual([]);
  });

  test("that nothing fits is a failure", async () => {
    const { names, sentences } = await walkPattern("*/*.pdf");
    expect(names).toEqual([]);
    expect(sentences).toHaveLength(1);
  });

  test.skipIf(isRoot)(
    `names a folder that may not be read, and gives the rest${isRoot ? " (skipped: root may read everything)" : ""}`,
    async () => {
      chmodSync(join(folder, "2022"), 0);
      const { names, sentences } = await walkPattern("*/*.html");
      expect(names).toEqual(["2021-a.html"]);
      expect(sentences).toEqual([expect.stringMatching(/2022 could not be read: permission was denied/)]);
    },
  );
});
