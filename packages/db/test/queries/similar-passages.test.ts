import { expect, test } from "vitest";
import { type Database, type StoredReport, similarPassages, storeReport } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { type SampleOptions, sampleReport } from "../support/sample-report.ts";

/** Sentences of made-up words, no two alike; some twenty characters each. */
function sentence(seed: number): string {
  const characters = Array.from({ length: 24 }, (_, index) =>
    String.fromCodePoint(0x4e00 + ((seed * 911 + index * 37 + index * index * seed) % 5000)),
  );
  return `${characters.join("")}${seed}件。`;
}

const sentences = (...seeds: readonly number[]) => seeds.map(sentence);

function storeText(database: Database, options: SampleOptions, text: string): Promise<StoredReport> {
  const input = sampleReport(options);
  const sections = input.report.sections.map((section, at) => ({
    ...section,
    text: at === 0 ? text : "无。",
  }));
  return storeReport(database, { ...input, report: { ...input.report, sections } });
}

describeDatabases("passages in common", (databases) => {
  const openEmpty = openMigratedDatabases(databases);
  const common = sentences(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  test("are marked in both texts, and each in one is told from that in the other", async () => {
    const database = await openEmpty();
    const ours = ["开头不同。", ...common].join("\n");
    const theirs = [...common.slice(5), "這裡另外有一句不一樣的話。", ...common.slice(0, 5)]
      .join("")
      .replaceAll("件", " 件");
    const asked = await storeText(database, { agency: "清河县司法局" }, ours);
    const other = await storeText(database, { agency: "白杨县教育局", year: 2021 }, theirs);
    await storeText(database, { agency: "石桥县财政局" }, sentences(21, 22, 23, 24, 25, 26).join(""));

    const { sections, isComplete } = await similarPassages(database, {
      versionId: asked.versionId,
      position: 0,
    });
    expect(isComplete).toBe(true);
    expect(sections).toHaveLength(1);
    const [found] = sections;
    if (found === undefined) return;
    expect(found).toMatchObject({ versionId: other.versionId, agency: "白杨县教育局", year: 2021 });
    expect(found.asked.text).toBe(ours);
    expect(found.other.text).toBe(theirs);
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const cut = (text: string, spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => letters(text.slice(start, end)));
    const halves = [common.slice(0, 5), common.slice(5)].map((half) => letters(half.join("")));
    expect(
      cut(
        ours,
        found.passages.map(({ first }) => first),
      ),
    ).toEqual(halves);
    expect(
      cut(
        theirs,
        found.passages.map(({ second }) => second),
      ),
    ).toEqual(halves);
    expect(cut(theirs, found.other.marks)).toEqual(halves.toReversed());
    expect(cut(ours, found.asked.marks).join("")).toBe(halves.join(""));
  });

  test("are marked once where one text says them twice", async () => {
    const database = await openEmpty();
    const [repeated = ""] = sentences(31);
    const asked = await storeText(database, {}, [...common, repeated, ...sentences(32), repeated].join(""));
    await storeText(database, { agency: "白杨县教育局" }, [...common, repeated, ...sentences(32)].join(""));
    const { sections } = await similarPassages(database, { versionId: asked.versionId, position: 0 });
    const marks = sections[0]?.other.marks ?? [];
    expect(marks).toHaveLength(1);
    expect(sections[0]?.passages.length).toBeGreaterThan(1);
  });

  test("may be made longer, fewer sections may be asked for, and there may be none", async () => {
    const database = await openEmpty();
    const asked = await storeText(database, {}, common.join(""));
    for (const agency of ["白杨县教育局", "石桥县财政局"])
      await storeText(database, { agency }, common.join(""));
    const key = { versionId: asked.versionId, position: 0 };
    expect((await similarPassages(database, key)).sections).toHaveLength(2);
    expect((await similarPassages(database, key, { limit: 1 })).sections).toHaveLength(1);
    const long = await similarPassages(database, key, { shortest: 1000 });
    expect(long.sections[0]).toMatchObject({ passages: [], asked: { marks: [] }, other: { marks: [] } });
    expect(await similarPassages(database, { versionId: asked.versionId, position: 1 })).toEqual({
      sections: [],
      isComplete: true,
    });
    expect((await similarPassages(database, { versionId: 999, position: 0 })).sections).toEqual([]);
  });
});
