import type { Line } from "../structure/lines.ts";
import { isOrganization, withoutInnerOffice } from "./organization.ts";

/** A body named by the page's path, such as 首页 > 政务公开 > 某某局. Offsets are into the reading text. */
export interface PathName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const BEGINS_PATH = /首页|主页|当前位置|所在位置|您的位置|当前的位置|所在的位置/;
const SEPARATOR = /-{0,2}>{1,2}|[»›→]|\/|\\/g;
const IS_SEPARATED = /(?:[>»›→/])$|^(?:-{0,2}[>»›→/])/;
const LONGEST_PATH = 400;
/** A path printed one step a line is short. */
const MOST_LINES = 24;

/** The lines of the path that begins on a line: itself, and those that separators tie to it. */
function pathLines(lines: readonly Line[], from: number): readonly Line[] {
  let to = from + 1;
  while (to < lines.length && to - from < MOST_LINES) {
    const [above, line] = [lines[to - 1], lines[to]];
    if (above === undefined || line === undefined || line.text.length > 40) break;
    if (!IS_SEPARATED.test(above.text) && !IS_SEPARATED.test(line.text)) break;
    to += 1;
  }
  return lines.slice(from, to);
}

function stepsOf(line: Line): readonly PathName[] {
  const steps: PathName[] = [];
  let from = 0;
  const text = line.text.slice(0, LONGEST_PATH);
  for (const match of [...text.matchAll(SEPARATOR), null]) {
    const to = match?.index ?? text.length;
    const printed = text.slice(from, to);
    const name = printed.trim();
    const start = line.start + from + printed.indexOf(name);
    if (name !== "") steps.push({ name, start, end: start + name.length });
    from = to + (match?.[0].length ?? 0);
  }
  return steps;
}

/** The bodies that the page's paths name, the innermost of each. The first step is the website's owner. */
export function findPathNames(lines: readonly Line[]): readonly PathName[] {
  const names: PathName[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? "";
    if (text.length > LONGEST_PATH * 2 || !BEGINS_PATH.test(text)) continue;
    const path = pathLines(lines, at);
    at += path.length - 1;
    const steps = path.flatMap(stepsOf);
    if (steps.length < 2) continue;
    const inner = steps.slice(1).findLast(({ name }) => isOrganization(name));
    if (inner === undefined) continue;
    const name = withoutInnerOffice(inner.name);
    names.push({ name, start: inner.start, end: inner.start + name.length });
  }
  return names;
}
