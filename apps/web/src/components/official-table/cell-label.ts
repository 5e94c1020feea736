import { type CellAddress, cellPlace, type Edition, FORMS } from "@gongkai/schema";
import { useLabel } from "./form-body.ts";

/** Gives what a place of a form is called: its row and column, with the group of the row before it. */
export function useCellLabel(edition: Edition): (address: CellAddress) => string {
  const label = useLabel();
  return (address) => {
    const { table, row: rowId, column: columnId } = cellPlace(address);
    const block = FORMS[edition][table].blocks.find(({ rows }) => rows.some(({ id }) => id === rowId));
    const row = block?.rows.find(({ id }) => id === rowId);
    const group = block?.rows.find(({ id }) => id === row?.group);
    const column = block?.columns.find(({ id }) => id === columnId);
    const parts = [group, row, column].flatMap((entry) => (entry === undefined ? [] : [label(entry)]));
    return parts.length === 0 ? address : parts.join(" · ");
  };
}
