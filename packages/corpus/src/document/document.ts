import type { TableId } from "@gongkai/schema";

/** A cell of a printed table. A spanning cell stands once, at its upper left corner. */
export interface TableCell {
  /** The printed text, one item a line; empty for a blank cell. */
  readonly lines: readonly string[];
  /** How many columns of the grid it covers. */
  readonly columns: number;
  /** How many rows of the grid it covers. */
  readonly rows: number;
  /** Whether it stands at a place of the form that takes a number. */
  readonly isValue?: true;
}

/** A printed table: rows of cells on a grid of `width` columns. */
export interface DocumentTable {
  readonly id: TableId;
  readonly width: number;
  readonly rows: readonly (readonly TableCell[])[];
}

/** One piece of a document. */
export type DocumentBlock =
  | { readonly kind: "title"; readonly lines: readonly string[] }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "table"; readonly table: DocumentTable }
  /** A line that belongs to the table below it, such as 单位：件. */
  | { readonly kind: "caption"; readonly text: string }
  /** The number of a printed page, where the page ends within a table. */
  | { readonly kind: "pageNumber"; readonly text: string }
  | { readonly kind: "signature"; readonly text: string }
  | { readonly kind: "navigation"; readonly text: string }
  | { readonly kind: "footer"; readonly text: string };

/** A report before it is serialised: what every layout prints, in order. */
export interface ReportDocument {
  readonly blocks: readonly DocumentBlock[];
}
