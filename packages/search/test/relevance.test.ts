import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, openDatabase } from "@gongkai/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indexSections } from "../relevance/corpus/corpus.ts";
import { makeCorpus } from "../relevance/corpus/made-corpus.ts";
import { hitWithin, normalisedGain, recall, reciprocalRank } from "../relevance/measure/metrics.ts";
import { printTable } from "../relevance/measure/print-table.ts";
import { readOptions } from "../relevance/options.ts";
import { findOccurrences } from "../relevance/queries/occurrences.ts";
import { QUERY_CLASS_IDS } from "../relevance/queries/query.ts";
import { drawFrom, evaluate, fillIndex, searchPostgres } from "../relevance/run-relevance.ts";

const SECTIONS = 1200;
/** At this share a single miss of the classes of a hundred is no miss of a target of 0.95. */
const SHARE = 0.25;

describe("relevance of the engine inside PostgreSQL", () => {
  let folder: string;
  let database: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gongkai-relevance-"));
    database = await openDatabase({ directory: folder, role: "command" });
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it("reaches the target of every class of queries on a small made-up corpus", async () => {
    const documents = makeCorpus({ seed: 1, sections: SECTIONS });
    const drawn = drawFrom(documents, { classes: QUERY_CLASS_IDS, share: SHARE, seed: 1 });
    const evaluated = searchPostgres(database.pool, drawn.today);
    await evaluated.search.prepare();
    await fillIndex(evaluated.search, documents);
    const result = await evaluate(evaluated, drawn, false);
    await evaluated.search.close();
    expect(result.classes.map(({ id }) => id)).toEqual(QUERY_CLASS_IDS);
    expect(result.missed, printTable(result, evaluated.capabilities.substrings)).toEqual([]);
  });
});

describe("the queries of the evaluation", () => {
  it("are the same for the same seed, and others for another", () => {
    const documents = makeCorpus({ seed: 3, sections: 300 });
    const textsWith = (seed: number) => {
      const { queries } = drawFrom(documents, { classes: QUERY_CLASS_IDS, share: 0.1, seed });
      return [...queries.values()].flatMap((list) => list.map(({ text }) => text));
    };
    expect(textsWith(1)).toEqual(textsWith(1));
    expect(textsWith(2)).not.toEqual(textsWith(1));
    expect(makeCorpus({ seed: 3, sections: 300 })).toEqual(documents);
  });

  it("are drawn from documents that say they are synthetic", () => {
    expect(makeCorpus({ seed: 3, sections: 60 }).every(({ synthetic }) => synthetic)).toBe(true);
  });

  it("know where terms occur, numbers only whole", () => {
    const [first, second] = indexSections(
      ["办理行政复议12件。", "办理行政诉讼112件。"].map((text, index) => ({
        id: String(index),
        agency: null,
        year: 2020,
        section: "overview" as const,
        heading: "",
        title: "复议",
        text,
      })),
    );
    const occurrences = findOccurrences(
      [first, second].flatMap((section) => section ?? []),
      ["12件", "复议", "2020年", "不予公开"],
    );
    expect(occurrences.holding("12件")).toEqual([first]);
    expect(occurrences.holding("复议")).toEqual([first, second]);
    expect(occurrences.holding("2020年")).toEqual([first, second]);
    expect(occurrences.holding("不予公开")).toEqual([]);
    expect(() => occurrences.holding("别的")).toThrow("别的");
  });
});

describe("the measures", () => {
  const grades = new Map([
    ["best", 3],
    ["good", 2],
    ["fair", 1],
  ]);

  it("look at the first hits alone", () => {
    expect(hitWithin(["other", "best"], grades, 1)).toBe(false);
    expect(hitWithin(["other", "best"], grades, 10)).toBe(true);
    expect(reciprocalRank(["other", "best"], grades)).toBe(0.5);
    expect(reciprocalRank(Array.from({ length: 10 }, String).concat("best"), grades)).toBe(0);
    expect(recall(["best", "other"], grades)).toBeCloseTo(1 / 3);
  });

  it("give the best order the gain 1 and every other one less", () => {
    expect(normalisedGain(["best", "good", "fair"], grades)).toBe(1);
    expect(normalisedGain(["good", "best", "fair"], grades)).toBeLessThan(1);
    expect(normalisedGain(["other"], grades)).toBe(0);
    expect(normalisedGain([], new Map())).toBe(1);
  });
});

describe("the options of the command", () => {
  it("name corpus, engines and queries", () => {
    expect(readOptions([], {})).toMatchObject({
      corpus: { kind: "made", sections: 6000 },
      engines: ["postgres"],
      classes: QUERY_CLASS_IDS,
      strict: false,
    });
    const given = ["--reports", "folder", "--class", "typo", "--queries", "0.5", "--strict"];
    expect(readOptions(given, { MEILI_URL: "http://localhost:7700" })).toMatchObject({
      corpus: { kind: "reports", folder: "folder" },
      engines: ["postgres", "meilisearch"],
      classes: ["typo"],
      share: 0.5,
      strict: true,
    });
    expect(readOptions(["--help"], {})).toBeNull();
  });

  it("are refused where they make no sense", () => {
    for (const args of [
      ["--engine", "other"],
      ["--engine", "meilisearch"],
      ["--class", "all"],
      ["--sections", "none"],
      ["--database", "x", "--reports", "y"],
      ["--unknown"],
    ]) {
      expect(() => readOptions(args, {}), args.join(" ")).toThrow(
        expect.objectContaining({ code: "BAD_USER_INPUT" }),
      );
    }
  });
});
