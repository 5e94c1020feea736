import { type CellAddress, cellPlace, type Edition, PROACTIVE_DISCLOSURE_BLOCKS } from "@gongkai/schema";
import type { TextHabits } from "../agencies/text-habits.ts";
import { printedPlaces } from "../document/printed-form.ts";
import { PLAIN_TABLES, type TableHabits } from "../document/table-habits.ts";
import type { Random } from "../random.ts";
import { FAULTS, type FaultId } from "./faults.ts";
import type { PlantedFault } from "./planted-fault.ts";

/** How a report is to be printed. */
interface Printing {
  readonly edition: Edition;
  readonly tables: Partial<TableHabits>;
  /** Undefined for the plain wording. */
  readonly texts: TextHabits | undefined;
}

/** What faults in how a report is printed are planted in. */
interface HabitFaultInput extends Printing {
  readonly random: Random;
  readonly wanted: readonly FaultId[];
  readonly year: number;
}

const OTHER_EDITION: Readonly<Record<Edition, Edition>> = { "2019": "2021", "2021": "2019" };

const WRONG_PERIODS = ["endsEarly", "yearBefore", "fourteenMonths"] as const;

function planted(id: FaultId, cells: readonly CellAddress[] = []): PlantedFault {
  return { id, cells, right: new Map(), claims: [], sections: [], expects: FAULTS[id].expects };
}

/** The places of one block as another edition prints it. */
function foreignPlaces(block: string, edition: Edition): readonly CellAddress[] {
  return printedPlaces(edition, PLAIN_TABLES)
    .map(({ address }) => address)
    .filter((address) => {
      const { table, row } = cellPlace(address);
      return table === "proactiveDisclosure" && row.startsWith(`${block}.`);
    });
}

/** Plants the faults that have to be known before anything is written: form and period. */
export function plantHabitFaults({
  random,
  wanted,
  year,
  ...printing
}: HabitFaultInput): Printing & { readonly planted: readonly PlantedFault[] } {
  let { edition, tables, texts } = printing;
  const faults: PlantedFault[] = [];
  if (wanted.includes("wrong-edition")) {
    // In 2020 and before, the later form did not exist; it is still what a careless copy would show.
    edition = year >= 2021 ? "2019" : "2021";
    faults.push(planted("wrong-edition"));
  }
  if (wanted.includes("mixed-edition")) {
    const other = OTHER_EDITION[edition];
    const block = random.pick(PROACTIVE_DISCLOSURE_BLOCKS.filter(({ id }) => id !== "procurement")).id;
    tables = { ...tables, editions: { [block]: other } };
    faults.push(planted("mixed-edition", foreignPlaces(block, other)));
  }
  if (wanted.includes("wrong-period") && texts !== undefined) {
    texts = { ...texts, title: "canonical", introduction: "compiledBy", period: random.pick(WRONG_PERIODS) };
    faults.push(planted("wrong-period"));
  }
  return { edition, tables, texts, planted: faults };
}
