import {
  APPLICANTS,
  EDITIONS,
  FORMS,
  PROACTIVE_DISCLOSURE_BLOCKS,
  PROACTIVE_DISCLOSURE_CORNER,
  REMEDIES_GROUPS,
  REMEDIES_LITIGATION_LABEL,
  REMEDIES_OUTCOMES,
  REQUESTS_HEADER,
  type TableId,
} from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { labelKey } from "../tables/label-key.ts";
import type { LineTokens, Token } from "../tables/tokens.ts";
import type { AlignedLine } from "./aligned-line.ts";

interface Labelled {
  readonly label: string;
  readonly aliases?: readonly string[];
}

function keysOf({ label, aliases = [] }: Labelled): readonly string[] {
  return [label, ...aliases].map(labelKey);
}

/** What the header of each column of table `requests` can be called, left to right. */
export const APPLICANT_HEADERS: readonly (readonly string[])[] = APPLICANTS.map(keysOf);

/** What the header of each of the fifteen columns of table `remedies` can be called, left to right. */
export const OUTCOME_HEADERS: readonly (readonly string[])[] = REMEDIES_GROUPS.flatMap(() =>
  REMEDIES_OUTCOMES.map(keysOf),
);

/** Local columns with subtotals. They are no columns of the form, and the reader has to see that they are there. */
const SUBTOTALS = ["小计", "合计", "法人小计", "法人合计"];

const COLUMN_LABELS = EDITIONS.flatMap((edition) =>
  FORMS[edition].proactiveDisclosure.blocks.flatMap((block) => block.columns.map((column) => column.label)),
);

/** The labels of each table's header. */
const HEADER_LABELS: Readonly<Record<TableId, ReadonlySet<string>>> = {
  proactiveDisclosure: new Set(
    [
      PROACTIVE_DISCLOSURE_CORNER,
      ...PROACTIVE_DISCLOSURE_BLOCKS.map((block) => block.clause),
      ...COLUMN_LABELS,
    ].map(labelKey),
  ),
  requests: new Set([
    ...Object.values(REQUESTS_HEADER).map(labelKey),
    ...APPLICANT_HEADERS.flat(),
    ...SUBTOTALS,
  ]),
  remedies: new Set([
    labelKey(REMEDIES_LITIGATION_LABEL),
    ...[...REMEDIES_GROUPS, ...REMEDIES_OUTCOMES].flatMap(keysOf),
  ]),
};

function joinLabels(table: TableId): string {
  return [...HEADER_LABELS[table]].join(" ");
}

/** The labels of each table's header as one text, in which any part of them is found. */
const HEADER_WORDS: Readonly<Record<TableId, string>> = {
  proactiveDisclosure: joinLabels("proactiveDisclosure"),
  requests: joinLabels("requests"),
  remedies: joinLabels("remedies"),
};

/** Whether a line prints parts of a table's header and nothing else. */
export function isHeader({ words, numbers }: AlignedLine, table: TableId): boolean {
  return (
    words.length > 0 &&
    numbers.length === 0 &&
    words.every((piece) => HEADER_WORDS[table].includes(labelKey(piece.text)))
  );
}

/** The labels of headers are cut into no more pieces than this. */
const MOST_PIECES = 4;

/** How many pieces from `first` on make up one label of a header: `社会公益 组织` was broken where it wrapped. */
function countPieces(
  words: readonly Pick<Line, "text">[],
  first: number,
  labels: ReadonlySet<string>,
): number {
  let key = "";
  let count = 1;
  for (let length = 1; length <= Math.min(MOST_PIECES, words.length - first); length += 1) {
    key += labelKey(words[first + length - 1]?.text ?? "");
    if (labels.has(key)) count = length;
  }
  return count;
}

/** The words of a header, each a cell of its own: columns may be one space apart. */
export function headerTokens({ line, words }: AlignedLine, table: TableId): LineTokens {
  const labels = HEADER_LABELS[table];
  const tokens: Token[] = [];
  for (let first = 0; first < words.length; ) {
    const count = countPieces(words, first, labels);
    const pieces = words.slice(first, first + count);
    const text = pieces.map((piece) => piece.text).join("");
    const [start, end] = [pieces[0]?.start ?? 0, pieces.at(-1)?.end ?? 0];
    tokens.push({ text, start, end, line, slot: tokens.length, isValue: false, key: labelKey(text) });
    first += count;
  }
  return { tokens, slots: tokens.length };
}

/** Puts labels together that a header of several lines broke, one piece after the other: `商业` / `企业 科研` / `机构`. */
function joinBroken(tokens: readonly Token[], labels: ReadonlySet<string>): readonly Token[] {
  const joined: Token[] = [];
  for (let first = 0; first < tokens.length; ) {
    const count = countPieces(tokens, first, labels);
    const [opening, closing] = [tokens[first], tokens[first + count - 1]];
    if (opening === undefined || closing === undefined) break;
    const text = tokens
      .slice(first, first + count)
      .map((token) => token.text)
      .join("");
    joined.push({ ...opening, text, end: closing.end, key: labelKey(text) });
    first += count;
  }
  return joined;
}

