import type { Diagnostic, Report } from "@gongkai/schema";
import { eq } from "drizzle-orm";
import { reports, reportVersions } from "../schema/reports.ts";
import { sources } from "../schema/sources.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { isAnyOf } from "./is-any-of.ts";
import { sectionsOfVersions } from "./sections.ts";
import { tablesOfVersions } from "./tables.ts";

/** A report as the parser read it, back from the database, and which version that is. */
export interface StoredReading {
  readonly versionId: number;
  readonly reportId: string;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  readonly parserVersion: string;
  /** The rules that its findings are from. */
  readonly rulesVersion: string;
}

/**
 * Report versions as they were read, each whole: five statements, whatever their number. A version asked for has an
 * entry unless it does not exist.
 */
export async function readingsOfVersions(
  connection: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, StoredReading>> {
  const rows = await connection.drizzle
    .select({ version: reportVersions, year: reports.year, name: sources.name })
    .from(reportVersions)
    .innerJoin(reports, eq(reports.id, reportVersions.reportId))
    .innerJoin(sources, eq(sources.sha256, reportVersions.sourceSha256))
    .where(isAnyOf(reportVersions.id, versionIds));
  const tables = await tablesOfVersions(connection, versionIds);
  const sections = await sectionsOfVersions(connection, versionIds);
  const noTables = { proactiveDisclosure: null, requests: null, remedies: null };
  return new Map(
    rows.map(({ version, year, name }): [number, StoredReading] => {
      const { id, reportId, sourceSha256, agencyMention, diagnostics } = version;
      const { title, edition, period, signedOn, publishedOn, documentNumber, contact, claims } = version;
      const report: Report = {
        source: { name, sha256: sourceSha256 },
        title,
        agency: agencyMention,
        year,
        edition,
        period,
        signedOn,
        publishedOn,
        documentNumber,
        contact,
        tables: tables.get(id) ?? noTables,
        sections: sections.get(id) ?? [],
        claims,
        ...(version.subtotals === null ? {} : { subtotals: version.subtotals }),
      };
      const { parserVersion, rulesVersion } = version;
      return [id, { versionId: id, reportId, report, diagnostics, parserVersion, rulesVersion }];
    }),
  );
}
