import { type Cell, reportCells, TABLE_IDS, type TableId } from "@gongkai/schema";
import { expect, test } from "vitest";
import { applyMigrations, numbersOfVersions, storeReport } from "../../src/index.ts";
import { describeDatabases } from "../../src/testing/index.ts";
import { sampleReport } from "../support/sample-report.ts";

/** The places of a table by their addresses, which name it first. */
function placesOf(addresses: readonly string[], table: TableId) {
  return addresses.flatMap((address) => {
    const [of, row = "", column = ""] = address.split("/");
    return of === table ? [{ row, column }] : [];
  });
}

const cell = (value: number): Cell => ({
  state: "value",
  value,
  raw: String(value),
  span: { start: 0, end: 1 },
  placement: "printed",
});

describeDatabases("numbers of versions", ({ open }) => {
  test("are those of the cells that are asked for, of every table and both forms", async () => {
    const database = await open();
    await applyMigrations(database);
    for (const edition of ["2019", "2021"] as const) {
      const input = sampleReport({ edition, year: Number(edition) });
      const { versionId } = await storeReport(database, input);
      const cells = reportCells(input.report);
      const addresses = cells.map(([address]) => address);
      const requests = TABLE_IDS.map((table) => ({
        table,
        places: placesOf(addresses, table),
        versionIds: [versionId],
      }));
      const found = await numbersOfVersions(database, requests);
      for (const [index, table] of TABLE_IDS.entries()) {
        const printed = cells.flatMap(([address, of]) =>
          address.startsWith(`${table}/`) && of.state === "value"
            ? [[address.slice(table.length + 1), of.value] as const]
            : [],
        );
        expect(printed.length).toBeGreaterThan(0);
        expect(new Map(found[index]?.get(versionId))).toEqual(new Map(printed));
      }
    }
  });

  test("are exact where fen are not, and left out where a count is no whole number", async () => {
    const database = await open();
    await applyMigrations(database);
    const input = sampleReport();
    const proactiveDisclosure = {
      "documents.rules": { issued: cell(2.5), inForce: cell(7) },
      "fees.administrativeFees": { amountCollected: cell(12_345.678) },
    };
    const tables = { ...input.report.tables, proactiveDisclosure, remedies: null };
    const { versionId } = await storeReport(database, { ...input, report: { ...input.report, tables } });
    const places = [
      { row: "documents.rules", column: "issued" },
      { row: "documents.rules", column: "inForce" },
      { row: "fees.administrativeFees", column: "amountCollected" },
    ];
    const missing = [{ row: "reconsideration", column: "total" }];
    const [found, none] = await numbersOfVersions(database, [
      { table: "proactiveDisclosure", places, versionIds: [versionId] },
      { table: "remedies", places: missing, versionIds: [versionId] },
    ]);
    expect([...(found?.get(versionId) ?? [])]).toEqual([
      ["documents.rules/inForce", 7],
      ["fees.administrativeFees/amountCollected", 12_345.678],
    ]);
    expect(none?.size).toBe(0);
  });
});
