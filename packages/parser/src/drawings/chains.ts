import type { Edition } from "@gongkai/schema";
import type { Line } from "../structure/lines.ts";
import { labelKey, withoutRemark } from "../tables/label-key.ts";
import { isValueText } from "../tables/number.ts";
import type { AlignedLine } from "./aligned-line.ts";
import { type FormLabel, indexBeginnings, type LabelBeginnings } from "./form-labels.ts";

/** A label being put together from pieces. */
export interface Chain {
  readonly label: FormLabel;
  readonly pieces: Line[];
  /** What is still to come, for each spelling that fits; empty text where the label is whole. */
  rests: readonly string[];
  readonly first: number;
  last: number;
  numbers: AlignedLine | null;
  /** The numbers of the next line, where nothing else stands on it. */
  more: AlignedLine | null;
  /** How many numbers stand beside the label and below it. */
  count: number;
  /** Whether the numbers stand below the whole label instead of beside it. */
  isBelow: boolean;
  isSpoilt: boolean;
}

/** Whether the pieces found make up the whole label. */
export function isWhole(chain: Chain): boolean {
  return chain.rests.includes("");
}

/** Whether more than a beginning of the label was found, or numbers beside it. */
export function isRow(chain: Chain): boolean {
  return isWhole(chain) || chain.numbers !== null;
}

const NO_RESTS: readonly string[] = [];

/** What is left of each spelling after a piece. */
function restsAfter(spellings: readonly string[], key: string): readonly string[] {
  let rests: string[] | undefined;
  for (const spelling of spellings) {
    if (!spelling.startsWith(key)) continue;
    rests ??= [];
    rests.push(spelling.slice(key.length));
  }
  return rests ?? NO_RESTS;
}

/** `(四)` opens 无法提供 and `四、` opens 结转下年度继续办理: where there is nothing but the ordinal, brackets tell. */
function fitsBracket(label: FormLabel, piece: Line, key: string): boolean {
  return key.length > 1 || label.isBracketed === piece.text.startsWith("(");
}

/** No table is indented further. */
const DEEPEST_INDENT = 300;

/** How many characters stand before a place on its physical line. */
function indentOf(reading: string, start: number): number {
  let indent = 0;
  while (indent < DEEPEST_INDENT && indent < start && reading.charCodeAt(start - indent - 1) !== 0x0a)
    indent += 1;
  return indent;
}

/** `(设区的市填报)`: a remark after a label. */
function isRemark({ text }: Line): boolean {
  return text.startsWith("(") && text.endsWith(")") && !/\d/.test(text);
}

/** Beginnings of a label shorter than this, ordinal included, name no edition. */
const SHORTEST_BEGINNING = 3;

function isForm2021(lines: readonly AlignedLine[], { only2021 }: LabelsOfTable): boolean {
  if (only2021.size === 0) return false;
  return lines.some(({ words }) =>
    words.some((piece) => {
      const key = labelKey(piece.text);
      return key.length >= SHORTEST_BEGINNING && only2021.has(key);
    }),
  );
}

/** The labels of one table by what they begin with: those of rows and of groups in each edition. */
interface LabelsOfTable {
  readonly only2021: LabelBeginnings;
  readonly rows: Readonly<Record<Edition, LabelBeginnings>>;
  readonly groups: Readonly<Record<Edition, LabelBeginnings>>;
}

/** The labels of the forms are a few lists that are declared once. */
const KNOWN_LABELS = new WeakMap<readonly FormLabel[], LabelsOfTable>();

function labelsOfTable(labels: readonly FormLabel[]): LabelsOfTable {
  const known = KNOWN_LABELS.get(labels);
  if (known !== undefined) return known;
  const rows = labels.filter((label) => label.canBeRow);
  const groups = labels.filter((label) => label.canBeGroup);
  const indexed: LabelsOfTable = {
    only2021: indexBeginnings(labels.filter((label) => label.isOnly2021)),
    // (六)其他处理 is a row in 2019 and heads three rows in 2021.
    rows: {
      2019: indexBeginnings(rows),
      2021: indexBeginnings(rows.filter((label) => !label.canBeGroup)),
    },
    groups: {
      2019: indexBeginnings(groups.filter((label) => !label.canBeRow)),
      2021: indexBeginnings(groups),
    },
  };
  KNOWN_LABELS.set(labels, indexed);
  return indexed;
}

/** Whether numbers are all the numbers of a row, as far as a sum can show it. */
export type IsWholeRow = (numbers: readonly Line[]) => boolean;

/** Puts the labels of a table together, piece by piece as the lines come, and gives each its numbers. */
export class Chains {
  readonly #rowLabels: LabelBeginnings;
  readonly #groupLabels: LabelBeginnings;
  readonly #groups = new Map<number, Chain>();
  /** Every label that was begun, in order. */
  readonly rows: Chain[] = [];
  #row: Chain | null = null;
  /** The last row of which more than a beginning was found: words may look like the beginning of any label. */
  #after = -1;
  /** Lines with numbers that no row could be found for. */
  readonly homeless: number[] = [];
  /** How many lines of numbers follow words that end no label. */
  orphans = 0;
  /** Whether the last words were a piece of the last row's label. */
  #isInRow = false;
  readonly #reading: string;
  readonly #isWholeRow: IsWholeRow;

  constructor(
    reading: string,
    lines: readonly AlignedLine[],
    labels: readonly FormLabel[],
    isWholeRow: IsWholeRow,
  ) {
    this.#reading = reading;
    this.#isWholeRow = isWholeRow;
    const known = labelsOfTable(labels);
    const edition = isForm2021(lines, known) ? "2021" : "2019";
    this.#rowLabels = known.rows[edition];
    this.#groupLabels = known.groups[edition];
  }

