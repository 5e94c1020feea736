import type { AgencyMention, Contact, Diagnostic, MappedText, Period } from "@gongkai/schema";
import { sourceSpan } from "@gongkai/text";
import type { Line } from "../structure/lines.ts";
import type { Copy } from "../structure/segment.ts";
import { diagnose } from "../tables/table-context.ts";
import { findNames } from "./agency.ts";
import { chooseAgency } from "./choose-agency.ts";
import { findContact } from "./contact.ts";
import { findDocumentNumber } from "./document-number.ts";
import { findTitle } from "./find-title.ts";
import { readMetadata } from "./metadata.ts";
import { isSameBody } from "./organization.ts";
import { findPeriod } from "./period.ts";
import { findPublication } from "./publication.ts";
import { findSignature } from "./signature.ts";
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
  const titles = findTitle(copy.head, overview);
  const { title } = titles;
  if (title === null) report(diagnose("title-missing", "no line above the first section reads as one"));
  const metadata = readMetadata([...copy.head, ...copy.tail]);
  const signature = findSignature(copy, title);
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
