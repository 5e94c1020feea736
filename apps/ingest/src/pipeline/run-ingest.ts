import type { ClaimedInput } from "@gongkai/db";
import {
  checkStored,
  type IngestedInputs,
  type IngestOptions,
  ingestInputs,
  type KeptLease,
  keepLease,
  troubleOfStore,
} from "@gongkai/pipeline";
import type { GongkaiError } from "@gongkai/schema";
import type { Platform } from "../open-platform.ts";
import { keepIndexing } from "./keep-indexing.ts";

/** What a run does beside reading and storing. */
export interface IngestStages {
  /** Whether what is stored is made findable. */
  readonly index: boolean;
  /** Whether what is stored is checked beside its neighbours. */
  readonly check: boolean;
}

/** How a run ended. */
export interface IngestRun {
  /** The error that ended it before its time; null where it came to its end. */
  readonly endedBy: GongkaiError | null;
  /** Sentences on what is stored and not yet findable or checked. */
  readonly notices: readonly string[];
}

/** A known error, or what the database refuses, as a value; anything else is a fault of ours. */
function knownOrThrow(thrown: unknown): GongkaiError {
  const trouble = troubleOfStore(thrown);
  if (trouble === null) throw thrown;
  return trouble;
}

async function checkAndIndex(
  platform: Platform,
  stages: IngestStages,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const checks = stages.check ? await checkStored(platform, () => signal.aborted) : { failures: [] };
  const unindexed = stages.index ? await platform.index(signal).catch(sentenceOf) : [];
  return [...checks.failures, ...unindexed];
}

/** A search engine that is away loses nothing: its work waits in the outbox. */
function sentenceOf(thrown: unknown): readonly string[] {
  return [knownOrThrow(thrown).message];
}

/**
 * Registers this process as a worker, and has it work under its lease; makes what is stored findable meanwhile, and checks it
 * beside its neighbours at the end.
 */
export async function runStages(
  platform: Platform,
  work: (lease: string) => Promise<IngestedInputs>,
  signal: AbortSignal,
  stages: IngestStages,
): Promise<IngestRun> {
  let kept: KeptLease;
  try {
    kept = await keepLease(platform.database);
  } catch (thrown) {
    return { endedBy: knownOrThrow(thrown), notices: [] };
  }
  const indexing = stages.index ? keepIndexing(platform) : null;
  try {
    const { endedBy } = await work(kept.lease);
    await indexing?.stop();
    await kept.end();
    if (endedBy !== null) return { endedBy, notices: [] };
    return { endedBy: null, notices: await checkAndIndex(platform, stages, signal) };
  } catch (thrown) {
    return { endedBy: knownOrThrow(thrown), notices: [] };
  } finally {
    await indexing?.stop().catch(() => undefined);
    await kept.end();
  }
}

/** Ingests what `claim` gives for the lease of this process, through all stages; see {@link runStages}. */
export function runIngest(
  platform: Platform,
  claim: (lease: string) => AsyncIterable<ClaimedInput>,
  options: IngestOptions & { readonly signal: AbortSignal },
  stages: IngestStages,
): Promise<IngestRun> {
  const work = (lease: string) => ingestInputs(platform, lease, claim(lease), options);
  return runStages(platform, work, options.signal, stages);
}
