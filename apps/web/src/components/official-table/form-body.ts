import type { CellAddress, Edition, FormColumn, FormRow, TableId } from "@gongkai/schema";
import type { ReactNode } from "react";
import { useLanguage } from "../../language/language.ts";

/** What the body of an official table is drawn from. */
export interface FormBodyProps {
  readonly edition: Edition;
  /** Whether there is no room for the headers as the form prints them. */
  readonly isNarrow: boolean;
  readonly renderCell: (address: CellAddress) => ReactNode;
}

/** The address of the cell where a row and a column of a form meet. */
export function addressOf(table: TableId, row: FormRow, column: FormColumn): CellAddress {
  // Rows and columns come from the same declarations as the type, so the joined address is one of its members.
  return `${table}/${row.id}/${column.id}` as CellAddress;
}

/** Gives the label of a row or column in the language of the pages. */
export function useLabel(): (entry: { readonly label: string; readonly english: string }) => string {
  const language = useLanguage();
  return ({ label, english }) => (language === "zh" ? label : english);
}
