import type { SectionId } from "@gongkai/schema";
import { compareWith, fingerprintText } from "@gongkai/text";
import { type SQL, sql } from "drizzle-orm";
import type { DrizzleReader } from "../store/drizzle-connection.ts";

/** A section of a stored report version. */
export interface SectionKey {
  readonly versionId: number;
  /** As in the list of the version's sections. */
  readonly position: number;
}

/** A section of a current version that says much the same as another one. */
export interface SimilarSection extends SectionKey {
  readonly reportId: string;
  readonly section: SectionId;
  readonly agencyId: string | null;
  /** The agency's name in Simplified script; where the text does not identify one, what it says; null if nothing. */
  readonly agency: string | null;
  readonly year: number | null;
  /** Share of the asked section's text that stands in this one too, numbers left out: 0 to 1. */
  readonly similarity: number;
}

/** What was found. */
export interface SimilarSections {
  /** Most similar first. */
  readonly sections: readonly SimilarSection[];
  /** Whether all was compared that could be alike; false where too many sections are nearly the same. */
  readonly isComplete: boolean;
}

/** What to look for. */
export interface SimilarityRequest {
  /** The least similarity; 0.9 by default. Below about 0.8, more and more is passed over. */
  readonly minimum?: number;
  /** How many to give; 20 by default. */
  readonly limit?: number;
  /** Sections of other agencies only, from which that of this one may have been copied, or the other way round. */
  readonly elsewhere?: OtherAgencies | undefined;
}

/**
 * What reports of other agencies are to one of an agency and a year. Originals are for that year or years before, and the share
 * of the asked section's text counts that stands in theirs; copies are for that year or years after, and the share of theirs counts.
 */
interface OtherAgencies {
  readonly agencyId: string;
  readonly year: number;
  readonly as: "originals" | "copies";
}

const DEFAULT_MINIMUM = 0.9;
const DEFAULT_LIMIT = 20;

/**
 * So many sections of a band are looked at, those stored first, and so many of all bands are compared: what bounds the
 * work where tens of thousands of sections are nearly the same.
 */
const MOST_OF_A_BAND = 100;
const MOST_COMPARED = 100;

/** A section as it is compared. */
export interface ComparedSection {
  readonly reportId: string;
  readonly text: string;
  readonly synthetic: boolean;
}

/** The text is null in the one row that comes where there is no candidate. */
interface CandidateRow extends Omit<SimilarSection, "similarity">, Record<string, unknown> {
  readonly text: string | null;
  readonly isComplete: boolean;
}

/** What the statements on similar sections read of a section; joins `section`, `version`, `report` and `agency`. */
export const SIMILAR_COLUMNS = sql`
  section.version_id::int8 as "versionId", section.position, section.section, section.text,
  report.id as "reportId", report.agency_id as "agencyId", report.year,
  coalesce(agency.name, version.agency_mention ->> 'name') as agency`;

function isElsewhere(others: OtherAgencies | undefined): SQL {
  if (others === undefined) return sql`true`;
  const { agencyId, year } = others;
  const years = others.as === "originals" ? sql`report.year <= ${year}` : sql`report.year >= ${year}`;
  return sql`report.agency_id <> ${agencyId} and ${years}`;
}

/** The most similar sections to one whose text is at hand: one statement, whatever the number of sections stored. */
export async function findSimilar(
  { drizzle }: DrizzleReader,
  { reportId, text, synthetic }: ComparedSection,
  { minimum = DEFAULT_MINIMUM, limit = DEFAULT_LIMIT, elsewhere }: SimilarityRequest,
): Promise<SimilarSections> {
  const fingerprint = fingerprintText(text);
  if (fingerprint === null) return { sections: [], isComplete: true };
  // A band is read in order up to the bound, so that the planner never reads more of it, however common it is.
  const { rows } = await drizzle.execute<CandidateRow>(sql`
    with met as materialized (
      select wanted.band, member.fingerprint_id
      from unnest(${sql.param([...fingerprint.bands])}::int[]) wanted (band)
      cross join lateral (
        select fingerprint_id from section_bands where section_bands.band = wanted.band
        order by fingerprint_id limit ${MOST_OF_A_BAND + 1}
      ) member
    ), candidate as materialized (
      select fingerprint.version_id, fingerprint.position, met.shared
      from (select fingerprint_id, count(*) as shared from met group by fingerprint_id) met
      join section_fingerprints fingerprint on fingerprint.id = met.fingerprint_id
      join report_versions version on version.id = fingerprint.version_id and version.is_current
      join reports report on report.id = version.report_id
      where report.id <> ${reportId} and report.synthetic = ${synthetic} and ${isElsewhere(elsewhere)}
      order by met.shared desc, fingerprint.id limit ${MOST_COMPARED + 1}
    )
    select ${SIMILAR_COLUMNS}, reading.is_complete as "isComplete"
    from (
      select (select count(*) <= ${MOST_COMPARED} from candidate)
        and not exists (select from met group by band having count(*) > ${MOST_OF_A_BAND}) as is_complete
    ) reading
    left join candidate on true
    left join sections section
      on section.version_id = candidate.version_id and section.position = candidate.position
    left join report_versions version on version.id = candidate.version_id
    left join reports report on report.id = version.report_id
    left join agencies agency on agency.id = report.agency_id
    order by candidate.shared desc, candidate.version_id, candidate.position`);
  const compare = compareWith(text);
  const share = elsewhere?.as === "copies" ? "ofSecond" : "ofFirst";
  const alike = rows
    .flatMap(({ text: theirs, isComplete: _, ...row }) =>
      theirs === null ? [] : [{ ...row, similarity: compare(theirs)[share] }],
    )
    .filter(({ similarity }) => similarity >= minimum);
  alike.sort(compareSimilar);
  return { sections: alike.slice(0, limit), isComplete: rows[0]?.isComplete ?? true };
}

/**
 * Most similar first; of equals the earliest year, which is the likelier original, and then by what does not depend on the order
 * in which reports were stored.
 */
function compareSimilar(one: SimilarSection, other: SimilarSection): number {
  if (one.similarity !== other.similarity) return other.similarity - one.similarity;
  const years = (one.year ?? Number.POSITIVE_INFINITY) - (other.year ?? Number.POSITIVE_INFINITY);
  // Two unknown years differ by NaN.
  if (years !== 0 && !Number.isNaN(years)) return years;
  if (one.reportId !== other.reportId) return one.reportId < other.reportId ? -1 : 1;
  return one.position - other.position;
}

/**
 * The sections of other reports that say much the same as one, most similar first; of synthetic reports for one of a synthetic
 * report, else of real ones. Nothing for a section that does not exist, or is too short to tell a copy from chance.
 *
 * A section that holds the asked one is found 99 times in 100 where it is 1.3 times as long, 84 at 1.5 times, 27 at twice the
 * length.
 */
export async function similarSections(
  connection: DrizzleReader,
  { versionId, position }: SectionKey,
  request: SimilarityRequest = {},
): Promise<SimilarSections> {
  const { rows } = await connection.drizzle.execute<ComparedSection & Record<string, unknown>>(sql`
    select section.text, report.id as "reportId", report.synthetic
    from sections section
    join report_versions version on version.id = section.version_id
    join reports report on report.id = version.report_id
    where section.version_id = ${versionId} and section.position = ${position}`);
  const [asked] = rows;
  if (asked === undefined) return { sections: [], isComplete: true };
  return findSimilar(connection, asked, request);
}
