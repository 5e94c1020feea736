import { SingleBar } from "cli-progress";

/** Tells people how far a batch is. */
export interface Progress {
  /** One document is done; `line` says what became of it. */
  readonly done: (line: string) => void;
  readonly stop: () => void;
}

/**
 * A progress bar where standard error is a terminal, one line a document on standard output otherwise.
 */
export function createProgress(total: number): Progress {
  if (!process.stderr.isTTY) {
    return { done: (line) => process.stdout.write(`${line}\n`), stop: () => undefined };
  }
  const bar = new SingleBar({
    format: "{bar} {value}/{total} · {rate}/s · {eta_formatted} left · {line}",
    hideCursor: true,
    stream: process.stderr,
  });
  const startedAt = performance.now();
  let count = 0;
  bar.start(total, 0, { rate: 0, line: "" });
  return {
    done: (line) => {
      count += 1;
      const rate = Math.round(count / ((performance.now() - startedAt) / 1000));
      bar.increment(1, { rate, line });
    },
    stop: () => bar.stop(),
  };
}
