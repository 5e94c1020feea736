import type { CellAddress, Edition } from "@gongkai/schema";
import type { ShownCell } from "../../components/cell-number.tsx";
import type {
  ComparedFactFragment,
  ComparedSideFragment,
  ComparedTablesFragment,
} from "./compare.generated.ts";

/** The narrative of a section; `Section` of the schema fits. */
interface Narrative {
  readonly section: string;
  readonly heading: string;
  readonly text: string;
}

/** One of two reports that are compared. */
export interface ComparedSide {
  readonly id: string;
  /** Whether the report was made up for the sample data. Of a version the server does not say. */
  readonly isSynthetic: boolean;
  /** The report's agency; null where it is not known. */
  readonly agency: string | null;
  readonly year: number | null;
  /** When it was stored, for a version of a report; null for a report. */
  readonly storedAt: string | null;
  /** The form that its tables follow; null where it follows none. */
  readonly edition: Edition | null;
  /** Its cells by address; null for a version, of which only the numbers of the comparison are known. */
  readonly cells: ReadonlyMap<string, ShownCell> | null;
  /** Its narratives; null for a version. */
  readonly sections: readonly Narrative[] | null;
}

/** The cells of all tables of a report by address. */
export function cellsOf(tables: ComparedTablesFragment): ReadonlyMap<string, ShownCell> {
  const rows = [tables.proactiveDisclosure, tables.requests, tables.remedies].flatMap(
    (table) => table?.rows ?? [],
  );
  return new Map(rows.flatMap(({ cells }) => cells.map((cell) => [cell.address, cell] as const)));
}

/** The edition that a value of the schema's `Edition` names. */
function editionOf(edition: "EDITION_2019" | "EDITION_2021" | null): Edition | null {
  if (edition === null) return null;
  return edition === "EDITION_2019" ? "2019" : "2021";
}

/** What is known of a side, which is a report or a version of one; null where it is neither. */
export function sideOf(
  node: ComparedSideFragment | null,
  side: "before" | "after",
  facts: readonly ComparedFactFragment[],
): ComparedSide | null {
  if (node?.__typename === "Report") {
    return {
      id: node.id,
      isSynthetic: node.synthetic,
      agency: node.agency?.name ?? null,
      year: node.year,
      storedAt: null,
      edition: editionOf(node.edition),
      cells: cellsOf(node.tables),
      sections: node.sections,
    };
  }
  if (node?.__typename !== "ReportVersion") return null;
  const stated = (fact: string) => facts.find((each) => each.fact === fact)?.[side] ?? null;
  const [edition, year] = [stated("edition"), stated("year")];
  return {
    id: node.id,
    isSynthetic: false,
    agency: stated("agency"),
    year: year === null ? null : Number(year),
    storedAt: node.storedAt,
    edition: edition === "2019" || edition === "2021" ? edition : null,
    cells: null,
    sections: null,
  };
}

/** What both sides are called, as short as tells them apart. */
export function namesOf(
  before: ComparedSide,
  after: ComparedSide,
  texts: { readonly year: (year: number) => string; readonly version: (storedAt: string) => string },
): readonly [string, string] {
  const name = (side: ComparedSide, withAgency: boolean) => {
    const { agency, year, storedAt } = side;
    if (storedAt !== null) return texts.version(storedAt.slice(0, 16).replace("T", " "));
    const parts = [withAgency || year === null ? agency : null, year === null ? null : texts.year(year)];
    return parts.filter((part) => part !== null).join(" ");
  };
  const isOneAgency = before.agency === after.agency && before.year !== after.year;
  return [name(before, !isOneAgency), name(after, !isOneAgency)];
}

/** Addresses of the comparison come from the forms, whatever the text that they are sent as. */
export function asAddress(address: string): CellAddress {
  return address as CellAddress;
}
