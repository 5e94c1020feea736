import { parentPort, workerData } from "node:worker_threads";
import { transferablesOf } from "@gongkai/db";
import { prepareToOpen } from "@gongkai/documents";
import type { DocumentTask, ReaderReply, ReaderStart, ReadOutcome } from "./document-task.ts";
import { readTask } from "./read-task.ts";

const port = parentPort;
if (port === null) throw new Error("reader-worker runs as a worker thread only");
// What createReaderThread hands over.
const { rules, inHand, isLoading } = workerData as ReaderStart;

function say(reply: ReaderReply, transferred: readonly ArrayBuffer[] = []): void {
  port?.postMessage(reply, transferred);
}

port.on("message", async (tasks: readonly DocumentTask[]) => {
  const outcomes: ReadOutcome[] = [];
  for (const [index, task] of tasks.entries()) {
    Atomics.store(inHand, 0, index);
    Atomics.store(isLoading, 0, 1);
    await prepareToOpen(task.bytes);
    Atomics.store(isLoading, 0, 0);
    outcomes.push(await readTask(task, rules));
  }
  const transferred = outcomes.flatMap((outcome) =>
    outcome.kind === "reports" ? outcome.encoded.flatMap(transferablesOf) : [],
  );
  // The reports of a document may share their bytes.
  say({ kind: "read", outcomes }, [...new Set(transferred)]);
});
say({ kind: "ready" });
