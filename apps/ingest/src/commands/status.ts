import { type IngestStatus, ingestStatus, listFailedInputs, type UnreadInput } from "@gongkai/db";
import type { SearchStatus } from "@gongkai/search";
import type { Command } from "commander";
import { openPlatform } from "../open-platform.ts";
import { jsonLine, printable } from "../terminal/printable.ts";
import { DATABASE_HELP, SEARCH_HELP } from "./database-help.ts";

/** So many inputs that could not be read are named, and so many reports that search refused. */
const NAMED = 10;

function describeWorkers({ workers }: IngestStatus): readonly string[] {
  return workers.map(
    ({ host, processId, inputs, seenAt }) =>
      `  worker     process ${processId} on ${host} · ${inputs} inputs in hand · seen ${seenAt.toISOString()}`,
  );
}

function describeFailed(failed: readonly UnreadInput[], all: number): readonly string[] {
  const lines = failed.map(({ code, detail }) => `  failed     ${code} · ${detail}`);
  return all > failed.length ? [...lines, `  … and ${all - failed.length} more`] : lines;
}

/** How far ingest is, as lines for people. */
function describeStatus(status: IngestStatus, failed: readonly UnreadInput[]): readonly string[] {
  const { inputs, documents, passedOver, orphaned, quarantined } = status;
  const orphans = orphaned > 0 ? ` (${orphaned} of a process that has died)` : "";
  return [
    `inputs       ${inputs.waiting} waiting, ${inputs.reading} being read${orphans}, ${inputs.done} done, ${inputs.failed} failed`,
    ...describeWorkers(status),
    ...describeFailed(failed, inputs.failed),
    `documents    ${documents.stored} stored, ${documents.newVersion} new versions, ${documents.unchanged} known before, ${documents.noReport} without a report, ${documents.quarantined} in quarantine, ${documents.dropped} dropped, ${passedOver} passed over`,
    ...quarantined.map((group) => `  quarantine ${group.documents} × ${group.code}, step ${group.stage}`),
    `stored       ${status.reports} reports in ${status.versions} versions from ${status.sources} sources`,
    `to be done   ${status.waitingForSearch} reports wait for search, ${status.waitingForChecks} checks wait`,
  ];
}

/** How far search is, as lines for people. */
function describeSearch({ description, documents, following }: SearchStatus): readonly string[] {
  const own = [`search       ${description}`, `  index      ${documents} sections in PostgreSQL`];
  if (following === null) return own;
  const { name, index, behind, refused, trouble } = following;
  const held = trouble === null ? `${following.documents ?? "no"} sections` : "cannot be asked";
  return [
    ...own,
    `  index      ${index} in ${name}: ${held}, ${behind} reports behind, ${refused.length} refused`,
    ...(trouble === null ? [] : [`  trouble    ${trouble}`]),
    ...refused.slice(0, NAMED).map(({ reportId, reason }) => `  refused    ${reportId} · ${reason}`),
    ...(refused.length > NAMED ? [`  … and ${refused.length - NAMED} more`] : []),
  ];
}

/** `gongkai status`: how far ingest and search are. */
async function runStatus({ json }: { readonly json: boolean }): Promise<void> {
  const platform = await openPlatform({ isAnswering: true });
  try {
    const status = await ingestStatus(platform.database);
    const search = await platform.search.status();
    if (json) {
      process.stdout.write(jsonLine({ ...status, search }));
      return;
    }
    const failed = await listFailedInputs(platform.database, { limit: NAMED });
    const lines = [...describeStatus(status, failed), ...describeSearch(search)];
    for (const line of lines) process.stdout.write(`${printable(line)}\n`);
    process.stdout.write(`database     ${platform.database.description}\n`);
  } finally {
    await platform.close();
  }
}

/** Adds `gongkai status`. */
export function addStatusCommand(program: Command): void {
  program
    .command("status")
    .description(
      "Say how far ingest and search are: inputs, documents, workers, quarantine, what waits, and the indexes.",
    )
    .option("--json", "print one JSON object", false)
    .addHelpText(
      "after",
      `${SEARCH_HELP}
${DATABASE_HELP}`,
    )
    .action(runStatus);
}
