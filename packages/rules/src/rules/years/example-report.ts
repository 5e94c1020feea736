import {
  type Cell,
  type CellAddress,
  cellPlace,
  type Edition,
  type Report,
  type ReportTables,
} from "@gongkai/schema";
import type { ExampleCells } from "../../rule.ts";

const NOWHERE = { start: 0, end: 0 } as const;

/** The report of another year or body in an example: the cells named, and no other place of the form. */
export function exampleReport(
  edition: Edition,
  year: number,
  cells: ExampleCells,
  facts: Partial<Report> = {},
): Report {
  const tables: Record<string, Record<string, Record<string, Cell>>> = {
    proactiveDisclosure: {},
    requests: {},
    remedies: {},
  };
  for (const [address, value] of Object.entries(cells)) {
    // Object.entries loses the key type.
    const { table, row, column } = cellPlace(address as CellAddress);
    const rows = tables[table] ?? {};
    rows[row] = {
      ...rows[row],
      [column]:
        value === "blank"
          ? { state: "blank", span: NOWHERE }
          : { state: "value", value, raw: String(value), span: NOWHERE, placement: "printed" },
    };
  }
  return {
    source: { name: "example.txt", sha256: "0".repeat(64) },
    title: null,
    agency: null,
    year,
    edition,
    period: null,
    signedOn: null,
    publishedOn: null,
    documentNumber: null,
    contact: null,
    // Rules look places up by address and take those that are not there for unknown.
    tables: tables as unknown as ReportTables,
    sections: [],
    claims: [],
    ...facts,
  };
}
