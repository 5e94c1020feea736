import { type Line, trimmedLine } from "../structure/lines.ts";

/** A stretch of a physical line between two upright borders. */
export interface Segment {
  /** Display columns of the border before and after it. */
  readonly from: number;
  readonly to: number;
  /** Whether it is a piece of a horizontal border. */
  readonly isRule: boolean;
  /** What is printed in it, or null. */
  readonly piece: Line | null;
}

const FIRST_BOX = 0x2500;
const LAST_BOX = 0x257f;

/** Light, heavy, double and dashed lines, and half lines, that only run sideways. */
const HORIZONTAL = new Set("─━┄┅┈┉╌╍═╴╶╸╺╼╾");

/** Diagonals join nothing. */
const DIAGONAL = new Set("╱╲╳");

const PLUS = 0x2b;
const PIPE = 0x7c;

/** What a character is to a drawing. */
const ROLE = { text: 0, horizontal: 1, upright: 2, junction: 3 } as const;
type Role = (typeof ROLE)[keyof typeof ROLE];

const UPRIGHT = new Set("│┃┆┇┊┋╎╏║╵╷╹╻╽╿");

const BOX_ROLES: readonly Role[] = Array.from({ length: LAST_BOX - FIRST_BOX + 1 }, (_, offset) => {
  const character = String.fromCharCode(FIRST_BOX + offset);
  if (HORIZONTAL.has(character)) return ROLE.horizontal;
  if (UPRIGHT.has(character)) return ROLE.upright;
  return DIAGONAL.has(character) ? ROLE.text : ROLE.junction;
});

/** Whether a line can be part of a table drawn with box characters. */
export function opensBox(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= FIRST_BOX && code <= LAST_BOX && !DIAGONAL.has(text.charAt(0));
}

/** Whether a line opens a table drawn with `+--+` and `|`. */
export function opensAscii(text: string): boolean {
  return text.charCodeAt(0) === PLUS && (text.charAt(1) === "-" || text.charAt(1) === "=");
}

/** Whether a line can go on with a table drawn with `+--+` and `|`. */
export function continuesAscii(text: string): boolean {
  return text.charCodeAt(0) === PIPE || opensAscii(text);
}

function isAsciiRule(character: string): boolean {
  return character === "-" || character === "=" || character === ":";
}

function boxRole(text: string, at: number): Role {
  return BOX_ROLES[text.charCodeAt(at) - FIRST_BOX] ?? ROLE.text;
}

/** A `+` is a junction only beside a rule or at the end of its line: `+36` is a number. */
function asciiRole(text: string, at: number): Role {
  const code = text.charCodeAt(at);
  if (code === PIPE) return ROLE.upright;
  if (code === PLUS) {
    const isEnd = at === 0 || at === text.length - 1;
    return isEnd || isAsciiRule(text.charAt(at - 1)) || isAsciiRule(text.charAt(at + 1))
      ? ROLE.junction
      : ROLE.text;
  }
  return isAsciiRule(text.charAt(at)) ? ROLE.horizontal : ROLE.text;
}

/**
 * Cuts a physical line of a drawing at its upright borders.
 *
 *     │不予公├─────────┼───┤      one stretch of text, two of a rule
 */
export function cutSegments(reading: string, line: Line, columns: Int32Array): readonly Segment[] {
  const { text } = line;
  const isAscii = !opensBox(text);
  const segments: Segment[] = [];
  let open = -1;
  let openRole: Role = ROLE.text;
  let isAllRule = true;
  for (let at = 0; at < text.length; at += 1) {
    const role = isAscii ? asciiRole(text, at) : boxRole(text, at);
    if (role === ROLE.text || role === ROLE.horizontal) {
      isAllRule &&= role === ROLE.horizontal;
      continue;
    }
    if (open >= 0) {
      const hasJunctions = openRole === ROLE.junction && role === ROLE.junction;
      // `|-|` is a cell with a dash in it; a rule of this alphabet has a junction at either end.
      const isRule = isAllRule && (isAscii || at === open + 1 ? hasJunctions : true);
      const piece = isRule ? null : trimmedLine(reading, line.start + open + 1, line.start + at);
      segments.push({ from: columns[open] ?? 0, to: columns[at] ?? 0, isRule, piece });
    }
    [open, openRole, isAllRule] = [at, role, true];
  }
  return segments;
}
