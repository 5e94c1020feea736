import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  listReports,
  readSource,
  reportsByIds,
  settleAgency,
  storeReport,
  storeSource,
  versionsOfReports,
} from "../../src/index.ts";
import { bareAgency, describeDatabases } from "../../src/testing/index.ts";
import { readContents } from "../support/database-contents.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";
import { sampleSource } from "../support/sample-source.ts";

const TWO_YEARS = [{ year: 2021 }, { year: 2022 }];

/** A sample whose bytes are not the UTF-8 of its text. */
function encodedReport() {
  const sample = sampleReport();
  const bytes = Buffer.from(sample.source.text, "utf16le");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { ...sample, source: { ...sample.source, sha256 }, bytes };
}

describeDatabases("storing a source", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("keeps bytes once, and by themselves only where the text does not give them back", async () => {
    const database = await openEmpty();
    const plain = sampleReport();
    const bytes = Buffer.from(plain.source.text);
    await storeReport(database, { ...plain, bytes });
    const encoded = encodedReport();
    await storeReport(database, encoded);
    expect((await readContents(database)).rows).toMatchObject({ source_bytes: 1, source_texts: 1 });
    for (const input of [{ ...plain, bytes }, encoded]) {
      const { sha256, text } = input.source;
      const kept = await readSource(database, sha256);
      expect(kept).toMatchObject({ sha256, text, mediaType: "text/plain", byteLength: input.bytes.length });
      expect(Buffer.from(kept?.bytes ?? [])).toEqual(Buffer.from(input.bytes));
    }
    expect(await readSource(database, "0".repeat(64))).toBeUndefined();
  });

  test("keeps the bytes that come with a source that was stored without them", async () => {
    const database = await openEmpty();
    const { bytes, ...encoded } = encodedReport();
    await storeReport(database, encoded);
    expect((await readSource(database, encoded.source.sha256))?.bytes).toBeNull();
    expect(await storeReport(database, { ...encoded, bytes })).toMatchObject({ outcome: "unchanged" });
    expect((await readSource(database, encoded.source.sha256))?.bytes).toEqual(bytes);
    const before = await readContents(database);
    await storeReport(database, { ...encoded, bytes });
    expect(await readContents(database)).toEqual(before);
  });

  test("refuses bytes that are not those of the source", async () => {
    const database = await openEmpty();
    await expect(storeReport(database, { ...sampleReport(), bytes: Buffer.from("x") })).rejects.toThrow(
      /SHA-256/,
    );
  });

  test("stores every report of a source, and nothing when it comes again", async () => {
    const database = await openEmpty();
    const input = sampleSource(TWO_YEARS, { words: "two" });
    const stored = await storeSource(database, input);
    expect(stored.map(({ outcome }) => outcome)).toEqual(["stored", "stored"]);
    const page = await listReports(database, {}, "newestYearFirst", { size: 10, from: "start" });
    expect(page.items.map(({ item }) => item.year)).toEqual([2022, 2021]);
    const before = await readContents(database);
    expect(await storeSource(database, input)).toEqual(
      stored.map((each) => ({ ...each, outcome: "unchanged" })),
    );
    expect(await readContents(database)).toEqual(before);
  });

  test("stores nothing of a source without reports", async () => {
    const database = await openEmpty();
    const before = await readContents(database);
    expect(await storeSource(database, sampleSource([], { words: "none" }))).toEqual([]);
    expect(await readContents(database)).toEqual(before);
  });

  test("adds the reports of a source of which only the first was stored", async () => {
    const database = await openEmpty();
    const [first] = await storeSource(database, sampleSource(TWO_YEARS.slice(0, 1), { words: "two" }));
    const both = await storeSource(database, sampleSource(TWO_YEARS, { words: "two" }));
    expect(both).toMatchObject([{ ...first, outcome: "unchanged" }, { outcome: "stored" }]);
    expect(
      await reportsByIds(
        database,
        both.map(({ reportId }) => reportId),
      ),
    ).toHaveLength(2);
  });

  test("gives reports that go by their source a key each, the first the one it always had", async () => {
    const database = await openEmpty();
    const nameless = [{ agency: null }, { agency: null }, { agency: "政务服务局", isCertain: false }];
    const input = sampleSource(nameless, { words: "nameless" });
    const stored = await storeSource(database, input);
    const { sha256 } = input.source;
    expect(stored.map(({ reportId }) => reportId)).toEqual([sha256, `${sha256}-2`, `${sha256}-3`]);
    expect(await reportsByIds(database, [sha256, `${sha256}-2`, `${sha256}-3`])).toHaveLength(3);
  });

  test("keeps two reports of a source for one agency and year, and shows the one with more cells read", async () => {
    for (const unread of [
      [0, 5],
      [5, 0],
    ]) {
      const database = await openEmpty();
      const readings = unread.map((count) => ({ unread: count, title: `lost ${count}` }));
      const stored = await storeSource(database, sampleSource(readings, { words: "twice" }));
      const reportId = stored[0]?.reportId ?? "";
      expect(stored).toMatchObject([{ outcome: "stored" }, { outcome: "newVersion", reportId }]);
      expect(await reportsByIds(database, [reportId])).toMatchObject([{ title: "lost 0" }]);
      const versions = await versionsOfReports(database, [reportId], { size: 1, from: "start" });
      expect(versions.get(reportId)).toMatchObject({ total: 2, hasNext: true });
    }
  });

  test("makes one version of two reports of a source that say the same", async () => {
    const database = await openEmpty();
    const same = { title: "same" };
    const stored = await storeSource(database, sampleSource([same, same], { words: "same" }));
    expect(stored.map(({ outcome }) => outcome)).toEqual(["stored", "unchanged"]);
    expect(stored[0]?.versionId).toBe(stored[1]?.versionId);
  });

  test("takes away from a source only what a newer parser no longer finds in it", async () => {
    const database = await openEmpty();
    const former = await storeSource(
      database,
      sampleSource([{ year: 2021 }, { year: 2020 }], { words: "two" }),
    );
    const latter = await storeSource(
      database,
      sampleSource([{ year: 2021, title: "better" }, { year: 2022 }], {
        words: "two",
        parserVersion: "2.0.0",
      }),
    );
    expect(latter.map(({ outcome }) => outcome)).toEqual(["newVersion", "stored"]);
    const ids = [...former, ...latter].map(({ reportId }) => reportId);
    const shown = await reportsByIds(database, ids);
    expect(shown.map(({ year, title }) => [year, title]).sort()).toEqual([
      [2021, "better"],
      [2022, "1"],
    ]);
  });

  test("does not let an older parser undo what a newer one has read", async () => {
    const database = await openEmpty();
    const [newer] = await storeSource(
      database,
      sampleSource([{ year: 2022 }], { words: "one", parserVersion: "0.10.0" }),
    );
    const [older] = await storeSource(
      database,
      sampleSource([{ agency: "误读县司法局" }], { words: "one", parserVersion: "0.9.0" }),
    );
    expect(older?.outcome).toBe("stored");
    const shown = await reportsByIds(database, [newer?.reportId ?? "", older?.reportId ?? ""]);
    expect(shown.map(({ id }) => id)).toEqual([newer?.reportId]);
  });

  test("gives the reports of a source to the agency that a person names, where they name none or the same", async () => {
    const database = await openEmpty();
    const uncertain = { agency: "政务服务局", isCertain: false };
    const input = sampleSource(
      [
        { ...uncertain, year: 2021 },
        { ...uncertain, year: 2022 },
        { agency: "清河县教育局", year: 2022 },
      ],
      { words: "three" },
    );
    const [one, two, other] = await storeSource(database, input);
    const agency = { agency: bareAgency("清河县政务服务局"), parents: [] };
    const settled = await settleAgency(database, { reportId: two?.reportId ?? "", agency, author: "张三" });
    expect(settled.reportId).toBe(`${settled.agencyId}-2022`);
    expect((await storeSource(database, input)).map(({ outcome, reportId }) => [outcome, reportId])).toEqual([
      ["unchanged", `${settled.agencyId}-2021`],
      ["unchanged", settled.reportId],
      ["unchanged", other?.reportId],
    ]);
    await expect(
      settleAgency(database, { reportId: other?.reportId ?? "", agency, author: "张三" }),
    ).rejects.toThrow(/Withdraw that first/);
    const back = await settleAgency(database, { reportId: settled.reportId, agency: null, author: "张三" });
    expect(back.reportId).toBe(two?.reportId);
    const ids = [one, two, other].map((each) => each?.reportId ?? "");
    expect((await reportsByIds(database, ids)).map(({ agencyMatch }) => agencyMatch).sort()).toEqual([
      "named",
      "uncertain",
      "uncertain",
    ]);
  });
});
