import {
  type CellAddress,
  cellAt,
  EDITIONS,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  type FormRow,
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_CORNER,
  REMEDIES_LITIGATION_LABEL,
  REQUESTS_HEADER,
  type Report,
  type TableId,
  YUAN_PER_MONEY_UNIT,
} from "@gongkai/schema";
import type { Language } from "../language.ts";
import { FORM_WORDS } from "../place-names.ts";

/** A printed field of a form: a label, or with an address the place of a number. */
export interface GridField {
  readonly label: string;
  readonly address: CellAddress | null;
  readonly columns: number;
  readonly rows: number;
}

/** How wide a column is: that of a group's label, of a row's label, or of numbers. */
type ColumnWidth = "group" | "label" | "numbers";

/** A table as the official form prints it: lines of fields, which span columns and lines as in HTML. */
export interface FormGrid {
  readonly id: TableId;
  /** How wide the columns are; empty where all are alike. */
  readonly columns: readonly ColumnWidth[];
  readonly header: readonly (readonly GridField[])[];
  readonly body: readonly (readonly GridField[])[];
}

const ENGLISH = {
  proactiveDisclosureCorner: "Information",
  requestsCorner:
    "(Identity of this column: the first item plus the second equals the third plus the fourth)",
  applicants: "Applicants",
  organizations: "Legal persons and other organizations",
  litigation: "Administrative litigation",
} as const;

/** Labels nest two groups deep in table `requests`. */
const REQUESTS_LABEL_COLUMNS = 3;
const REQUESTS_HEADER_LINES = 3;

function labelField(label: string, columns = 1, rows = 1): GridField {
  return { label, address: null, columns, rows };
}

/** The head of a column. The form's own words name the unit of money; the English ones are given it. */
function columnLabel(column: FormColumn, language: Language): string {
  const label = column[FORM_WORDS[language]];
  if (language === "zh" || column.moneyUnit === null) return label;
  return `${label} (in ${YUAN_PER_MONEY_UNIT[column.moneyUnit].toLocaleString("en")} yuan)`;
}

function numberField(table: TableId, row: FormRow, column: FormColumn): GridField {
  // The ids come from the form, so the joined address is one of its members.
  const address = `${table}/${row.id}/${column.id}` as CellAddress;
  return { label: "", address, columns: 1, rows: 1 };
}

/** Lets the last field of a line cover the columns that are left. */
function stretchLast(fields: readonly GridField[], width: number): readonly GridField[] {
  return fields.map((field, at) =>
    at === fields.length - 1 ? { ...field, columns: width - fields.length + 1 } : field,
  );
}

/** Whether a report has every cell of a block. */
function hasBlock(table: TableId, { rows, columns }: FormBlock, { tables }: Report): boolean {
  return rows
    .filter(({ isGroup }) => !isGroup)
    .every((row) =>
      columns.every((column) => {
        const { address } = numberField(table, row, column);
        return address !== null && cellAt(tables, address) !== undefined;
      }),
    );
}

/** The blocks of a table, each as the edition prints it whose cells the report has: they may follow two editions. */
function blocksOf(table: TableId, report: Report): readonly FormBlock[] {
  const editions: readonly Edition[] = report.edition === null ? EDITIONS : [report.edition, ...EDITIONS];
  const ids = table === "proactiveDisclosure" ? PROACTIVE_DISCLOSURE_BLOCKS.map(({ id }) => id) : [table];
  return ids.flatMap((id) => {
    const possible = editions
      .flatMap((edition) => FORMS[edition][table].blocks.filter((block) => block.id === id))
      .filter((block) => hasBlock(table, block, report));
    // A block of one edition may be a part of the other's; the larger one is what the report prints.
    const widest = Math.max(...possible.map(({ columns }) => columns.length));
    return possible.find(({ columns }) => columns.length === widest) ?? [];
  });
}

