import { type Database, failInput, finishInputs, LeaseLostError } from "@gongkai/db";
import { findGongkaiError } from "@gongkai/schema";
import type { IngestEvent } from "./ingest-event.ts";
import type { InputInHand } from "./input-in-hand.ts";

/** Notes in the ledger how inputs ended. */
export interface InputSettler {
  /** Says that nothing of an input is on its way any more. */
  add(input: InputInHand): void;
  /** Writes down what was added since. */
  settle(): Promise<void>;
}

/** What makes an {@link InputSettler}. */
export interface InputSettlerOptions {
  readonly database: Database;
  readonly lease: string;
  /** By which parser and rules the inputs are read. */
  readonly readBy: string;
  readonly onEvent: (event: IngestEvent) => void;
  readonly onLost: (inputIds: readonly number[]) => void;
}

function describe({ input, ended, reading }: InputInHand): IngestEvent {
  const isFailed = reading?.kind === "failed";
  return {
    event: "input",
    origin: input.origin,
    state: isFailed ? "failed" : "done",
    documents: ended,
    passedOver: reading?.kind === "done" ? (reading.passedOver ?? 0) : 0,
    code: isFailed ? reading.code : null,
    detail: isFailed ? reading.detail : null,
  };
}

/** Creates the settler of one worker's inputs. */
export function createInputSettler(options: InputSettlerOptions): InputSettler {
  const { database, lease, readBy, onEvent, onLost } = options;
  let waiting: InputInHand[] = [];

  async function finish(inputs: readonly InputInHand[]): Promise<void> {
    const finished = inputs.flatMap(({ input, reading }) =>
      reading?.kind === "done"
        ? [{ inputId: input.id, passedOver: reading.passedOver, stamp: reading.stamp, readBy }]
        : [],
    );
    if (finished.length > 0) await finishInputs(database, lease, finished);
  }

  async function fail({ input, reading }: InputInHand): Promise<void> {
    if (reading?.kind !== "failed") return;
    const { code, detail } = reading;
    await failInput(database, lease, { inputId: input.id, code, detail });
  }

  /** Inputs that were taken over meanwhile are the other worker's to settle; the rest is settled in any case. */
  async function exceptLost(work: () => Promise<void>): Promise<readonly number[]> {
    try {
      await work();
      return [];
    } catch (thrown) {
      const known = findGongkaiError(thrown);
      if (!(known instanceof LeaseLostError)) throw thrown;
      onLost(known.inputIds);
      return known.inputIds;
    }
  }

  return {
    add(input) {
      waiting.push(input);
    },
    async settle() {
      const inputs = waiting;
      waiting = [];
      const lost = new Set(await exceptLost(() => finish(inputs)));
      for (const input of inputs) {
        for (const id of await exceptLost(() => fail(input))) lost.add(id);
      }
      for (const each of inputs) if (!lost.has(each.input.id)) onEvent(describe(each));
    },
  };
}
