import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import {
  listSources,
  noteFoundEmpty,
  readingsOfVersions,
  readSource,
  storeReport,
  storeSource,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { openMigratedDatabases } from "../support/migrated-databases.ts";
import { sampleReport } from "../support/sample-report.ts";
import { sampleSource } from "../support/sample-source.ts";

describeDatabases("where a source was met", (databases) => {
  const openEmpty = openMigratedDatabases(databases);

  test("notes where and when a source was seen, and goes by the earliest sight of it", async () => {
    const database = await openEmpty();
    const seen = (day: number, origin: string, name: string) => {
      const sample = sampleReport({ origin });
      const observedAt = new Date(Date.UTC(2024, 0, day));
      return {
        ...sample,
        source: { ...sample.source, name },
        observedAt,
        url: `https://example.org/${origin}`,
      };
    };
    await storeReport(database, seen(5, "b", "b.txt"));
    await storeReport(database, seen(3, "a", "a.txt"));
    await storeReport(database, seen(9, "c", "c.txt"));
    await storeReport(database, seen(7, "b", "b.txt"));
    const { rows } = await database.pool.query(`
      select name, first_seen_at::date::text as day, origin, url, observed_at::date::text as seen
      from sources join source_observations on source_sha256 = sha256 order by origin`);
    expect(rows).toEqual(
      [3, 5, 9].map((day, index) => ({
        name: "a.txt",
        day: "2024-01-03",
        origin: "abc"[index],
        url: `https://example.org/${"abc"[index]}`,
        seen: `2024-01-0${day}`,
      })),
    );
  });

  test("takes the reading from the place that held the source last, whichever was read first", async () => {
    const shown: unknown[] = [];
    const day = (count: number) => new Date(Date.UTC(2024, 0, count));
    const places = [
      { origin: "/a", year: 2020, observedAt: day(1) },
      { origin: "/b", year: 2021, observedAt: day(2) },
      { origin: "/c", year: 2022, observedAt: day(2) },
    ];
    for (const met of [places, places.toReversed(), [...places.slice(1), ...places]]) {
      const database = await openEmpty();
      for (const { year, ...place } of met)
        await storeSource(database, sampleSource([{ year }], { words: "one", ...place }));
      const { rows } = await database.pool.query(
        "select year from reports join report_versions on report_id = reports.id where is_current",
      );
      shown.push(rows);
    }
    expect(shown).toEqual(places.map(() => [{ year: 2022 }]));
  });

  test("lists sources for another parser, each with the place that held it last", async () => {
    const database = await openEmpty();
    const day = (count: number) => new Date(Date.UTC(2024, 0, count));
    for (const words of ["one", "two", "three"]) {
      for (const count of [2, 1]) {
        const place = {
          origin: `/${count}/${words}`,
          url: `https://example.org/${count}`,
          observedAt: day(count),
        };
        await storeSource(database, sampleSource([{ agency: `${words}局` }], { words, ...place }));
      }
    }
    const first = await listSources(database, { after: null, limit: 2, outdatedFor: "2.0.0" });
    const rest = await listSources(database, {
      after: first.at(-1)?.sha256 ?? "",
      limit: 2,
      outdatedFor: "2.0.0",
    });
    expect([...first, ...rest].map(({ sha256 }) => sha256)).toEqual(
      ["one", "two", "three"].map((words) => createHash("sha256").update(words).digest("hex")).sort(),
    );
    expect(first[0]).toMatchObject({ url: "https://example.org/2", observedAt: day(2), synthetic: false });
    const kept = await readSource(database, first[0]?.sha256 ?? "");
    const words = kept?.bytes?.toString() ?? "";
    const again = { words, parserVersion: "2.0.0", origin: first[0]?.origin ?? "" };
    const [reread] = await storeSource(database, sampleSource([{ agency: `${words}局` }], again));
    expect(reread?.outcome).toBe("unchanged");
    const version = (await readingsOfVersions(database, [reread?.versionId ?? 0])).get(
      reread?.versionId ?? 0,
    );
    expect(version?.parserVersion).toBe("2.0.0");
    const outdated = async (outdatedFor: string, limit = 9) =>
      (await listSources(database, { after: null, limit, outdatedFor })).map(({ sha256 }) => sha256);
    const [, second = "", third = ""] = [...first, ...rest].map(({ sha256 }) => sha256);
    expect(await outdated("2.0.0")).toEqual([second, third]);
    // What a newer parser has read, or found empty, is not read by an older one again.
    expect(await outdated("0.9.0")).toEqual([]);
    await noteFoundEmpty(database, second, "2.0.0");
    await noteFoundEmpty(database, second, "1.5.0");
    expect(await outdated("2.0.0", 1)).toEqual([third]);
    expect(await outdated("1.9.0", 1)).toEqual([third]);
    expect(await outdated("10.0.0", 3)).toHaveLength(3);
    expect(await listSources(database, { after: null, limit: 9 })).toHaveLength(3);
  });
});