function proactiveDisclosureGrid(blocks: readonly FormBlock[], language: Language): FormGrid {
  const word = FORM_WORDS[language];
  const width = 1 + Math.max(...blocks.map(({ columns }) => columns.length));
  const corner = { zh: PROACTIVE_DISCLOSURE_CORNER, en: ENGLISH.proactiveDisclosureCorner }[language];
  const body = blocks.flatMap((block) => {
    const described = PROACTIVE_DISCLOSURE_BLOCKS.find(({ id }) => id === block.id);
    const clause = { zh: block.clause ?? "", en: described?.description.en ?? block.id }[language];
    return [
      [labelField(clause, width)],
      stretchLast(
        [labelField(corner), ...block.columns.map((column) => labelField(columnLabel(column, language)))],
        width,
      ),
      ...block.rows.map((row) =>
        stretchLast(
          [
            labelField(row[word]),
            ...block.columns.map((column) => numberField("proactiveDisclosure", row, column)),
          ],
          width,
        ),
      ),
    ];
  });
  return { id: "proactiveDisclosure", columns: [], header: [], body };
}

/** The groups above a row, outermost first. */
function groupsOf(row: FormRow, rows: readonly FormRow[]): readonly FormRow[] {
  const group = rows.find(({ id }) => id === row.group);
  return group === undefined ? [] : [...groupsOf(group, rows), group];
}

function requestsGrid({ rows, columns }: FormBlock, language: Language): FormGrid {
  const word = FORM_WORDS[language];
  const organizations = columns.slice(1, -1);
  const ends = [...columns.slice(0, 1), ...columns.slice(-1)].map((column) => labelField(column[word], 1, 2));
  const words = language === "zh" ? { ...REQUESTS_HEADER, requestsCorner: REQUESTS_HEADER.corner } : ENGLISH;
  const header = [
    [
      labelField(words.requestsCorner, REQUESTS_LABEL_COLUMNS, REQUESTS_HEADER_LINES),
      labelField(words.applicants, columns.length),
    ],
    [...ends.slice(0, 1), labelField(words.organizations, organizations.length), ...ends.slice(1)],
    organizations.map((column) => labelField(column[word])),
  ];
  const printed = new Set<FormRow>();
  const numbered = rows.filter(({ isGroup }) => !isGroup);
  const body = numbered.map((row) => {
    const groups = groupsOf(row, rows);
    const opening = groups.filter((group) => !printed.has(group));
    for (const group of opening) printed.add(group);
    return [
      ...opening.map((group) =>
        labelField(
          group[word],
          1,
          numbered.filter((member) => groupsOf(member, rows).includes(group)).length,
        ),
      ),
      labelField(row[word], REQUESTS_LABEL_COLUMNS - groups.length),
      ...columns.map((column) => numberField("requests", row, column)),
    ];
  });
  return {
    id: "requests",
    columns: ["group", "group", "label", ...columns.map(() => "numbers" as const)],
    header,
    body,
  };
}

function remediesGrid({ rows: groups, columns }: FormBlock, language: Language): FormGrid {
  const word = FORM_WORDS[language];
  const [first, ...litigation] = groups.map((group) => labelField(group[word], columns.length));
  const outcomes = (lines: number) => columns.map((column) => labelField(column[word], 1, lines));
  const lawsuits = { zh: REMEDIES_LITIGATION_LABEL, en: ENGLISH.litigation }[language];
  return {
    id: "remedies",
    columns: [],
    header: [
      [...(first === undefined ? [] : [first]), labelField(lawsuits, litigation.length * columns.length)],
      [...outcomes(2), ...litigation],
      litigation.flatMap(() => outcomes(1)),
    ],
    body: [groups.flatMap((group) => columns.map((column) => numberField("remedies", group, column)))],
  };
}

/** A table of a report as the official form prints it; null where the report has none. */
export function formGrid(table: TableId, report: Report, language: Language): FormGrid | null {
  if (report.tables[table] === null) return null;
  const blocks = blocksOf(table, report);
  const [block] = blocks;
  if (block === undefined) return null;
  switch (table) {
    case "proactiveDisclosure":
      return proactiveDisclosureGrid(blocks, language);
    case "requests":
      return requestsGrid(block, language);
    case "remedies":
      return remediesGrid(block, language);
  }
}
