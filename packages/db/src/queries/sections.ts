import type { Section } from "@gongkai/schema";
import { asc } from "drizzle-orm";
import { sections } from "../schema/sections.ts";
import type { DrizzleReader } from "../store/drizzle-connection.ts";
import { groupByVersion } from "./group-by-version.ts";
import { isAnyOf } from "./is-any-of.ts";

/** The sections of report versions, as they were stored; every version asked for has an entry. */
export async function sectionsOfVersions(
  { drizzle }: DrizzleReader,
  versionIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Section[]>> {
  const rows = await drizzle
    .select()
    .from(sections)
    .where(isAnyOf(sections.versionId, versionIds))
    .orderBy(asc(sections.position));
  return groupByVersion(
    versionIds,
    rows,
    ({ section, heading, headingSpan, span, text, paragraphs }): Section => ({
      id: section,
      heading,
      headingSpan,
      span,
      text,
      paragraphs,
    }),
  );
}
