import type { SectionId } from "@gongkai/schema";
import { compareWith, fingerprintText } from "@gongkai/text";
import { sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import {
  type ComparedSection,
  findSimilar,
  type SectionKey,
  SIMILAR_COLUMNS,
  type SimilarSection,
} from "./similar-sections.ts";

/** A section of a report and the section of another report that holds most of its text. */
export interface ReusedSection extends SectionKey {
  /** The section of the report asked for. */
  readonly section: SectionId;
  /** Share of its text that stands in the other one too, numbers left out: 0 to 1. */
  readonly similarity: number;
  /** Whose report the other one is. */
  readonly from: "sameAgency" | "otherAgency";
  /** The agency of the other report, in Simplified script. */
  readonly agency: string;
  readonly year: number;
}

/** A text of a report of a known agency and year. */
interface AskedText extends ComparedSection, Record<string, unknown> {
  readonly agencyId: string;
  readonly year: number;
}

interface AskedSection extends AskedText {
  readonly section: SectionId;
}

interface OwnSection extends Omit<SimilarSection, "similarity">, Record<string, unknown> {
  readonly text: string;
}

/** So many years back an agency's own reports are compared. */
const YEARS = 3;
const DEFAULT_MINIMUM = 0.8;

async function askedSections(
  { drizzle }: DrizzleReader,
  versionId: number,
): Promise<readonly AskedSection[]> {
  const { rows } = await drizzle.execute<AskedSection>(sql`
    select section.section, section.text,
      report.id as "reportId", report.agency_id as "agencyId", report.year, report.synthetic
    from sections section
    join report_versions version on version.id = section.version_id
    join reports report on report.id = version.report_id
    where section.version_id = ${versionId} and report.agency_id is not null and report.year is not null
    order by section.position`);
  return rows.filter(({ text }) => fingerprintText(text) !== null);
}

async function earlierSections(
  { drizzle }: DrizzleReader,
  { agencyId, year }: AskedSection,
): Promise<readonly OwnSection[]> {
  const { rows } = await drizzle.execute<OwnSection>(sql`
    select ${SIMILAR_COLUMNS}
    from reports report
    join report_versions version on version.report_id = report.id and version.is_current
    join sections section on section.version_id = version.id
    join agencies agency on agency.id = report.agency_id
    where report.agency_id = ${agencyId} and report.year between ${year - YEARS} and ${year - 1}
    order by report.year desc, section.position`);
  return rows;
}

function toReused(
  section: SectionId,
  from: ReusedSection["from"],
  other: SimilarSection | undefined,
): readonly ReusedSection[] {
  const { agency = null, year = null } = other ?? {};
  if (other === undefined || agency === null || year === null) return [];
  const { versionId, position, similarity } = other;
  return [{ section, similarity, from, agency, year, versionId, position }];
}

/** The best of an agency's own earlier sections; of equals the one of the latest year. */
function bestOf(
  { section, text }: AskedSection,
  earlier: readonly OwnSection[],
  minimum: number,
): SimilarSection | undefined {
  const compare = compareWith(text);
  return earlier
    .filter((other) => other.section === section)
    .map((other) => ({ ...other, similarity: compare(other.text).ofFirst }))
    .filter(({ similarity }) => similarity >= minimum)
    .sort((one, other) => other.similarity - one.similarity)[0];
}

/**
 * For each section of a report version that is long enough: where most of its text stands in the agency's reports of the
 * three years before (the same section of them), and where in a report of another agency for the same year or one before.
 * Best first within a section, in the order of the sections.
 *
 * Nothing for a report that identifies no agency or year: it could be a copy of itself. Nothing that is less similar
 * than `minimum`, 0.8 by default.
 */
export async function reusedNarratives(
  connection: DrizzleReader,
  versionId: number,
  { minimum = DEFAULT_MINIMUM }: { readonly minimum?: number } = {},
): Promise<readonly ReusedSection[]> {
  const asked = await askedSections(connection, versionId);
  const [first] = asked;
  if (first === undefined) return [];
  const earlier = await earlierSections(connection, first);
  const reused: ReusedSection[] = [];
  for (const section of asked) {
    const own = bestOf(section, earlier, minimum);
    const elsewhere = await findSimilar(connection, section, {
      minimum,
      limit: 1,
      elsewhere: { agencyId: first.agencyId, year: first.year, as: "originals" },
    });
    const found = [
      ...toReused(section.section, "sameAgency", own),
      ...toReused(section.section, "otherAgency", elsewhere.sections[0]),
    ];
    reused.push(...found.sort((one, other) => other.similarity - one.similarity));
  }
  return reused;
}

/** So many reports that have a section in common with one are checked again when that one is stored after them. */
const MOST_COPIES = 20;

/** Each text that some version of these reports has, once a report. */
async function askedTexts(
  { drizzle }: DrizzleReader,
  reportIds: readonly string[],
): Promise<readonly AskedText[]> {
  const { rows } = await drizzle.execute<AskedText>(sql`
    select distinct report.id as "reportId", report.agency_id as "agencyId", report.year, report.synthetic, section.text
    from reports report
    join report_versions version on version.report_id = report.id
    join sections section on section.version_id = version.id
    where report.id = any(${sql.param([...reportIds])}) and report.agency_id is not null and report.year is not null`);
  return rows;
}

/**
 * The reports of other agencies, for the same year or later, most of whose text stands in these reports: whatever was stored
 * first, it may have been reused from them. At most 20 for a section.
 *
 * What other versions than the current ones say is asked as well: a report may have been checked beside one that was current
 * until just now, by someone whom those that made another one current could not see.
 */
export async function reportsAlike(
  connection: DrizzleReader,
  reportIds: readonly string[],
): Promise<readonly string[]> {
  if (reportIds.length === 0) return [];
  const alike = new Set<string>();
  for (const asked of await askedTexts(connection, reportIds)) {
    const { sections } = await findSimilar(connection, asked, {
      minimum: DEFAULT_MINIMUM,
      limit: MOST_COPIES,
      elsewhere: { agencyId: asked.agencyId, year: asked.year, as: "copies" },
    });
    for (const { reportId } of sections) alike.add(reportId);
  }
  return [...alike];
}
