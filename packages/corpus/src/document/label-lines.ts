import type { FormColumn, FormRow } from "@gongkai/schema";
import { headerLines } from "./header-breaks.ts";
import type { TableInput } from "./value-cell.ts";

/** What offices and cities write in brackets behind labels, by the id of the row or column. */
const GUIDANCE: Readonly<Record<string, string>> = {
  "documents.rules": "（设区的市以上政府填写）",
  "documents.normativeDocuments": "（含以办公室名义印发的3类文件）",
  decisions: "（指办件量）",
  priorYearItems: "（指上一年度目录内事项数）",
  netChange: "（减少用负值表示，如-8）",
  pendingAtEnd: "（截至12月31日24时）",
};

/** Punctuation behind ordinals that takes the place of a full stop. */
const ORDINAL_MARKS = ["、", "．", " ", "."] as const;

/** Labels shorter than this never wrap. */
const SHORTEST_SPLIT = 4;

function splitLabel(label: string): readonly string[] {
  if (label.length < SHORTEST_SPLIT) return [label];
  const ordinal = /^(?:[（(][一二三四五六七][）)]|[一二三四]、)/.exec(label)?.[0].length ?? 0;
  const at = ordinal > 0 ? ordinal : Math.ceil(label.length / 2);
  return [label.slice(0, at), label.slice(at)];
}

function styleLabel(label: string, aliases: readonly string[], { tables, random }: TableInput): string {
  if (tables.labels === "short") return aliases[0] ?? label;
  if (tables.labels === "official") return label;
  return label
    .replace(/^(\d)\./, (_, digit: string) => `${digit}${random.pick(ORDINAL_MARKS)}`)
    .replace(/[“”]/g, random.pick(["", '"']))
    .replace(/其他/, "其它");
}

function finishLabel(label: string, id: string, { tables }: TableInput): readonly string[] {
  const guided = tables.guidance ? `${label}${GUIDANCE[id] ?? ""}` : label;
  return tables.splitLabels ? splitLabel(guided) : [guided];
}

/** The lines of a row's label as an office prints it. */
export function rowLabelLines(row: FormRow, input: TableInput): readonly string[] {
  return finishLabel(styleLabel(row.label, row.aliases, input), row.id, input);
}

/** The lines of a column's label as an office prints it; `cut` keeps only the first of those it wraps onto. */
export function columnLabelLines(
  column: FormColumn,
  input: TableInput,
  cut = input.habits.cutHeaders,
): readonly string[] {
  if (cut || input.tables.labels === "official") {
    const lines = headerLines(column, cut);
    if (cut || lines.length > 1) return lines;
  }
  return finishLabel(styleLabel(column.label, column.aliases, input), column.id, input);
}
