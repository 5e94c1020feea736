import type { AgencyMention, Contact, Diagnostic, MappedText, Period } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import { type Copy, isDateLine } from "../structure/segment.ts";
import { diagnose } from "../tables/table-context.ts";
import { type FoundName, findNames, findPlace, isShortForm } from "./agency.ts";
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
  readonly publishedOn: string | null;
  readonly documentNumber: string | null;
  readonly contact: Contact | null;
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

function isSameBody(one: string, other: string): boolean {
  return isShortForm(one, other) || isShortForm(other, one);
}

function agencyMention(
  names: readonly FoundName[],
  reading: MappedText,
  report: (diagnostic: Diagnostic) => void,
): AgencyMention | null {
  const first = names[0];
  if (first === undefined) {
    report(diagnose("agency-missing", "no title, signature, contact or footer names it"));
    return null;
  }
  const other = names.find((name) => OWN_WORDS.includes(name.kind) && !isSameBody(name.name, first.name));
  if (other !== undefined) {
    const span = sourceSpan(reading, other.start, other.end);
    report(
      diagnose("agency-disagreement", `${first.kind} ${first.name}, ${other.kind} ${other.name}`, { span }),
    );
  }
  return {
    name: first.name,
    place: findPlace(first.name, names),
    evidence: names
      .filter((name) => isSameBody(name.name, first.name))
      .map(({ kind, name, start, end }) => ({ kind, name, span: sourceSpan(reading, start, end) })),
  };
}

/** Finds title, agency, year, period and signature in one printed copy of a report. */
export function findFacts(
  copy: Copy,
  reading: MappedText,
  report: (diagnostic: Diagnostic) => void,
): ReportFacts {
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
    agency: agencyMention(findNames(copy, title), reading, report),
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
    publishedOn: null,
    documentNumber: null,
    contact: null,
  };
}

/** Whether two printed copies can be of one report: neither year nor agency of the one contradicts the other's. */
export function canBeOneReport(one: ReportFacts, other: ReportFacts): boolean {
  const isSameYear = one.year === null || other.year === null || one.year === other.year;
  const isSameAgency =
    one.agency === null || other.agency === null || isSameBody(one.agency.name, other.agency.name);
  return isSameYear && isSameAgency;
}