const ORGANIZATIONS_KEY = labelKey(REQUESTS_HEADER.organizations);

const FIRST_WIDE = 0x2e80;

/** No header of table `requests` has more words. */
const MOST_HEADER_WORDS = 100;

/** How many characters and how many columns of a terminal stand before a place on its physical line. */
function columnsOf(reading: string, start: number): readonly [characters: number, columns: number] {
  const from = reading.lastIndexOf("\n", start - 1) + 1;
  let columns = start - from;
  for (let at = from; at < start; at += 1) if (reading.charCodeAt(at) >= FIRST_WIDE) columns += 1;
  return [start - from, columns];
}

/** Whether a word stands to the right of another on the page, in the way of measuring that put it there. */
function isRightOf(reading: string, one: Token, other: Token): boolean {
  const [places, others] = [columnsOf(reading, one.start), columnsOf(reading, other.start)];
  return places.some((place, at) => place > (others[at] ?? place));
}

/**
 * The header of table `requests` as the words of its lines, by index of the line. The label of the organizations
 * stands over their columns, and where it is printed on a line above the first column, though to the right of it, it
 * is left out: it would seem to come first.
 */
export function requestsHeader(
  reading: string,
  headers: readonly AlignedLine[],
): ReadonlyMap<number, LineTokens> {
  const all = headers.flatMap((header) => headerTokens(header, "requests").tokens);
  const joined = joinBroken(all, HEADER_LABELS.requests);
  const person = joined.find(({ key }) => APPLICANT_HEADERS[0]?.includes(key));
  const kept = joined.filter(
    (token) =>
      token.key !== ORGANIZATIONS_KEY ||
      person === undefined ||
      joined.length > MOST_HEADER_WORDS ||
      token.line >= person.line ||
      !isRightOf(reading, token, person),
  );
  return new Map(
    headers.map(({ line }) => {
      const tokens = kept.filter((token) => token.line === line);
      return [line, { tokens: tokens.map((token, slot) => ({ ...token, slot })), slots: tokens.length }];
    }),
  );
}

const [RECONSIDERATION, ...LITIGATION] = REMEDIES_GROUPS;

/** The labels of the header of table `remedies` as the form prints them, line by line. */
const REMEDIES_HEADER_LINES: readonly (readonly Labelled[])[] = [
  [RECONSIDERATION, { label: REMEDIES_LITIGATION_LABEL }],
  [...REMEDIES_OUTCOMES, ...LITIGATION],
  LITIGATION.flatMap(() => REMEDIES_OUTCOMES),
];

/** Labels that may stand side by side once the cells of the header are broken over lines. */
const REMEDIES_SEQUENCES: readonly (readonly (readonly string[])[])[] = [
  (REMEDIES_HEADER_LINES[0] ?? []).map(keysOf),
  LITIGATION.map(keysOf),
  OUTCOME_HEADERS,
  [...REMEDIES_OUTCOMES, ...LITIGATION].map(keysOf),
];

/** Whether pieces stand in the order of some of the labels, each a part of its label. */
function followsOrder(pieces: readonly string[], labels: readonly (readonly string[])[]): boolean {
  let at = 0;
  for (const piece of pieces) {
    while (at < labels.length && !labels[at]?.some((key) => key.includes(piece))) at += 1;
    if (at === labels.length) return false;
    at += 1;
  }
  return true;
}

/**
 * The header of table `remedies` in the order of the form, by index of the line, where its labels are broken over lines
 * so that they cannot be put together, and each line has its pieces in the order of the form; null for any other.
 */
export function remediesHeader(headers: readonly AlignedLine[]): ReadonlyMap<number, LineTokens> | null {
  const lines = headers.map(({ words }) => words.map((word) => labelKey(word.text)));
  if (lines.flat().every((key) => HEADER_LABELS.remedies.has(key))) return null;
  const isInOrder = lines.every((pieces) =>
    REMEDIES_SEQUENCES.some((labels) => followsOrder(pieces, labels)),
  );
  const [first] = headers;
  const [word] = first?.words ?? [];
  if (!isInOrder || first === undefined || word === undefined) return null;
  const { start, end } = word;
  const tokens = REMEDIES_HEADER_LINES.flat().map(({ label }, slot) => ({
    text: label,
    start,
    end,
    line: first.line,
    slot,
    isValue: false,
    key: labelKey(label),
  }));
  const blank = headers.map(({ line }) => [line, { tokens: [], slots: 0 }] as const);
  return new Map<number, LineTokens>([...blank, [first.line, { tokens, slots: tokens.length }]]);
}
