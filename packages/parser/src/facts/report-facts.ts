import type { AgencyMention, Diagnostic, MappedText, Period } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { type Copy, isDateLine } from "../structure/segment.ts";
import { diagnose } from "../tables/table-context.ts";
import { type FoundName, findNames, findPlace, governmentsIn, isShortForm } from "./agency.ts";
import { type FoundDate, type FoundPeriod, findDate, findPeriod } from "./dates.ts";
import { findTitle } from "./title.ts";
import { findYear } from "./year.ts";

/** Who the report is about and when. */
export interface ReportFacts {
  readonly title: string | null;
  readonly agency: AgencyMention | null;
  readonly year: number | null;
  readonly period: Period | null;
  readonly signedOn: string | null;
}

function statedPeriod(copy: Copy): FoundPeriod | null {
  for (const line of [...copy.head, ...(copy.sections[0]?.lines ?? [])]) {
    const period = findPeriod(line.text, line.start);
    if (period !== null) return period;
  }
  return null;
}

function signatureDate(copy: Copy): FoundDate | null {
  for (const line of copy.tail.filter(isDateLine)) {
    const date = findDate(line.text, line.start);
    if (date !== null) return date;
  }
  return null;
}

/** Kinds of evidence by which the report speaks of itself; the page around it may well name another body. */
const OWN_WORDS = ["title", "introduction", "signature"];

function agencyMention(
  names: readonly FoundName[],
  copy: Copy,
  reading: MappedText,
  report: (diagnostic: Diagnostic) => void,
): AgencyMention | null {
  const first = names[0];
  if (first === undefined) {
    report(diagnose("agency-missing", "no title, signature, contact or footer names it"));
    return null;
  }
  const isSame = (name: FoundName) =>
    isShortForm(name.name, first.name) || isShortForm(first.name, name.name);
  const others = names.filter((name) => OWN_WORDS.includes(name.kind) && !isSame(name));
  for (const other of others) {
    const span = sourceSpan(reading, other.start, other.end);
    report(
      diagnose("agency-disagreement", `${first.kind} ${first.name}, ${other.kind} ${other.name}`, { span }),
    );
  }
  return {
    name: first.name,
    place: findPlace(first.name, [...names, ...governmentsIn(copy.tail)]),
    evidence: names
      .filter(isSame)
      .map(({ kind, name, start, end }) => ({ kind, name, span: sourceSpan(reading, start, end) })),
  };
}

/**
 * Finds title, agency, year, period and signature. `copies` are the printed copies of one report: the first
 * that names something decides, since a footer or signature may stand under one of them only.
 */
export function findFacts(
  copies: readonly Copy[],
  reading: MappedText,
  report: (diagnostic: Diagnostic) => void,
): ReportFacts {
  // One copy with the head of the first and every tail holds all that is said once.
  const [first] = copies;
  const copy: Copy = {
    head: first?.head ?? [],
    sections: first?.sections ?? [],
    tail: copies.flatMap((item) => item.tail),
  };
  const title = findTitle(copy.head);
  if (title === null) report(diagnose("title-missing", "no line above the first section reads as one"));
  const period = statedPeriod(copy);
  const signedOn = signatureDate(copy);
  const { year, disagreeing } = findYear(title, period, signedOn, copy);
  if (year === null) report(diagnose("year-missing", "no title, period or narrative states it"));
  if (disagreeing.length > 0)
    report(diagnose("year-disagreement", `${year} against ${disagreeing.join(", ")}`));
  return {
    title: title?.text ?? null,
    agency: agencyMention(findNames(copy, title, copy.head), copy, reading, report),
    year,
    period:
      period === null
        ? null
        : {
            start: period.start.date,
            end: period.end.date,
            span: sourceSpan(reading, period.start.start, period.start.end),
          },
    signedOn: signedOn?.date ?? null,
  };
}
