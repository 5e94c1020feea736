import { type IngestStatus, ingestStatus, listFailedInputs, type UnreadInput } from "@gongkai/db";
import type { Command } from "commander";
import { openPlatform } from "../open-platform.ts";
import { jsonLine, printable } from "../terminal/printable.ts";
import { DATABASE_HELP } from "./database-help.ts";

/** So many inputs that could not be read are named. */
const NAMED_INPUTS = 10;

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

/** `gongkai status`: how far ingest is. */
async function runStatus({ json }: { readonly json: boolean }): Promise<void> {
  const platform = await openPlatform();
  try {
    const status = await ingestStatus(platform.database);
    if (json) {
      process.stdout.write(jsonLine(status));
      return;
    }
    const failed = await listFailedInputs(platform.database, { limit: NAMED_INPUTS });
    for (const line of describeStatus(status, failed)) process.stdout.write(`${printable(line)}\n`);
    process.stdout.write(`database     ${platform.database.description}\n`);
  } finally {
    await platform.close();
  }
}

/** Adds `gongkai status`. */
export function addStatusCommand(program: Command): void {
  program
    .command("status")
    .description("Say how far ingest is: inputs, documents, workers, quarantine, and what waits for search.")
    .option("--json", "print one JSON object", false)
    .addHelpText("after", DATABASE_HELP)
    .action(runStatus);
}
