import { inject } from "vitest";

/** A report as the list that everybody may download has it; only its ids are looked at. */
export interface ListedReport {
  readonly report_id: string;
  readonly agency_id: string;
}

/** The lists that were fetched already, by year. */
const lists = new Map<number, Promise<readonly string[]>>();

async function fetchList(year: number): Promise<readonly string[]> {
  const response = await fetch(`${inject("site")?.url}/v1/reports.jsonl?years=${year}`);
  return (await response.text()).split("\n");
}

/** An agency's report of a year, as it is stored in the site of the test run; see `store-sample.ts`. */
export async function findReport(agency: string, year = 2023): Promise<ListedReport> {
  const list = lists.get(year) ?? fetchList(year);
  lists.set(year, list);
  const line = (await list).find((each) => each.includes(agency));
  if (line === undefined) throw new Error(`There is no report of ${agency} of ${year}.`);
  return JSON.parse(line);
}
