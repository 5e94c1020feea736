import { describe, expect, expectTypeOf, test } from "vitest";
import {
  type CellAddress,
  CONCORDANCE,
  camelCase,
  EDITIONS,
  editionForYear,
  FORMS,
  formCells,
  type ProactiveDisclosureCellId,
  pascalCase,
  type RequestsRowId,
  screamingSnakeCase,
  snakeCase,
  tableCells,
} from "../src/index.ts";

describe("the official forms", () => {
  test("count 198 cells in 2019 and 200 in 2021, none twice", () => {
    for (const [edition, cells] of [
      ["2019", 198],
      ["2021", 200],
    ] as const) {
      const addresses = formCells(edition).map((cell) => cell.address);
      expect(addresses).toHaveLength(cells);
      expect(new Set(addresses).size).toBe(cells);
    }
  });

  test("have 22 + 161 + 15 cells in 2019 and 10 + 175 + 15 in 2021", () => {
    const counts = EDITIONS.map((edition) =>
      Object.values(FORMS[edition]).map((table) => tableCells(table).length),
    );
    expect(counts).toEqual([
      [22, 161, 15],
      [10, 175, 15],
    ]);
  });

  test("print 26 and 28 lines of table requests less its three header lines, as the notices do", () => {
    const numbered = (edition: "2019" | "2021") =>
      FORMS[edition].requests.blocks.flatMap((block) => block.rows).filter((row) => !row.isGroup).length;
    expect([numbered("2019"), numbered("2021")]).toEqual([23, 25]);
  });

  test("put every row under the group whose id it extends", () => {
    for (const edition of EDITIONS) {
      const rows = FORMS[edition].requests.blocks.flatMap((block) => block.rows);
      for (const row of rows) {
        if (row.group !== null) expect(row.id.startsWith(`${row.group}.`)).toBe(true);
      }
    }
    const otherwiseClosed = (edition: "2019" | "2021") =>
      FORMS[edition].requests.blocks[0]?.rows.find((row) => row.id === "processed.otherwiseClosed")?.isGroup;
    expect([otherwiseClosed("2019"), otherwiseClosed("2021")]).toEqual([false, true]);
  });

  test("give the fee column its printed unit and the procurement amount none", () => {
    const column = (edition: "2019" | "2021", id: string) =>
      FORMS[edition].proactiveDisclosure.blocks
        .flatMap((block) => block.columns)
        .find((item) => item.id === id);
    expect(column("2021", "amountCollected")).toMatchObject({ unit: "money", moneyUnit: "万元" });
    expect(column("2019", "totalAmount")).toMatchObject({ unit: "money", moneyUnit: null });
    expect(column("2019", "netChange")).toMatchObject({ unit: "change" });
  });
});

describe("the concordance", () => {
  test("holds every cell of both editions exactly once", () => {
    const in2019 = CONCORDANCE.flatMap((entry) => entry.in2019 ?? []);
    const in2021 = CONCORDANCE.flatMap((entry) => entry.in2021);
    expect([...in2019].sort()).toEqual(
      formCells("2019")
        .map((cell) => cell.address)
        .sort(),
    );
    expect([...in2021].sort()).toEqual(
      formCells("2021")
        .map((cell) => cell.address)
        .sort(),
    );
  });

  test("sums the three 2021 rows into the one row that 2019 prints", () => {
    const entry = CONCORDANCE.find((item) => item.in2019 === "requests/processed.otherwiseClosed/total");
    expect(entry).toMatchObject({
      kind: "sumOf",
      in2021: [
        "requests/processed.otherwiseClosed.correctionOverdue/total",
        "requests/processed.otherwiseClosed.feeUnpaid/total",
        "requests/processed.otherwiseClosed.other/total",
      ],
    });
  });

  test("never joins 2019's item count with 2021's fee amount", () => {
    const touching = CONCORDANCE.filter((entry) =>
      entry.in2021.includes("proactiveDisclosure/fees.administrativeFees/amountCollected"),
    );
    expect(touching).toEqual([expect.objectContaining({ kind: "only2021", in2019: null })]);
  });
});

describe("identifiers", () => {
  test("change only their casing", () => {
    expect(camelCase("processed.denied.stateSecret")).toBe("processedDeniedStateSecret");
    expect(pascalCase("processed.denied")).toBe("ProcessedDenied");
    expect(snakeCase("processed.denied.stateSecret")).toBe("processed_denied_state_secret");
    expect(snakeCase("documents.rules/inForce")).toBe("documents_rules_in_force");
    expect(screamingSnakeCase("pendingAtStart")).toBe("PENDING_AT_START");
  });

  test("are types, so that a wrong one does not compile", () => {
    expectTypeOf<"processed.total">().toExtend<RequestsRowId>();
    expectTypeOf<"processed">().not.toExtend<RequestsRowId>();
    expectTypeOf<"documents.rules/inForce">().toExtend<ProactiveDisclosureCellId>();
    expectTypeOf<"documents.rules/decisions">().not.toExtend<ProactiveDisclosureCellId>();
    expectTypeOf<"requests/processed.granted/total">().toExtend<CellAddress>();
  });

  test("name the edition for a report year", () => {
    expect([2018, 2019, 2020, 2021, 2030].map(editionForYear)).toEqual([
      null,
      "2019",
      "2019",
      "2021",
      "2021",
    ]);
  });
});
