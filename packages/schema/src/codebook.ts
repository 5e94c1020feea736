import { EDITION_DESCRIPTIONS, EDITIONS, type Edition } from "./edition.ts";
import { CONCORDANCE } from "./forms/concordance.ts";
import { FORMS, type FormTable } from "./forms/form.ts";
import { TABLE_IDS } from "./forms/identifiers.ts";
import { OWN_SECTION, SECTIONS } from "./sections.ts";
import { UNIT_DESCRIPTIONS } from "./unit.ts";

const TABLE_TITLES = {
  proactiveDisclosure: "Table `proactiveDisclosure` · 主动公开政府信息情况",
  requests: "Table `requests` · 收到和处理政府信息公开申请情况",
  remedies: "Table `remedies` · 政府信息公开行政复议、行政诉讼情况",
} as const;

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), `|${header.map(() => "---").join("|")}|`, ...rows.map(line)].join("\n");
}

function tableLines(table: FormTable): string {
  const parts = table.blocks.map((block) => {
    const rows = block.rows.map((row) => [
      row.label,
      row.isGroup ? `\`${row.id}\` (group)` : `\`${row.id}\``,
      row.article === null ? row.english : `${row.english} (art. ${row.article})`,
    ]);
    const columns = block.columns.map((column) => [
      column.label,
      `\`${column.id}\``,
      column.english,
      column.moneyUnit === null ? column.unit : `${column.unit}, printed in ${column.moneyUnit}`,
    ]);
    return [
      ...(block.clause === null ? [] : [`#### ${block.clause} \`${block.id}\``]),
      markdownTable(["row", "id", "meaning"], rows),
      markdownTable(["column", "id", "meaning", "unit"], columns),
    ].join("\n\n");
  });
  return parts.join("\n\n");
}

function editionLines(edition: Edition): string {
  const { notice, firstReportYear, lastReportYear, description } = EDITION_DESCRIPTIONS[edition];
  const years =
    lastReportYear === null ? `${firstReportYear} and later` : `${firstReportYear} to ${lastReportYear}`;
  return [
    `## Edition ${edition}`,
    `${notice}, for report years ${years}. ${description.en}. ${description.zh}。`,
    ...TABLE_IDS.flatMap((table) => [`### ${TABLE_TITLES[table]}`, tableLines(FORMS[edition][table])]),
  ].join("\n\n");
}

/** The codebook as Markdown: every section, table, row, column and unit of both editions, and how they compare. */
export function renderCodebook(): string {
  const concordance = CONCORDANCE.filter((entry) => entry.kind !== "same").map((entry) => [
    entry.kind,
    entry.in2019 === null ? "" : `\`${entry.in2019}\``,
    entry.in2021.map((address) => `\`${address}\``).join(" + "),
    entry.note?.en ?? "",
  ]);
  return `${[
    "# Codebook",
    "The official forms as the code declares them. A cell's address is `table/row/column`, such as `requests/processed.granted/total`.",
    "## Sections",
    markdownTable(
      ["heading", "id", "meaning"],
      [
        ...SECTIONS.map(({ ordinal, heading, id }) => [`${ordinal}、${heading.zh}`, `\`${id}\``, heading.en]),
        [OWN_SECTION.heading.zh, `\`${OWN_SECTION.id}\``, OWN_SECTION.heading.en],
      ],
    ),
    "## Units",
    markdownTable(
      ["unit", "meaning", "含义"],
      Object.entries(UNIT_DESCRIPTIONS).map(([unit, { zh, en }]) => [`\`${unit}\``, en, zh]),
    ),
    ...EDITIONS.map(editionLines),
    "## Concordance 2019 ↔ 2021",
    "Cells with the same address in both editions ask the same question. The rest:",
    markdownTable(["kind", "2019", "2021", "note"], concordance),
  ].join("\n\n")}\n`;
}