  /** Whether a line of numbers is the rest of a row that was longer than the screen, as `lynx` prints it. */
  #isRestOf(row: Chain, { line, words, numbers }: AlignedLine): boolean {
    if (row.numbers === null || row.numbers.line !== line - 1) return false;
    return isWhole(row) && words.length === 0 && this.#isWholeRow([...row.numbers.numbers, ...numbers]);
  }

  #continueRow(piece: Line, key: string, line: number): boolean {
    const row = this.#row;
    if (row === null) return false;
    const rests = restsAfter(row.rests, key);
    if (rests.length === 0) return false;
    row.rests = rests;
    row.pieces.push(piece);
    row.last = line;
    row.isBelow = false;
    if (isWhole(row)) this.#after = row.label.order;
    return true;
  }

  #openRow(piece: Line, key: string, line: number): boolean {
    const opened = this.#rowLabels.get(key);
    if (opened === undefined) return false;
    const after = this.#after;
    const label =
      opened.find((candidate) => candidate.order > after && fitsBracket(candidate, piece, key)) ??
      opened.find((candidate) => candidate.order <= after && candidate.keys.includes(key));
    if (label === undefined) return false;
    this.#row = {
      label,
      pieces: [piece],
      rests: restsAfter(label.keys, key),
      first: line,
      last: line,
      numbers: null,
      more: null,
      count: 0,
      isBelow: false,
      isSpoilt: false,
    };
    this.rows.push(this.#row);
    if (isWhole(this.#row)) this.#after = label.order;
    return true;
  }

  #takeIntoGroup(piece: Line, key: string): boolean {
    for (const [order, group] of this.#groups) {
      const rests = restsAfter(group.rests, key);
      if (rests.length === 0 || key === "") continue;
      group.rests = rests;
      if (isWhole(group)) this.#groups.delete(order);
      return true;
    }
    const label = this.#groupLabels.get(key)?.find((candidate) => fitsBracket(candidate, piece, key));
    if (label === undefined) return false;
    const rests = restsAfter(label.keys, key);
    if (!rests.includes("")) {
      const chain = {
        label,
        pieces: [piece],
        rests,
        first: 0,
        last: 0,
        numbers: null,
        more: null,
        count: 0,
        isBelow: false,
        isSpoilt: false,
      };
      this.#groups.set(label.order, chain);
    }
    return true;
  }

  /** Whether a piece stands below the label of a group and not below the last row's. Both may go on with it. */
  #isBelowGroup(piece: Line, key: string): boolean {
    const row = this.#row?.pieces[0];
    if (row === undefined || restsAfter(this.#row?.rests ?? [], key).length === 0) return false;
    for (const { rests, pieces } of this.#groups.values()) {
      const [first] = pieces;
      if (first === undefined || restsAfter(rests, key).length === 0) continue;
      const [at = 0, group = 0, label = 0] = [piece, first, row].map(({ start }) =>
        indentOf(this.#reading, start),
      );
      return Math.abs(at - group) <= 1 && Math.abs(at - label) > 1;
    }
    return false;
  }

  #takeIntoRow(piece: Line, line: number): boolean {
    // A number without the point of an ordinal opens no label.
    if (/^\d+$/.test(piece.text)) return false;
    const whole = labelKey(piece.text);
    // 规章(设区的市填报)
    const keys = piece.text.endsWith(")") ? [whole, labelKey(withoutRemark(piece.text))] : [whole];
    return keys.some(
      (key) => key !== "" && (this.#continueRow(piece, key, line) || this.#openRow(piece, key, line)),
    );
  }

  /** Takes in the words and numbers of one physical line. */
  take(aligned: AlignedLine): void {
    const { line, words, numbers } = aligned;
    let isKnown = true;
    let isBeside = false;
    for (const [at, piece] of words.entries()) {
      if (isValueText(piece.text)) {
        // A number with words after it: what it counts is not known.
        if (isBeside && this.#row !== null) this.#row.isSpoilt = true;
        this.homeless.push(line);
        if (this.#row !== null) this.orphans += 1;
        continue;
      }
      const key = labelKey(piece.text);
      if (key === "") continue;
      // Left of other words stands the label of a group, which runs beside many rows.
      const isLast = at === words.length - 1 && !this.#isBelowGroup(piece, key);
      const isInGroup = !isLast && this.#takeIntoGroup(piece, key);
      this.#isInRow = !isInGroup && this.#takeIntoRow(piece, line);
      isBeside ||= this.#isInRow;
      if (isInGroup || this.#isInRow || this.#takeIntoGroup(piece, key) || isRemark(piece)) continue;
      isKnown = false;
      // A word that is neither label nor number, where a number should stand.
      if (isBeside && this.#row !== null) this.#row.isSpoilt = true;
      if (!/\d/.test(piece.text)) continue;
      this.homeless.push(line);
      if (this.#row !== null) this.orphans += 1;
    }
    if (numbers.length > 0) this.#giveNumbers(aligned, isKnown, isBeside);
  }

  #giveNumbers(aligned: AlignedLine, isKnown: boolean, isBeside: boolean): void {
    const row = this.#row;
    if (row !== null && this.#isInRow && isWhole(row)) row.count += aligned.numbers.length;
    else this.orphans += 1;
    if (row !== null && row.more === null && this.#isRestOf(row, aligned)) {
      row.more = aligned;
      return;
    }
    // Words that are no label of the form say whose numbers they are, and not that they are the last row's.
    if (row === null || !isKnown || row.numbers !== null) {
      if (row !== null && isKnown && isBeside) row.isSpoilt = true;
      this.homeless.push(aligned.line);
      return;
    }
    row.numbers = aligned;
    this.#after = row.label.order;
    row.isBelow = !isBeside && isWhole(row);
  }
}
