import { APPLICANTS, type CellAddress, formCells, REMEDIES_GROUPS } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { generateAgencies, generateReport, generateSeries, type Truth } from "../src/index.ts";
import { numberAt, sumWhere } from "./support/sums.ts";

const SEEDS = Array.from({ length: 500 }, (_, seed) => seed);
const truths = SEEDS.map(
  (seed) => generateReport({ seed, habits: { filledColumns: "all", marksNotApplicable: false } }).truth,
);

/** Rows whose numbers are outcomes of requests. */
const isOutcome = (row: string) => row.startsWith("processed.") && row !== "processed.total";

describe("on 500 seeds, the figures", () => {
  test("fill every place of the form: 198 in 2019 and 200 in 2021", () => {
    for (const truth of truths) {
      expect([...truth.values.keys()]).toEqual(formCells(truth.edition).map((cell) => cell.address));
      expect(truth.values.size).toBe(truth.edition === "2019" ? 198 : 200);
    }
    expect(new Set(truths.map((truth) => truth.edition)).size).toBe(2);
  });

  test("are whole numbers, and only changes fall below 0", () => {
    for (const truth of truths) {
      for (const [address, value] of truth.values) {
        expect(Number.isInteger(value), address).toBe(true);
        if (!address.endsWith("/netChange")) expect(value, address).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test("balance: received and pending at the start are processed or pending at the end", () => {
    for (const truth of truths) {
      for (const { id } of APPLICANTS) {
        expect(
          numberAt(truth, `requests/received/${id}`) + numberAt(truth, `requests/pendingAtStart/${id}`),
        ).toBe(
          numberAt(truth, `requests/processed.total/${id}`) + numberAt(truth, `requests/pendingAtEnd/${id}`),
        );
      }
    }
  });

  test("add up down every column of outcomes", () => {
    for (const truth of truths) {
      for (const { id } of APPLICANTS) {
        const outcomes = sumWhere(
          truth,
          ({ table, row, column }) => table === "requests" && isOutcome(row) && column === id,
        );
        expect(outcomes).toBe(numberAt(truth, `requests/processed.total/${id}`));
      }
    }
  });

  test("add up across every row of applicants and every group of remedies", () => {
    const totals = (truth: Truth) =>
      [...truth.values.keys()].filter(
        (address) => !address.startsWith("proactiveDisclosure/") && address.endsWith("/total"),
      );
    for (const truth of truths) {
      for (const total of totals(truth)) {
        const line = total.slice(0, -"total".length);
        const parts = [...truth.values].filter(
          ([address]) =>
            address.startsWith(line) && address !== total && !address.slice(line.length).includes("/"),
        );
        expect(
          parts.reduce((sum, [, value]) => sum + Number(value), 0),
          total,
        ).toBe(truth.values.get(total));
      }
    }
  });

  test("leave no stock below 0", () => {
    for (const truth of truths) {
      for (const row of ["documents.rules", "documents.normativeDocuments"] as const) {
        const cell = (column: string) =>
          truth.values.get(`proactiveDisclosure/${row}/${column}` as CellAddress);
        if (truth.edition === "2021") {
          expect(
            Number(cell("inForce")) - Number(cell("issued")) + Number(cell("repealed")),
          ).toBeGreaterThanOrEqual(0);
        } else {
          expect(Number(cell("totalDisclosed"))).toBeGreaterThanOrEqual(Number(cell("newlyDisclosed")));
        }
      }
    }
  });

  test("name an amount of procurement exactly when there are projects", () => {
    const row = "proactiveDisclosure/procurement.centralizedProcurement";
    for (const truth of truths.filter(({ edition }) => edition === "2019")) {
      expect(numberAt(truth, `${row}/totalAmount`) > 0).toBe(numberAt(truth, `${row}/projects`) > 0);
    }
  });

  test("look like the world: mostly zeros, few large", () => {
    const values = truths.flatMap((truth) => [...truth.values.values()]);
    const zeros = values.filter((value) => value === 0).length / values.length;
    expect(zeros).toBeGreaterThan(0.75);
    expect(zeros).toBeLessThan(0.98);
    expect(values.filter((value) => Number(value) > 1000).length).toBeGreaterThan(50);
    const disputes = truths.map((truth) =>
      REMEDIES_GROUPS.reduce((sum, { id }) => sum + numberAt(truth, `remedies/${id}/total`), 0),
    );
    expect(disputes.filter((count) => count > 0).length).toBeGreaterThan(20);
  });
});

describe("the years of one agency", () => {
  const agencies = generateAgencies({ seed: 11, count: 20 }).map((agency) => ({
    ...agency,
    habits: { ...agency.habits, filledColumns: "all" as const, marksNotApplicable: false },
  }));
  const reports = generateSeries({ seed: 11, agencies, years: [2023, 2019, 2020, 2021, 2022] });
  const pairs = reports.flatMap(({ truth }, index) => {
    const next = reports[index + 1]?.truth;
    return next?.agency.name === truth.agency.name ? [[truth, next] as const] : [];
  });

  test("stand in order, whatever order was asked for", () => {
    expect(pairs).toHaveLength(20 * 4);
    for (const [earlier, later] of pairs) expect(later.year).toBe(earlier.year + 1);
  });

  test("carry pending requests over, in every column and across the change of the form", () => {
    for (const [earlier, later] of pairs) {
      for (const { id } of APPLICANTS) {
        expect(numberAt(later, `requests/pendingAtStart/${id}`)).toBe(
          numberAt(earlier, `requests/pendingAtEnd/${id}`),
        );
      }
    }
    expect(pairs.some(([earlier]) => numberAt(earlier, "requests/pendingAtEnd/total") > 0)).toBe(true);
  });

  test("carry documents in force over", () => {
    const row = "proactiveDisclosure/documents.normativeDocuments";
    for (const [earlier, later] of pairs.filter(([truth]) => truth.edition === "2021")) {
      expect(numberAt(later, `${row}/inForce`)).toBe(
        numberAt(earlier, `${row}/inForce`) +
          numberAt(later, `${row}/issued`) -
          numberAt(later, `${row}/repealed`),
      );
    }
  });

  test("start the list of items where the year before ended it", () => {
    const row = "proactiveDisclosure/enforcement.penalties";
    for (const [earlier, later] of pairs.filter(([, truth]) => truth.edition === "2019")) {
      expect(numberAt(later, `${row}/priorYearItems`)).toBe(
        numberAt(earlier, `${row}/priorYearItems`) + numberAt(earlier, `${row}/netChange`),
      );
    }
  });
});
