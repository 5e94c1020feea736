import { cellPlace, FORMS } from "@gongkai/schema";
import type { ShownCell } from "../../components/cell-number.tsx";
import type { Unit } from "../../data/schema-types.generated.ts";
import { asAddress, type ComparedSide } from "./compared-side.ts";

const UNITS = { count: "COUNT", change: "CHANGE", money: "MONEY" } as const;

/** What the number of a place is of, in either form. */
export function unitAt(address: string): Unit {
  const { table, column: columnId } = cellPlace(asAddress(address));
  const blocks = [...FORMS["2021"][table].blocks, ...FORMS["2019"][table].blocks];
  const column = blocks.flatMap(({ columns }) => columns).find(({ id }) => id === columnId);
  return UNITS[column?.unit ?? "count"];
}

/** What stands at a place of one side: its cell, or where only the number of the comparison is known, that. */
export function shownCell(side: ComparedSide, address: string, number: number | null): ShownCell | null {
  const cell = side.cells?.get(address);
  if (cell !== undefined) return cell;
  return number === null ? null : { state: "VALUE", value: number, unit: unitAt(address) };
}
