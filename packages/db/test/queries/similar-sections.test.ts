import type { SectionId } from "@gongkai/schema";
import { similarityOf } from "@gongkai/text";
import { expect, test } from "vitest";
import {
  type Database,
  refreshFingerprints,
  reusedNarratives,
  type StoredReport,
  similarSections,
  storeReport,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { type SampleOptions, sampleReport } from "../support/sample-report.ts";

const CHARACTERS =
  "依托门户网站及时更新栏目加强组织领导完善工作机制开展业务培训提升服务水平规范办理流程落实责任";

/** A made-up narrative of some 400 characters; other seeds say other things. */
function narrative(seed: number, sentences = 20): string {
  let state = seed * 7919 + 1;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % below;
  };
  const sentence = () =>
    `${Array.from({ length: 20 }, () => CHARACTERS.charAt(next(CHARACTERS.length))).join("")}${next(900)}件。`;
  return Array.from({ length: sentences }, sentence).join("\n");
}

/** Stores a report whose first sections have these texts. */
function storeTexts(
  database: Database,
  options: SampleOptions,
  texts: readonly string[],
): Promise<StoredReport> {
  const input = sampleReport(options);
  const sections = input.report.sections.map((section, at) => ({ ...section, text: texts[at] ?? "无。" }));
  return storeReport(database, { ...input, report: { ...input.report, sections } });
}

async function countRows({ pool }: Database): Promise<Readonly<Record<string, number>>> {
  const { rows } = await pool.query(
    "select (select count(*) from section_fingerprints) fingerprints, (select count(*) from section_bands) bands",
  );
  return rows[0];
}

describeDatabases("similar sections", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("are found with their agency, year and the share of the text, best first", async () => {
    const database = await openEmpty();
    const copied = narrative(1);
    const altered = copied.split("\n").with(3, narrative(9, 1)).join("\n");
    const asked = await storeTexts(database, { agency: "清河县司法局" }, [copied, narrative(2)]);
    const near = await storeTexts(database, { agency: "白杨县教育局", year: 2021 }, [narrative(3), altered]);
    const same = await storeTexts(database, { agency: "石桥县财政局" }, [copied.replace(/\d+/g, "7")]);
    await storeTexts(database, { agency: "青山县财政局" }, [narrative(4), narrative(5)]);
    const { sections, isComplete } = await similarSections(database, {
      versionId: asked.versionId,
      position: 0,
    });
    expect(isComplete).toBe(true);
    expect(sections).toEqual([
      {
        versionId: same.versionId,
        position: 0,
        reportId: same.reportId,
        section: "overview",
        agencyId: same.agencyId,
        agency: "石桥县财政局",
        year: 2022,
        similarity: 1,
      },
      {
        versionId: near.versionId,
        position: 1,
        reportId: near.reportId,
        section: "proactiveDisclosure",
        agencyId: near.agencyId,
        agency: "白杨县教育局",
        year: 2021,
        similarity: similarityOf(copied, altered).ofFirst,
      },
    ]);
    const best = await similarSections(database, { versionId: asked.versionId, position: 0 }, { limit: 1 });
    expect(best.sections.map(({ similarity }) => similarity)).toEqual([1]);
    const exact = await similarSections(
      database,
      { versionId: asked.versionId, position: 0 },
      { minimum: 0.99 },
    );
    expect(exact.sections).toHaveLength(1);
  });

  test("are not looked for where the section is short or does not exist", async () => {
    const database = await openEmpty();
    const { versionId } = await storeTexts(database, {}, ["未收到申请。"]);
    await storeTexts(database, { agency: "白杨县教育局" }, ["未收到申请。"]);
    const nothing = { sections: [], isComplete: true };
    expect(await similarSections(database, { versionId, position: 0 })).toEqual(nothing);
    expect(await similarSections(database, { versionId, position: 99 })).toEqual(nothing);
    expect(await similarSections(database, { versionId: 99, position: 0 })).toEqual(nothing);
    expect(await countRows(database)).toEqual({ fingerprints: 0, bands: 0 });
  });

  test("of real reports are never those of invented ones", async () => {
    const database = await openEmpty();
    const real = await storeTexts(database, {}, [narrative(1)]);
    const invented = await storeTexts(database, { agency: "白杨县教育局", synthetic: true }, [narrative(1)]);
    const other = await storeTexts(database, { agency: "石桥县财政局", synthetic: true }, [narrative(1)]);
    const found = async ({ versionId }: StoredReport) =>
      (await similarSections(database, { versionId, position: 0 })).sections.map((each) => each.versionId);
    expect(await found(real)).toEqual([]);
    expect(await found(invented)).toEqual([other.versionId]);
  });

  test("are those of current versions, and a version that is current again is found again", async () => {
    const database = await openEmpty();
    const asked = await storeTexts(database, {}, [narrative(1)]);
    const found = async () =>
      (await similarSections(database, { versionId: asked.versionId, position: 0 })).sections.map(
        (each) => each.versionId,
      );
    const agency = "白杨县教育局";
    const former = await storeTexts(database, { agency }, [narrative(1)]);
    const counted = await countRows(database);
    expect(await found()).toEqual([former.versionId]);

    const newer = sampleReport({ agency, remark: "更正" });
    const sections = newer.report.sections.map((section) => ({ ...section, text: narrative(2) }));
    await storeReport(database, { ...newer, report: { ...newer.report, sections: sections.slice(0, 1) } });
    expect(await found()).toEqual([]);
    expect(await countRows(database)).toEqual(counted);

    // Another parser finds that the newer source speaks for another year.
    const moved = sampleReport({ agency, year: 2019, parserVersion: "2.0.0" });
    await storeReport(database, { ...moved, source: newer.source });
    expect(await found()).toEqual([former.versionId]);
    expect(await countRows(database)).toEqual(counted);
  });

  test("are found in a database from before fingerprints once those were made", async () => {
    const database = await openEmpty();
    const asked = await storeTexts(database, {}, [narrative(1)]);
    await storeTexts(database, { agency: "白杨县教育局" }, [narrative(1), narrative(2)]);
    const counted = await countRows(database);
    await database.pool.query(
      "update report_versions set fingerprint_version = 0; delete from section_bands; delete from section_fingerprints",
    );
    expect(await refreshFingerprints(database)).toBe(2);
    expect(await refreshFingerprints(database)).toBe(0);
    expect(await countRows(database)).toEqual(counted);
    const key = { versionId: asked.versionId, position: 0 };
    expect((await similarSections(database, key)).sections).toHaveLength(1);
  });

  test("are bounded where very many are the same, and it is said that there may be more", async () => {
    const database = await openEmpty();
    const { versionId } = await storeTexts(database, {}, Array(6).fill(narrative(1)));
    for (let count = 0; count < 18; count++) {
      await storeTexts(database, { agency: `白杨县第${count}小学` }, Array(6).fill(narrative(1)));
    }
    const { sections, isComplete } = await similarSections(
      database,
      { versionId, position: 0 },
      { limit: 1000 },
    );
    expect(isComplete).toBe(false);
    expect(sections.length).toBeGreaterThan(80);
    expect(sections.length).toBeLessThan(102);
  });
});

