import {
  type Cell,
  EDITIONS,
  FORMS,
  type FormTable,
  type ParseResult,
  type Report,
  TABLE_IDS,
} from "@gongkai/schema";

function renderCell(cell: Cell | undefined): string {
  switch (cell?.state) {
    case undefined:
      return "";
    case "value":
      return `${cell.value}${cell.placement === "deduced" ? " (deduced)" : ""}`;
    case "blank":
      return "blank";
    case "notApplicable":
      return `n/a ${cell.raw}`;
    case "unread":
      return `unread: ${cell.because}`;
  }
}

type Rows = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** The rows of a table as it was read, in the order of the form. */
function renderTable(table: FormTable, rows: Rows): string {
  const lines = table.blocks.flatMap((block) => {
    const printed = block.rows.filter((row) => rows[row.id] !== undefined);
    if (printed.length === 0) return [];
    // The block's own edition may differ from the table's: show the columns that were read.
    const columns = Object.keys(rows[printed[0]?.id ?? ""] ?? {});
    return [
      `| ${[block.id, ...columns].join(" | ")} |`,
      `|${"---|".repeat(columns.length + 1)}`,
      ...printed.map(
        (row) =>
          `| ${[row.id, ...columns.map((column) => renderCell(rows[row.id]?.[column]))].join(" | ")} |`,
      ),
      "",
    ];
  });
  return lines.join("\n");
}

function renderReport(report: Report): string {
  const edition = report.edition ?? EDITIONS[1];
  const facts = [
    `- title: ${report.title}`,
    `- agency: ${report.agency?.name ?? null}${report.agency?.place == null ? "" : ` (${report.agency.place})`}`,
    ...(report.agency?.evidence ?? []).map((item) => `  - ${item.kind}: ${item.name}`),
    `- year: ${report.year}`,
    `- edition: ${report.edition}`,
    `- period: ${report.period === null ? null : `${report.period.start} to ${report.period.end}`}`,
    `- signed on: ${report.signedOn}`,
  ];
  const sections = report.sections.map(
    (section) =>
      `- ${section.id}: ${section.heading} (${section.text.length} characters, ${section.paragraphs.length} paragraphs)`,
  );
  const tables = TABLE_IDS.map((table) => {
    const rows: Rows | null = report.tables[table];
    return `## ${table}\n\n${rows === null ? "null\n" : renderTable(FORMS[edition][table], rows)}`;
  });
  const all = report.subtotals ?? [];
  const subtotals = all.filter(({ value }) => value !== 0);
  const lines = [
    ...subtotals.map(({ cells, value }) => `- ${cells[0]} and ${cells.length - 1} more: ${value}`),
    `- ${all.length - subtotals.length} others: 0`,
  ];
  const beside = all.length === 0 ? [] : [`## Subtotals\n\n${lines.join("\n")}`];
  return [facts.join("\n"), sections.join("\n"), ...tables, ...beside].join("\n\n");
}

/** What was read of a source, as a page a reviewer can read: facts, sections, tables, diagnostics. */
export function renderReading({ report, diagnostics }: ParseResult): string {
  const notes = diagnostics.map(({ code, message }) => `- \`${code}\` ${message}`);
  const body = report === null ? "No report." : renderReport(report);
  return `${body.trimEnd()}\n\n## Diagnostics\n\n${notes.length === 0 ? "none" : notes.join("\n")}\n`;
}
