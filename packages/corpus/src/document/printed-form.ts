import {
  type CellAddress,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  PROACTIVE_DISCLOSURE_BLOCKS,
  TABLE_IDS,
  type TableId,
} from "@gongkai/schema";
import { PLAIN_TABLES, type TableHabits } from "./table-habits.ts";

/** A block of the form as one report prints it, which may be that of another edition than the report's. */
export interface PrintedBlock {
  readonly edition: Edition;
  readonly block: FormBlock;
}

function proactiveDisclosureBlocks(edition: Edition, { editions }: TableHabits): readonly PrintedBlock[] {
  return PROACTIVE_DISCLOSURE_BLOCKS.flatMap(({ id }) => {
    const own = editions[id] ?? edition;
    const block = FORMS[own].proactiveDisclosure.blocks.find((candidate) => candidate.id === id);
    return block === undefined ? [] : [{ edition: own, block }];
  });
}

/** The blocks of a table in the order in which a report prints them. */
export function printedBlocks(
  table: TableId,
  edition: Edition,
  habits: TableHabits,
): readonly PrintedBlock[] {
  if (table === "proactiveDisclosure") return proactiveDisclosureBlocks(edition, habits);
  const own = table === "requests" ? (habits.editions.requests ?? edition) : edition;
  return FORMS[own][table].blocks.map((block) => ({ edition: own, block }));
}

/** A place that takes a number in a printed form. */
export interface PrintedPlace {
  readonly address: CellAddress;
  readonly edition: Edition;
  readonly column: FormColumn;
}

function listPlaces(edition: Edition, habits: TableHabits): readonly PrintedPlace[] {
  return TABLE_IDS.flatMap((table) =>
    printedBlocks(table, edition, habits).flatMap(({ edition: own, block }) =>
      block.rows
        .filter((row) => !row.isGroup)
        .flatMap((row) =>
          block.columns.map((column) => ({
            // The ids come from the form, so the joined address is one of the type's members.
            address: `${table}/${row.id}/${column.id}` as CellAddress,
            edition: own,
            column,
          })),
        ),
    ),
  );
}

const OFFICIAL_PLACES: Readonly<Record<Edition, readonly PrintedPlace[]>> = {
  "2019": listPlaces("2019", PLAIN_TABLES),
  "2021": listPlaces("2021", PLAIN_TABLES),
};

/** Every place of a printed form that takes a number, in printed order. */
export function printedPlaces(edition: Edition, habits: TableHabits): readonly PrintedPlace[] {
  // Nearly every report follows one form throughout, and its places never change.
  return Object.keys(habits.editions).length === 0 ? OFFICIAL_PLACES[edition] : listPlaces(edition, habits);
}