describeDatabases("reused narratives", (databases) => {
  const openEmpty = openMigratedDatabases(databases);
  const found = async (database: Database, { versionId }: StoredReport) =>
    (await reusedNarratives(database, versionId)).map(
      ({ section, from, agency, year, similarity }): [SectionId, string, string, number, number] => [
        section,
        from,
        agency,
        year,
        Math.round(similarity * 100),
      ],
    );

  test("name the agency's earlier report and another agency's, for each section", async () => {
    const database = await openEmpty();
    const agency = "清河县司法局";
    await storeTexts(database, { agency, year: 2021 }, [narrative(1), narrative(2)]);
    await storeTexts(database, { agency, year: 2020 }, [narrative(1), narrative(3)]);
    await storeTexts(database, { agency: "白杨县教育局", year: 2022 }, ["无。", narrative(4)]);
    const asked = await storeTexts(database, { agency, year: 2022 }, [narrative(1), narrative(4)]);
    expect(await found(database, asked)).toEqual([
      ["overview", "sameAgency", agency, 2021, 100],
      ["proactiveDisclosure", "otherAgency", "白杨县教育局", 2022, 100],
    ]);
  });

  test("are looked for in earlier years only: the original is no copy of its copy", async () => {
    const database = await openEmpty();
    const original = await storeTexts(database, { year: 2021 }, [narrative(1)]);
    await storeTexts(database, { year: 2022 }, [narrative(1)]);
    await storeTexts(database, { agency: "白杨县教育局", year: 2023 }, [narrative(1)]);
    expect(await found(database, original)).toEqual([]);
  });

  test("are none where half of the text is new, or where the report names no agency or year", async () => {
    const database = await openEmpty();
    await storeTexts(database, { agency: "白杨县教育局", year: 2021 }, [narrative(1)]);
    const half = `${narrative(1, 10)}\n${narrative(2, 10)}`;
    expect(await found(database, await storeTexts(database, {}, [half]))).toEqual([]);
    for (const options of [{ agency: null }, { year: null }]) {
      expect(await found(database, await storeTexts(database, options, [narrative(1)]))).toEqual([]);
    }
  });
});
