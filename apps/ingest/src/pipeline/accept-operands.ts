import { type AcceptedInput, acceptInputs, type ClaimedInput, type Database } from "@gongkai/db";
import type { GongkaiError } from "@gongkai/schema";
import type { FoundInput, FoundOperand } from "./walk-operands.ts";

/** How what operands name is entered in the ledger. */
export interface AcceptOptions {
  readonly database: Database;
  readonly lease: string;
  /** By which parser and rules it is to be read. */
  readonly readBy: string;
  /** Read it whatever is known of it. */
  readonly again: boolean;
  /** Told of an input that need not be read, because it is unchanged or another worker has it in hand. */
  readonly onPassed: (input: FoundInput, status: "unchanged" | "elsewhere") => void;
  /** Told of an operand that names nothing. */
  readonly onFailure: (error: GongkaiError) => void;
}

/** So many inputs are entered at once: a killed process leaves no more than these to be taken over. */
const BATCH = 256;

/**
 * Enters what operands name in the ledger, batch by batch as it is asked for, and gives the inputs that this worker has
 * claimed and is to read.
 */
export async function* acceptOperands(
  found: AsyncIterable<FoundOperand>,
  options: AcceptOptions,
): AsyncGenerator<ClaimedInput> {
  const { database, lease, readBy, again } = options;

  async function accept(batch: readonly FoundInput[]): Promise<readonly ClaimedInput[]> {
    const inputs = batch.map(({ kind, origin, stamp, byteLength }) => ({
      kind,
      origin,
      stamp,
      byteLength,
      readBy,
      again,
    }));
    const accepted = await acceptInputs(database, lease, inputs);
    const byOrigin = new Map(batch.map((input) => [input.origin, input]));
    return accepted.flatMap((each) => {
      const input = byOrigin.get(each.origin);
      // The same origin twice in one batch is one input.
      if (input === undefined || !byOrigin.delete(each.origin)) return [];
      return claimedOf(each, input);
    });
  }

  function claimedOf(accepted: AcceptedInput, input: FoundInput): readonly ClaimedInput[] {
    if (accepted.status === "unchanged" || accepted.status === "elsewhere") {
      options.onPassed(input, accepted.status);
      return [];
    }
    const { kind, origin, byteLength } = input;
    const { id, isResumed, askBy } = accepted;
    const stamp = input.stamp ?? askBy;
    return [{ id, origin, kind, stamp, byteLength, readBy, attempts: 0, isResumed }];
  }

  let batch: FoundInput[] = [];
  for await (const operand of found) {
    if (operand.kind === "failure") options.onFailure(operand.error);
    else batch.push(operand.input);
    if (batch.length < BATCH) continue;
    const full = batch;
    batch = [];
    yield* await accept(full);
  }
  if (batch.length > 0) yield* await accept(batch);
}
