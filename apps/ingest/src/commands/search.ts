import { detailsOfVersions, listAgencies, reportsByIds } from "@gongkai/db";
import { GongkaiError, type SectionId } from "@gongkai/schema";
import type { FacetName, SearchAnswer, SearchFilter, SearchOrder } from "@gongkai/search";
import { openPlatform, type Platform } from "../open-platform.ts";
import { describeAnswer, type ReportHeads } from "../terminal/describe-answer.ts";
import { isColored } from "../terminal/is-colored.ts";
import { jsonLine, printable } from "../terminal/printable.ts";

/** Settings of `gongkai search`, as the command line gives them. */
export interface SearchOptions {
  readonly year?: readonly number[];
  readonly section?: readonly SectionId[];
  /** GB/T 2260 codes. */
  readonly region?: readonly string[];
  /** What the name of the agency contains. */
  readonly agency?: string;
  readonly exact: boolean;
  readonly order: SearchOrder;
  readonly count?: readonly FacetName[];
  readonly first: number;
  readonly after?: string;
  readonly interpret: boolean;
  readonly asWords?: readonly string[];
  readonly json: boolean;
}

/** So many agencies a search is narrowed down to at most. */
const MOST_AGENCIES = 250;

async function agencyIdsOf(name: string, { database }: Platform): Promise<readonly string[]> {
  const page = await listAgencies(database, { nameContains: name }, { size: MOST_AGENCIES, from: "start" });
  if (page.items.length === 0) {
    throw new GongkaiError("BAD_USER_INPUT", `No agency has ${name} in its name. Give a part of it.`);
  }
  if (page.hasNext) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `More than ${MOST_AGENCIES} agencies have ${name} in their name. Give more of it.`,
    );
  }
  return page.items.map(({ item }) => item.id);
}

async function filterOf(options: SearchOptions, platform: Platform): Promise<SearchFilter> {
  const { year, section, region, agency } = options;
  return {
    ...(year === undefined ? {} : { years: year }),
    ...(section === undefined ? {} : { sections: section }),
    ...(region === undefined ? {} : { regionCodes: region }),
    ...(agency === undefined ? {} : { agencyIds: await agencyIdsOf(agency, platform) }),
  };
}

/** Whose reports the hits are of, and of which year. */
async function headsOf({ hits }: SearchAnswer, { database }: Platform): Promise<ReportHeads> {
  const reports = await reportsByIds(database, [...new Set(hits.map(({ reportId }) => reportId))]);
  const details = await detailsOfVersions(
    database,
    reports.map(({ versionId }) => versionId),
  );
  return new Map(
    reports.map(({ id, agency, versionId, year }) => {
      const mentioned = details.get(versionId)?.agencyMention?.name ?? null;
      return [id, { agency: agency?.name ?? mentioned, year }];
    }),
  );
}

/** `gongkai search`: prints the sections in which the query is found. */
export async function runSearch(words: readonly string[], options: SearchOptions): Promise<void> {
  const platform = await openPlatform({ isAnswering: true });
  try {
    const { exact, order, count, first, after, interpret, asWords, json } = options;
    const answer = await platform.search.search({
      text: words.join(" "),
      matching: exact ? "exact" : "words",
      filter: await filterOf(options, platform),
      order,
      first,
      interpret,
      ...(count === undefined ? {} : { facets: count }),
      ...(after === undefined ? {} : { after }),
      ...(asWords === undefined ? {} : { asWords }),
    });
    if (json) {
      process.stdout.write(jsonLine(answer));
      return;
    }
    const heads = await headsOf(answer, platform);
    const settings = { isColored: isColored(process.stdout) };
    for (const line of describeAnswer(answer, heads, settings)) process.stdout.write(`${line}\n`);
    process.stderr.write(`${printable(platform.search.describe())}\n`);
  } finally {
    await platform.close();
  }
}
