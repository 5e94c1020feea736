import type { Edition, TableId } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { addEmptyColumn, breakTable } from "./break-table.ts";
import type { DocumentBlock, DocumentTable } from "./document.ts";
import { printedBlocks } from "./printed-form.ts";
import { buildProactiveDisclosureTables } from "./proactive-disclosure-table.ts";
import { buildRemediesTables } from "./remedies-table.ts";
import { buildRequestsTable, type HeadedTable } from "./requests-table.ts";
import type { TableInput } from "./value-cell.ts";

/** What a section's table is printed from. */
export interface TableBlocksRequest {
  readonly agency: Agency;
  readonly year: number;
  readonly edition: Edition;
  readonly input: TableInput;
}

/** Rows that stand at least on each side of a page's end. */
const LEAST_ROWS = 2;

function pageNumberLine({ random }: TableInput): string {
  const page = random.integer(2, 6);
  return random.pick([`— ${page} —`, `- ${page} -`, `第${page}页 共${page + 2}页`, `${page}`]);
}

function brokenBlocks({ table, headerRows }: HeadedTable, input: TableInput): readonly DocumentBlock[] {
  const at = input.random.integer(headerRows + LEAST_ROWS, table.rows.length - LEAST_ROWS);
  const { upper, lower } = breakTable(table, at);
  const header = input.tables.pageBreak === "repeatedHeader" ? table.rows.slice(0, headerRows) : [];
  return [
    { kind: "table", table: upper },
    { kind: "pageNumber", text: pageNumberLine(input) },
    { kind: "table", table: { ...lower, rows: [...header, ...lower.rows] } },
  ];
}

function buildTables(id: TableId, { edition, input }: TableBlocksRequest): readonly DocumentBlock[] {
  const blocks = printedBlocks(id, edition, input.tables);
  const whole = (table: DocumentTable): DocumentBlock => ({ kind: "table", table });
  if (id === "proactiveDisclosure") return buildProactiveDisclosureTables(blocks, input).map(whole);
  if (id === "remedies") return buildRemediesTables(blocks, input).map(whole);
  const requests = buildRequestsTable(blocks, input);
  return input.tables.pageBreak === "none" ? [whole(requests.table)] : brokenBlocks(requests, input);
}

function captionLine(id: TableId, { agency, year }: TableBlocksRequest): string {
  return id === "proactiveDisclosure" ? `单位：${agency.name} ${year}年度` : "单位：件";
}

/** The table of one section, with its caption and as many parts as the office prints. */
export function tableBlocks(id: TableId, request: TableBlocksRequest): readonly DocumentBlock[] {
  const { tables } = request.input;
  const blocks = buildTables(id, request).map((block) =>
    tables.phantomColumn && block.kind === "table" ? { ...block, table: addEmptyColumn(block.table) } : block,
  );
  return tables.captions ? [{ kind: "caption", text: captionLine(id, request) }, ...blocks] : blocks;
}
