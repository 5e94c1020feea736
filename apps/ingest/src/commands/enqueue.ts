import type { InputToAccept } from "@gongkai/db";
import { readBy, type StoredRules } from "@gongkai/pipeline";
import { DocumentError, type GongkaiError } from "@gongkai/schema";
import { openPlatform } from "../open-platform.ts";
import { type Operands, walkOperands } from "../pipeline/walk-operands.ts";
import { enqueueInputs } from "../queue/enqueue-inputs.ts";
import { prepareQueue } from "../queue/job-queue.ts";
import { requireSharedDatabase } from "../queue/require-shared-database.ts";
import { printable } from "../terminal/printable.ts";

/** Settings of `gongkai enqueue`. */
export interface EnqueueOptions {
  /** Reads what was read before as it is now, too. */
  readonly again: boolean;
  /** Files that list an address a line. */
  readonly urls?: readonly string[];
}

/** The inputs that operands name; what names none is told. */
async function* inputsOf(
  operands: Operands,
  rules: StoredRules,
  again: boolean,
  onFailure: (error: GongkaiError) => void,
): AsyncGenerator<InputToAccept> {
  for await (const found of walkOperands(operands)) {
    if (found.kind === "failure") onFailure(found.error);
    else if (found.input.kind === "stream") {
      onFailure(
        new DocumentError(
          "UNREADABLE_INPUT",
          "Standard input cannot be handed to other processes. Save it as a file, or give it to gongkai ingest.",
        ),
      );
    } else yield { ...found.input, readBy: readBy(rules), again };
  }
}

/** `gongkai enqueue`: hands inputs to the workers that run `gongkai work`. Reads none of them. */
export async function runEnqueue(
  operands: readonly string[],
  { again, urls = [] }: EnqueueOptions,
): Promise<void> {
  requireSharedDatabase("enqueue");
  const platform = await openPlatform();
  try {
    await prepareQueue(platform.database);
    const onFailure = ({ message }: GongkaiError) => {
      process.stderr.write(`gongkai: ${printable(message)}\n`);
      process.exitCode = 1;
    };
    const inputs = inputsOf({ operands, lists: urls }, platform.rules, again, onFailure);
    const counts = await enqueueInputs(platform.database, inputs);
    process.stdout.write(
      `${counts.inputs} inputs in ${counts.jobs} jobs, ${counts.unchanged} unchanged, ${counts.elsewhere} being read · ${platform.database.description}\n`,
    );
  } finally {
    await platform.close();
  }
}
