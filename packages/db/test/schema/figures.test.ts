import {
  APPLICANTS,
  EDITIONS,
  FORMS,
  type ProactiveDisclosureCellId,
  snakeCase,
  type TableId,
  tableCells,
} from "@gongkai/schema";
import { getTableColumns } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { describe, expect, expectTypeOf, test } from "vitest";
import type { FigureKey } from "../../src/schema/figure-columns.ts";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../../src/schema/figures.ts";

function bigintColumns(table: PgTable): readonly string[] {
  return Object.values(getTableColumns(table))
    .filter((column) => column.getSQLType() === "bigint" && !column.notNull)
    .map((column) => column.name);
}

/** Every place of a table in either edition, in the order in which the editions first print it. */
function placesOf(table: TableId) {
  return EDITIONS.flatMap((edition) => tableCells(FORMS[edition][table]));
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].sort();
}

describe("the figures tables", () => {
  test("have a column for each row of table requests and keep a row for each of its seven columns", () => {
    const rows = placesOf("requests").map(({ row }) => snakeCase(row.id));
    expect(sorted(bigintColumns(requestsFigures))).toEqual(sorted(rows));
    expect(bigintColumns(requestsFigures)).toHaveLength(26);
    expect(sorted(placesOf("requests").map(({ column }) => column.id))).toEqual(
      sorted(APPLICANTS.map(({ id }) => id)),
    );
  });

  test("have a column for each cell of table proactiveDisclosure, amounts of money in fen", () => {
    const cells = placesOf("proactiveDisclosure").map(({ row, column }) =>
      snakeCase(`${row.id}/${column.id}${column.unit === "money" ? "/fen" : ""}`),
    );
    expect(sorted(bigintColumns(proactiveDisclosureFigures))).toEqual(sorted(cells));
    expect(bigintColumns(proactiveDisclosureFigures).filter((name) => name.endsWith("_fen"))).toEqual([
      "fees_administrative_fees_amount_collected_fen",
      "procurement_centralized_procurement_total_amount_fen",
    ]);
  });

  test("have a column for each outcome of table remedies", () => {
    const outcomes = placesOf("remedies").map(({ column }) => snakeCase(column.id));
    expect(sorted(bigintColumns(remediesFigures))).toEqual(sorted(outcomes));
  });

  test("are typed by the form, so that a column the form lacks does not compile", () => {
    type RequestsRow = typeof requestsFigures.$inferSelect;
    expectTypeOf<RequestsRow["processedDeniedStateSecret"]>().toEqualTypeOf<number | null>();
    expectTypeOf<"processedDenied">().not.toExtend<keyof RequestsRow>();
    type MoneyKey = FigureKey<"fees.administrativeFees/amountCollected">;
    expectTypeOf<MoneyKey>().toEqualTypeOf<"feesAdministrativeFeesAmountCollectedFen">();
    expectTypeOf<FigureKey<ProactiveDisclosureCellId>>().toExtend<
      keyof typeof proactiveDisclosureFigures.$inferSelect
    >();
  });
});
