/**
 * Prints an agency's requests over the years, and passages about something, from a running server:
 *
 *     npm start
 *     node --import tsx docs/client/example.ts http://127.0.0.1:4000/graphql 云岭省教育厅 公开平台建设
 */
import { ask } from "./client.ts";
import { AGENCY_YEARS, FIND_PASSAGES } from "./operations.generated.ts";

const [address = "http://127.0.0.1:4000/graphql", name = "云岭省教育厅", query = "公开平台建设"] =
  process.argv.slice(2);

const { agency } = await ask(address, AGENCY_YEARS, { name });
console.log(agency === null ? `No agency is named ${name}.` : `${agency.name} (${agency.level})`);
for (const { year, requests } of agency?.reports.nodes ?? []) {
  // Null is not zero: nothing, or nothing readable, is printed there.
  console.log(
    `  ${year}: ${requests?.received?.total ?? "?"} received, ${requests?.processed?.total?.total ?? "?"} processed`,
  );
}

const { search } = await ask(address, FIND_PASSAGES, { query });
console.log(`${search.totalCount.value} passages about ${query}`);
for (const { report, snippet } of search.nodes) {
  const [first] = snippet.marks;
  const found = first === undefined ? "" : snippet.text.slice(first.start, first.end);
  console.log(`  ${report.title ?? "?"}: …${found}…`);
}
