import { getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { checkQueue } from "../schema/check-queue.ts";
import { proactiveDisclosureFigures, remediesFigures, requestsFigures } from "../schema/figures.ts";
import { findings } from "../schema/findings.ts";
import { reportVersions } from "../schema/reports.ts";
import { searchOutbox } from "../schema/search-outbox.ts";
import { sectionBands, sectionFingerprints } from "../schema/section-fingerprints.ts";
import { sections } from "../schema/sections.ts";
import { sourceObservations } from "../schema/sources.ts";
import { type BinaryColumns, binaryColumns } from "./binary-row-writer.ts";

/** A table whose rows are written by COPY. */
export interface CopiedTable extends BinaryColumns {
  readonly name: string;
}

function copied<Table extends PgTable>(
  table: Table,
  unknown?: Parameters<typeof binaryColumns<Table>>[1],
): CopiedTable {
  return { name: getTableName(table), ...binaryColumns(table, unknown) };
}

const ofVersion = { later: { versionId: "version" } } as const;

/** The tables whose rows are written by COPY, in the order in which they refer to one another. */
export const COPIED_TABLES = {
  observations: copied(sourceObservations),
  versions: copied(reportVersions, { later: { id: "version" }, filledIn: ["storedAt"] }),
  sections: copied(sections, ofVersion),
  proactiveDisclosure: copied(proactiveDisclosureFigures, ofVersion),
  requests: copied(requestsFigures, ofVersion),
  remedies: copied(remediesFigures, ofVersion),
  findings: copied(findings, ofVersion),
  fingerprints: copied(sectionFingerprints, { later: { id: "fingerprint", versionId: "version" } }),
  bands: copied(sectionBands, { later: { fingerprintId: "fingerprint" } }),
  outbox: copied(searchOutbox, {
    filledIn: ["id", "enqueuedAt", "lease", "leasedUntil", "attempts", "lastError"],
  }),
  checks: copied(checkQueue, { filledIn: ["id", "attempts"] }),
} as const;

/** The key of a table in {@link COPIED_TABLES}. */
export type CopiedTableKey = keyof typeof COPIED_TABLES;

/** The keys of {@link COPIED_TABLES} in its order, which is that of the rows of an encoded report. */
// Object.keys forgets what keys it gives.
export const COPIED_TABLE_KEYS = Object.keys(COPIED_TABLES) as readonly CopiedTableKey[];
