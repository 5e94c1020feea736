import {
  type Cell,
  type CellAddress,
  cellAt,
  cellPlace,
  EDITIONS,
  type Edition,
  type FindingPlace,
  type FormCell,
  type FormRow,
  formCells,
  type Report,
} from "@gongkai/schema";
import type { Language } from "./language.ts";
import { claimSubject } from "./scope-names.ts";
import { WORDS } from "./words.ts";

const CELLS: Readonly<Record<Edition, ReadonlyMap<CellAddress, FormCell>>> = {
  "2019": new Map(formCells("2019").map((cell) => [cell.address, cell])),
  "2021": new Map(formCells("2021").map((cell) => [cell.address, cell])),
};

/** What the form prints at an address: the given edition's words where it has the place, else another's. */
function formCellAt(address: CellAddress, edition: Edition | null): FormCell | undefined {
  const preferred = edition === null ? undefined : CELLS[edition].get(address);
  return preferred ?? EDITIONS.map((each) => CELLS[each].get(address)).find((cell) => cell !== undefined);
}

/** Which words of the form are in a language. */
export const FORM_WORDS = { zh: "label", en: "english" } as const satisfies Record<Language, keyof FormRow>;

/** The row of a cell in the words of the form. */
export function rowName(address: CellAddress, edition: Edition | null, language: Language): string {
  return formCellAt(address, edition)?.row[FORM_WORDS[language]] ?? cellPlace(address).row;
}

/** The column of a cell in the words of the form. */
export function columnName(address: CellAddress, edition: Edition | null, language: Language): string {
  return formCellAt(address, edition)?.column[FORM_WORDS[language]] ?? cellPlace(address).column;
}

/** The row and the column of a cell in the words of the form, such as `Granted · Total`. */
function cellName(address: CellAddress, edition: Edition | null, language: Language): string {
  return `${rowName(address, edition, language)} · ${columnName(address, edition, language)}`;
}

/** What stands in a cell, as people read it. */
export function cellText(cell: Cell | undefined, language: Language): string {
  switch (cell?.state) {
    case "value":
    case "notApplicable":
      return cell.raw.replace(/\s+/g, " ").trim();
    case "blank":
      return WORDS.blank[language];
    case "unread":
      return WORDS.unread[language];
    case undefined:
      return WORDS.absent[language];
  }
}

/** What a place of a finding is and says, such as `Granted · Total: 13`; null for a stretch of text. */
export function placeName(place: FindingPlace, report: Report | null, language: Language): string | null {
  if (place.cell !== null) {
    const name = cellName(place.cell, report?.edition ?? null, language);
    if (report === null) return name;
    return `${name}${WORDS.colon[language]}${cellText(cellAt(report.tables, place.cell), language)}`;
  }
  const claim = place.claim === null ? undefined : report?.claims[place.claim];
  return claim === undefined ? null : `${claimSubject(claim, language)}${WORDS.colon[language]}${claim.raw}`;
}
