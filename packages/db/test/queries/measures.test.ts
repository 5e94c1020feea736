import { beforeAll, describe, expect, test } from "vitest";
import {
  applyMigrations,
  type Database,
  MAX_MEASURES,
  type MeasureRequest,
  reportStats,
} from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { PARTS_OF_SPLIT } from "../support/drawn-measures.ts";
import { storeMadeUpReports } from "../support/made-up-figures.ts";

const RECEIVED: MeasureRequest = { name: "received", cells: ["requests/received/total"] };
const AMOUNT = "proactiveDisclosure/fees.administrativeFees/amountCollected";

describeDatabases("measures of figures", ({ open }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await applyMigrations(database);
    await storeMadeUpReports(database);
  });

  describe("count by cells that", () => {
    const measure = async (...cells: readonly string[]) => {
      const measures = [{ name: "it", cells }];
      const stats = await reportStats(database, {
        filter: {},
        groupBy: ["edition"],
        measures,
        maxGroups: 10,
      });
      return { ...stats, description: stats.measures[0] };
    };
    const cellsByEdition = async (...cells: readonly string[]) =>
      (await measure(...cells)).description?.editions.map((edition) => edition.cells);

    test("both editions have, under one address", async () => {
      expect(await cellsByEdition("requests/received/total")).toEqual([
        ["requests/received/total"],
        ["requests/received/total"],
      ]);
    });

    test("a later edition has split, from either side, when the parts are whole", async () => {
      const whole = "requests/processed.otherwiseClosed/total";
      expect(await cellsByEdition(whole)).toEqual([[whole], PARTS_OF_SPLIT]);
      expect(await cellsByEdition(...PARTS_OF_SPLIT)).toEqual([[whole], PARTS_OF_SPLIT]);
      expect(await cellsByEdition(...PARTS_OF_SPLIT.slice(1))).toEqual([[], PARTS_OF_SPLIT.slice(1)]);
      expect((await measure(whole)).description?.notes).toHaveLength(1);
    });

    test("only one edition has, and then expect it of the reports by that edition", async () => {
      const cell = "proactiveDisclosure/procurement.centralizedProcurement/projects";
      const { groups, description } = await measure(cell);
      expect(description?.editions.map(({ cells }) => cells)).toEqual([[cell], []]);
      const of2021 = groups.find(({ keys }) => keys.edition === "2021");
      // What mixes forms prints the cell all the same, and is counted; nothing else is expected to.
      expect(of2021?.figures[0]?.expected).toBeLessThan(of2021?.reports ?? 0);
      expect(of2021?.figures[0]?.unread).toBeLessThanOrEqual(of2021?.figures[0]?.expected ?? 0);
    });

    test("have changed their meaning, never joined", async () => {
      const [created, issued] = ["created", "issued"].map(
        (column) => `proactiveDisclosure/documents.rules/${column}`,
      );
      expect(await cellsByEdition(created ?? "")).toEqual([[created], []]);
      expect(await cellsByEdition(issued ?? "")).toEqual([[], [issued]]);
      await expect(measure(created ?? "", issued ?? "")).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
    });

    test("stand under the name of a group of rows, its total apart", async () => {
      const denied = await cellsByEdition("requests/processed.denied/total");
      expect(denied?.map((cells) => cells.length)).toEqual([8, 8]);
      const outcomes = await cellsByEdition("requests/processed/naturalPerson");
      expect(outcomes?.map((cells) => cells.length)).toEqual([19, 21]);
      expect(outcomes?.flat()).not.toContain("requests/processed.total/naturalPerson");
    });
  });

  test.each([
    ["a total and one of its parts", ["requests/processed.total/total", "requests/processed.granted/total"]],
    [
      "a total and a group of its parts",
      ["requests/processed.denied/total", "requests/processed.total/total"],
    ],
    ["a total of applicants and one of them", ["requests/received/total", "requests/received/naturalPerson"]],
    [
      "totals of rows and of applicants that cross",
      ["requests/processed.total/naturalPerson", "requests/processed.granted/total"],
    ],
    [
      "a total of outcomes and one of them",
      ["remedies/reconsideration/total", "remedies/reconsideration/upheld"],
    ],
    [
      "what one edition splits and the other does not",
      ["requests/processed.otherwiseClosed/total", "requests/processed.otherwiseClosed.other/total"],
    ],
    ["a cell twice", ["requests/received/total", "requests/received/total"]],
  ])("are refused for %s", async (_, cells) => {
    const request = { filter: {}, groupBy: [], measures: [{ name: "it", cells }], maxGroups: 1 };
    await expect(reportStats(database, request)).rejects.toMatchObject({
      code: "BAD_USER_INPUT",
      message: expect.stringContaining("would count twice"),
    });
  });

  test.each([
    ["no measure at all", []],
    ["two measures of one name", [RECEIVED, RECEIVED]],
    ["a measure of nothing", [{ name: "it", cells: [] }]],
    ["a cell that no form has", [{ name: "it", cells: ["requests/received/everybody"] }]],
    ["a group with more behind it", [{ name: "it", cells: ["requests/processed.denied/total/more"] }]],
    ["the name of something in JavaScript", [{ name: "it", cells: ["__proto__/constructor/toString"] }]],
    [
      "more cells than a statement should hold",
      Array.from({ length: 13 }, (_, at) => ({
        name: String(at),
        cells: ["requests/processed/total"],
        shareOf: ["requests/processed/naturalPerson"],
      })),
    ],
    ["no address at all", [{ name: "it", cells: ["'; drop table reports; --"] }]],
    ["money added to counts", [{ name: "it", cells: ["requests/received/total", AMOUNT] }]],
    ["money as a share of counts", [{ name: "it", cells: [AMOUNT], shareOf: ["requests/received/total"] }]],
    ["a quantile that is none", [{ ...RECEIVED, quantiles: [1.01] }]],
    ["a quantile that is no number", [{ ...RECEIVED, quantiles: [Number.NaN] }]],
    ["too many quantiles", [{ ...RECEIVED, quantiles: Array.from({ length: 11 }, (_, at) => at / 11) }]],
    [
      "too many measures",
      Array.from({ length: MAX_MEASURES + 1 }, (_, at) => ({ ...RECEIVED, name: String(at) })),
    ],
  ])("are refused for %s", async (_, measures) => {
    const request = { filter: {}, groupBy: [], measures, maxGroups: 1 };
    await expect(reportStats(database, request)).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  });
});
