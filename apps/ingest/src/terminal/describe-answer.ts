import { OWN_SECTION, SECTIONS } from "@gongkai/schema";
import type { Interpretation, SearchAnswer, SearchHit, SearchTerm, Snippet } from "@gongkai/search";
import { printable } from "./printable.ts";

/** Whose reports hits are of, and of which year, by the id of the report. */
export type ReportHeads = ReadonlyMap<
  string,
  { readonly agency: string | null; readonly year: number | null }
>;

/** How an answer is shown. */
export interface AnswerSettings {
  /** Whether marks are shown by colour, and not by brackets. */
  readonly isColored: boolean;
}

const COLOR = { begin: "\u001b[1;33m", end: "\u001b[0m" };
const BRACKETS = { begin: "【", end: "】" };

const HEADINGS: ReadonlyMap<string, string> = new Map(
  [...SECTIONS, OWN_SECTION].map(({ id, heading }) => [id, heading.zh]),
);

function markedText({ text, marks }: Snippet, { begin, end }: typeof COLOR): string {
  let shown = "";
  let last = 0;
  for (const mark of marks) {
    shown += printable(text.slice(last, mark.start));
    shown += `${begin}${printable(text.slice(mark.start, mark.end))}${end}`;
    last = mark.end;
  }
  return shown + printable(text.slice(last));
}

function describeHit(hit: SearchHit, heads: ReportHeads, marks: typeof COLOR): readonly string[] {
  const { agency = null, year = null } = heads.get(hit.reportId) ?? {};
  const head = [
    agency ?? "agency unknown",
    year ?? "year unknown",
    HEADINGS.get(hit.section) ?? hit.section,
    hit.reportId,
  ];
  // Sections that are only a table have no text to show.
  const snippet = hit.snippet.text.trim() === "" ? [] : [`  ${markedText(hit.snippet, marks)}`];
  return [printable(head.join(" · ")), ...snippet, ""];
}

function describeTerm({ text, isPhrase, isExcluded }: SearchTerm): string {
  return `${isExcluded ? "-" : ""}${isPhrase ? `"${text}"` : text}`;
}

/** What a query was taken for, where that is more than words. */
function describeInterpretation({ recognised, terms }: Interpretation): readonly string[] {
  if (recognised.length === 0) return [];
  const taken = recognised.map(({ text, kind, meaning }) => `${text} = ${kind} ${meaning}`);
  const looked = terms.map(describeTerm).join(" ");
  return [`understood   ${taken.join(" · ")}`, `looked for   ${looked === "" ? "everything" : looked}`];
}

/** An answer as lines for people, without anything that would do something to a terminal. */
export function describeAnswer(
  answer: SearchAnswer,
  heads: ReportHeads,
  { isColored }: AnswerSettings,
): readonly string[] {
  const { hits, total, facets, interpretation, omitted, suggestions, engine, fallback } = answer;
  const marks = isColored ? COLOR : BRACKETS;
  const found = `${total.value}${total.relation === "atLeast" ? " or more" : ""} sections`;
  const lines = [
    ...describeInterpretation(interpretation),
    ...(omitted.length > 0
      ? [`left out     ${omitted.map(describeTerm).join(" ")}, which no section holds beside the rest`]
      : []),
    ...suggestions.map(({ text }) => `did you mean ${text}`),
    ...facets.map(
      ({ name, values }) =>
        `by ${name.padEnd(10)}${values.map(({ value, count }) => `${value} ${count}`).join(" · ")}`,
    ),
    `found        ${found} · ${engine}${fallback === null ? "" : ` (${fallback})`}`,
  ];
  const last = hits.at(-1);
  const next = answer.hasNextPage && last !== undefined ? [`more         --after ${last.cursor}`] : [];
  return [...hits.flatMap((hit) => describeHit(hit, heads, marks)), ...[...lines, ...next].map(printable)];
}
