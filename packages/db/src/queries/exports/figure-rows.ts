import {
  CELL_STATES,
  type CellAddress,
  type CellState,
  CONCORDANCE,
  cellAt,
  EDITIONS,
  type Edition,
  type FormCell,
  formCells,
  type ReportTables,
  snakeCase,
} from "@gongkai/schema";
import type { ReportFilter } from "../reports.ts";
import { tablesOfVersions } from "../tables.ts";
import type { ExportColumn, ExportedCells, ExportRow, ReportDataset } from "./export-dataset.ts";
import { IDENTIFYING_COLUMNS, identifyingValues, readReportLines } from "./report-rows.ts";

/** Of several cells without a number the last of these says what became of their sum, as in `reportStats`. */
const GRAVITY = ["value", "notApplicable", "blank", "unread"] as const satisfies readonly CellState[];

/** A figure of a report: what each edition prints for it. */
type Figure = Omit<ExportedCells, "aspect"> & { readonly name: string };

/** What stands for a figure in a report. A number only where the state is `value`. */
interface FigureReading {
  readonly value: number | null;
  readonly state: CellState;
}

const FORM_CELLS: ReadonlyMap<CellAddress, FormCell> = new Map(
  EDITIONS.flatMap((edition) => formCells(edition).map((cell) => [cell.address, cell] as const)),
);

function figureOf(addresses: ReadonlyMap<Edition, readonly CellAddress[]>, name: CellAddress): Figure {
  const cell = FORM_CELLS.get(name);
  if (cell === undefined) throw new Error(`No form has the cell ${name}.`);
  const { row, column } = cell;
  return {
    name: snakeCase(name),
    addresses,
    unit: column.unit,
    label: { zh: `${row.label} · ${column.label}`, en: `${row.english} · ${column.english}` },
  };
}

/** The figures of one edition: a figure for each cell of its form. */
function figuresOf(edition: Edition): readonly Figure[] {
  return formCells(edition).map(({ address }) => figureOf(new Map([[edition, [address]]]), address));
}

/** The figures that both editions ask for, by the concordance: those that are the same, or the sum of what was split. */
function joinedFigures(): readonly Figure[] {
  const joined = new Map(
    CONCORDANCE.flatMap(({ kind, in2019, in2021 }) =>
      in2019 !== null && (kind === "same" || kind === "sumOf") ? [[in2019, in2021] as const] : [],
    ),
  );
  return formCells("2019").flatMap(({ address }) => {
    const in2021 = joined.get(address);
    return in2021 === undefined
      ? []
      : figureOf(
          new Map([
            ["2019", [address]],
            ["2021", in2021],
          ]),
          address,
        );
  });
}

/** What stands at some places together; null where the report lacks one of the places. */
function readPlaces(tables: ReportTables, addresses: readonly CellAddress[]): FigureReading | null {
  let sum = 0;
  let gravity = 0;
  for (const address of addresses) {
    const cell = cellAt(tables, address);
    if (cell === undefined) return null;
    gravity = Math.max(gravity, GRAVITY.indexOf(cell.state));
    if (cell.state === "value") sum += cell.value;
  }
  const state = GRAVITY[gravity] ?? "unread";
  return { value: state === "value" ? sum : null, state };
}

/**
 * What stands for a figure in a report: read by the report's own form first, and where that gives no number by the other, as some
 * reports mix the forms.
 */
function readFigure(tables: ReportTables, edition: Edition, { addresses }: Figure): FigureReading {
  const own = addresses.get(edition);
  const others = [...addresses].flatMap(([each, places]) => (each === edition ? [] : [places]));
  let found: FigureReading | null = null;
  for (const places of own === undefined ? others : [own, ...others]) {
    const reading = readPlaces(tables, places);
    if (reading?.state === "value") return reading;
    found ??= reading;
  }
  return found ?? { value: null, state: "unread" };
}

function columnsOf({ name, ...cells }: Figure): readonly ExportColumn[] {
  const { zh, en } = cells.label;
  const common = { isRequired: false, values: null };
  const money = cells.unit === "money" ? ", in yuan" : "";
  return [
    {
      ...common,
      name,
      type: "number",
      description: `${en} (${zh})${money}. Empty where there is no number.`,
      cells: { aspect: "value", ...cells },
    },
    {
      ...common,
      name: `${name}_state`,
      type: "string",
      description: `What stands for ${name}: a number, or why there is none.`,
      isRequired: true,
      values: CELL_STATES,
      cells: { aspect: "state", ...cells },
    },
  ];
}

/** The reports of a filter that follow one of some editions. */
function onlyBy(editions: readonly Edition[], filter: ReportFilter): ReportFilter {
  return { ...filter, editions: editions.filter((each) => filter.editions?.includes(each) ?? true) };
}

function figuresDataset(
  described: Pick<ReportDataset, "name" | "title" | "description">,
  editions: readonly Edition[],
  figures: readonly Figure[],
): ReportDataset {
  return {
    ...described,
    filteredBy: "ReportFilter",
    columns: [...IDENTIFYING_COLUMNS, ...figures.flatMap(columnsOf)],
    primaryKey: ["report_id"],
    pageSize: 100,
    async read(reader, filter, page) {
      const { lines, next } = await readReportLines(reader, onlyBy(editions, filter), page);
      const tables = await tablesOfVersions(
        reader,
        lines.map(({ versionId }) => versionId),
      );
      const rows = lines.flatMap((line): readonly ExportRow[] => {
        const [ofReport, edition] = [tables.get(line.versionId), line.edition];
        // The filter leaves no other.
        if (ofReport === undefined || edition === null) return [];
        const values = figures.flatMap((figure) => {
          const { value, state } = readFigure(ofReport, edition, figure);
          return [value, state];
        });
        return [[...identifyingValues(line), ...values]];
      });
      return { rows, next };
    },
  };
}

/** The figures of each edition, and those that both have: a column with the number and one with its state for each. */
export const FIGURES_DATASETS: readonly ReportDataset[] = [
  ...EDITIONS.map((edition) =>
    figuresDataset(
      {
        name: `figures-${edition}`,
        title: `Figures, edition ${edition}`,
        description: `A row for each report by the form of ${edition}, with every cell of its three tables.`,
      },
      [edition],
      figuresOf(edition),
    ),
  ),
  figuresDataset(
    {
      name: "figures",
      title: "Figures, both editions",
      description:
        "A row for each report by either form, with the cells that both ask for; what one of them splits is added up.",
    },
    EDITIONS,
    joinedFigures(),
  ),
];
