import { createHash } from "node:crypto";
import type { ContainerOptions, OpenedInput } from "@gongkai/containers";
import { type CorpusReport, sampleReports } from "@gongkai/corpus";
import { type ClaimedInput, countReports } from "@gongkai/db";
import { createReadersInThisThread, readBy } from "@gongkai/pipeline";
import { openPlatform, type Platform } from "../open-platform.ts";
import { acceptOperands } from "../pipeline/accept-operands.ts";
import { runIngest } from "../pipeline/run-ingest.ts";
import type { FoundOperand } from "../pipeline/walk-operands.ts";
import { withRun } from "./with-run.ts";

/** Settings of `gongkai sample`. */
export interface SampleOptions {
  /** Leave a database alone that holds reports of its own. */
  readonly firstTime: boolean;
}

/** All sample reports are one input: a stream, because no other process could read it. */
const ORIGIN = "synthetic sample";

/** The sample as an input that names its content, so that it is not read twice. */
async function* findSample(reports: readonly CorpusReport[]): AsyncGenerator<FoundOperand> {
  const hash = createHash("sha256");
  for (const { text } of reports) hash.update(text);
  const stamp = hash.digest("hex");
  yield { kind: "found", input: { kind: "stream", origin: ORIGIN, stamp, byteLength: null } };
}

/** The sample as an opened container. */
function openSample(reports: readonly CorpusReport[], skip: (ordinal: number) => boolean): OpenedInput {
  async function* items(): OpenedInput["items"] {
    for (const [ordinal, { name, text }] of reports.entries()) {
      if (skip(ordinal)) continue;
      const bytes = new TextEncoder().encode(text);
      yield { kind: "document", document: { ordinal, name, url: null, seenAt: null, bytes } };
    }
  }
  return { kind: "container", format: null, items: items(), passedOver: () => 0, bytesRead: () => 0 };
}

async function store(platform: Platform, reports: readonly CorpusReport[]): Promise<void> {
  const { database, rules } = platform;
  // The sample is trusted, and done before a thread would have started.
  const readers = createReadersInThisThread(rules);
  // A line for each invented report would bury what a newcomer is to read.
  await withRun({ database, readers, json: false, isQuiet: true }, async ({ signal, onEvent }) => {
    const claim = (lease: string) =>
      acceptOperands(findSample(reports), {
        database,
        lease,
        readBy: readBy(rules),
        again: false,
        onPassed: ({ origin }, state) =>
          onEvent({ event: "input", origin, state, documents: 0, passedOver: 0, code: null, detail: null }),
        onFailure: ({ code, message }) => onEvent({ event: "operand", code, detail: message }),
      });
    const open = async (_: ClaimedInput, { skip = () => false }: ContainerOptions) =>
      openSample(reports, skip);
    const settings = { readers, open, synthetic: true, onEvent, signal };
    return runIngest(platform, claim, settings, { index: true, check: true });
  });
}

/** `gongkai sample`: stores the synthetic reports of the corpus. Interrupted, it goes on the next time. */
export async function runSample({ firstTime }: SampleOptions): Promise<void> {
  const reports = sampleReports();
  const platform = await openPlatform();
  try {
    if (firstTime && (await countReports(platform.database, { synthetic: false })) > 0) return;
    process.stdout.write(`Storing ${reports.length} synthetic sample reports …\n`);
    await store(platform, reports);
  } finally {
    await platform.close();
  }
}
