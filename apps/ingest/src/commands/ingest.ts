import { findInputs } from "../find-inputs.ts";
import { openPlatform } from "../open-platform.ts";
import { createProgress } from "../progress.ts";
import { runBatch } from "./run-batch.ts";

/** `gongkai ingest`: reads, checks, stores and indexes the documents that the operands name. */
export async function runIngest(operands: readonly string[]): Promise<void> {
  const { inputs, failures } = await findInputs(operands);
  const missing = failures.map((failure) => failure.message);
  const platform = await openPlatform();
  try {
    const documents = inputs.map((input) => ({ ...input, synthetic: false }));
    await runBatch(platform, documents, missing, createProgress(inputs.length));
  } finally {
    await platform.close();
  }
}
