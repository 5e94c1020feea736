import { type FormRow, REMEDIES_LITIGATION_LABEL } from "@gongkai/schema";
import type { DocumentTable, TableCell } from "./document.ts";
import { columnLabelLines, rowLabelLines } from "./label-lines.ts";
import type { PrintedBlock } from "./printed-form.ts";
import { labelCell, type TableInput, valueCell } from "./value-cell.ts";

function groupLabel(group: FormRow | undefined, columns: number, input: TableInput): TableCell {
  return labelCell(group === undefined ? [] : rowLabelLines(group, input), columns);
}

/**
 * Table `remedies` as the form prints it: three lines of headers over one line of fifteen numbers; or a table for
 * reconsideration and one for litigation.
 */
export function buildRemediesTables(
  blocks: readonly PrintedBlock[],
  input: TableInput,
): readonly DocumentTable[] {
  const { rows: groups = [], columns = [] } = blocks[0]?.block ?? {};
  const [first, ...litigation] = groups;
  const outcomes = (rows: number, keepsFirst: boolean) =>
    columns.map((column, index) =>
      // On the pages that lose the second line, the very first outcome is wide enough to stay whole.
      labelCell(
        columnLabelLines(column, input, input.habits.cutHeaders && !(keepsFirst && index === 0)),
        1,
        rows,
      ),
    );
  const numbers = (of: readonly FormRow[]) =>
    of.flatMap((group) => columns.map((column) => valueCell(input, "remedies", group, column)));
  const reconsideration = groupLabel(first, columns.length, input);
  const lawsuits = labelCell([REMEDIES_LITIGATION_LABEL], litigation.length * columns.length);
  const kinds = litigation.map((group) => groupLabel(group, columns.length, input));
  const litigationOutcomes = litigation.flatMap(() => outcomes(1, false));
  if (input.tables.splitTables) {
    return [
      {
        id: "remedies",
        width: columns.length,
        rows: [[reconsideration], outcomes(1, true), numbers(groups.slice(0, 1))],
      },
      {
        id: "remedies",
        width: litigation.length * columns.length,
        rows: [[lawsuits], kinds, litigationOutcomes, numbers(litigation)],
      },
    ];
  }
  return [
    {
      id: "remedies",
      width: groups.length * columns.length,
      rows: [
        [reconsideration, lawsuits],
        [...outcomes(2, true), ...kinds],
        litigationOutcomes,
        numbers(groups),
      ],
    },
  ];
}
