import type { AgencyMention, Contact, Diagnostic, MappedText, Period } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { diagnose } from "../tables/table-context.ts";
import { findIntroducedNames, findNames } from "./agency.ts";
import { chooseAgency } from "./choose-agency.ts";
import { findContact } from "./contact.ts";
import { findDocumentNumber } from "./document-number.ts";
import { findTitle } from "./find-title.ts";
import { readMetadata } from "./metadata.ts";
import { isSameBody } from "./organization.ts";
import { findPeriod } from "./period.ts";
import { findPublication } from "./publication.ts";
import { type FoundSignature, findSignature } from "./signature.ts";
import { unwrap } from "./unwrap.ts";
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

/** Section one, or the first section that there is: where a report without a title introduces itself. */
function findOverview(copy: Copy): readonly Line[] {
  const overview = copy.sections.find((section) => section.heading.section === "overview");
  return (overview ?? copy.sections[0])?.lines ?? [];
}

/** The years that a signature can close: the one before it and, late in a year, that year itself. */
function yearsSignedFor(signature: FoundSignature | null): readonly number[] {
  if (signature?.date == null) return [];
  const { date, year } = signature.date;
  const isLate = date === null || date.slice(5, 7) >= "10";
  return isLate ? [year - 1, year] : [year - 1];
}

/** Whether a sentence says what was done in a year. A title is no sentence. */
function namesYear(text: string, year: number): boolean {
  return text.includes(`${year}年`) && /[,。]/.test(text);
}

/**
 * Finds title, agency, dates, document number and contact data in one printed copy of a report.
 *
 * @param url the address that the document was fetched from, where it is known
 */
export function findFacts(
  printed: Copy,
  printedReading: MappedText,
  report: (diagnostic: Diagnostic) => void,
  url?: string,
): ReportFacts {
  const { copy, reading } = unwrap(printed, printedReading, {
    overview: findOverview(printed),
    last: printed.sections.at(-1)?.lines ?? [],
  });
  const overview = findOverview(copy);
  const period = findPeriod([...copy.head, ...overview]);
  const signedBelow = findSignature(copy, null);
  const titles = findTitle(copy.head, overview, {
    periodYear: period?.year ?? null,
    signedFor: yearsSignedFor(signedBelow),
    narrates: (year) => [...copy.head, ...overview].some(({ text }) => namesYear(text, year)),
    signedBy: signedBelow?.name?.name ?? null,
    introducedBy: () => findIntroducedNames(copy, overview),
  });
  const { title, listed } = titles;
  const [other] = listed;
  if (title === null && other !== undefined) {
    const span = sourceSpan(reading, other.start, other.end);
    report(diagnose("title-missing", `${other.text} is not what the report says of itself`, { span }));
  } else if (title === null) {
    report(diagnose("title-missing", "no line above the first section reads as one"));
  }
  // A label at the end of the one is not answered by the beginning of the other.
  const metadata = [...readMetadata(copy.head), ...readMetadata(copy.tail)];
  const signature = signedBelow ?? findSignature(copy, title);
  const { year, disagreeing } = findYear(titles, period, signature, copy.head, overview);
  if (year === null) report(diagnose("year-missing", "no title, period or narrative states it"));
  if (disagreeing.length > 0)
    report(diagnose("year-disagreement", `${year} against ${disagreeing.join(", ")}`));
  const names = findNames(copy, overview, { titles, metadata, signature, url });
  const last = copy.sections.at(-1)?.lines ?? [];
  const contact = findContact(copy.head, [overview, last], copy.tail);
  return {
    title: title?.text ?? null,
    agency: chooseAgency(names, copy, reading, report),
    year,
    period:
      period === null
        ? null
        : { start: period.first, end: period.last, span: sourceSpan(reading, period.start, period.end) },
    signedOn: signature?.date?.date ?? null,
    publishedOn: findPublication(copy.head, metadata, title),
    documentNumber: findDocumentNumber(copy.head, metadata, title),
    contact:
      contact === null
        ? null
        : {
            address: contact.address,
            telephone: contact.telephone,
            email: contact.email,
            postcode: contact.postcode,
            span: sourceSpan(reading, contact.start, contact.end),
          },
  };
}

/** Whether two printed copies can be of one report: neither year nor agency of the one contradicts the other's. */
export function canBeOneReport(one: ReportFacts, other: ReportFacts): boolean {
  const isSameYear = one.year === null || other.year === null || one.year === other.year;
  const isSameAgency =
    one.agency === null || other.agency === null || isSameBody(one.agency.name, other.agency.name);
  return isSameYear && isSameAgency;
}

/** Whether two printed copies name different bodies or years in their titles: no copies, however alike their texts. */
export function haveDifferentTitles(one: ReportFacts, other: ReportFacts): boolean {
  return one.title !== null && other.title !== null && !canBeOneReport(one, other);
}
