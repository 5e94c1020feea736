import { useCallback, useEffect, useRef, useState } from "react";
import type { CheckAnswer, CheckReply, CheckRequest } from "./check-answer.ts";
import { countRequests } from "./count-requests.ts";

/** How far a check has come. */
type CheckState =
  | { readonly kind: "idle" }
  | { readonly kind: "checking" }
  | { readonly kind: "answered"; readonly answer: CheckAnswer }
  | { readonly kind: "broken"; readonly reason: string };

/** What checks files, and how far it has come. */
export interface Checker {
  readonly state: CheckState;
  readonly check: (files: readonly File[]) => void;
  /** Gives up what is being checked, and forgets what was. */
  readonly stop: () => void;
}

function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

/** Checks files in a worker, which is loaded with the page so that checking goes without a network. */
export function useChecker(): Checker {
  const worker = useRef<Worker | null>(null);
  const asked = useRef(0);
  const [state, setState] = useState<CheckState>({ kind: "idle" });

  const start = useCallback(() => {
    worker.current?.terminate();
    const started = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
    // Its code did not come, or it ran out of memory.
    started.onerror = ({ message = "" }) => setState({ kind: "broken", reason: message });
    worker.current = started;
  }, []);

  useEffect(() => {
    start();
    return () => worker.current?.terminate();
  }, [start]);

  const check = useCallback((files: readonly File[]) => {
    const current = worker.current;
    if (current === null || files.length === 0) return;
    asked.current += 1;
    const id = asked.current;
    const before = countRequests();
    current.onmessage = ({ data }: MessageEvent<Partial<CheckReply>>) => {
      // pdf.js speaks through the same channel, of which nothing is meant for the page.
      if (data.id !== id) return;
      if ("answer" in data && data.answer !== undefined) {
        const { answer } = data;
        const requests = answer.requests + countRequests() - before;
        setState({ kind: "answered", answer: { ...answer, requests } });
      } else if ("failure" in data) setState({ kind: "broken", reason: data.failure ?? "" });
    };
    const request: CheckRequest = { id, files, checkedOn: today() };
    setState({ kind: "checking" });
    current.postMessage(request);
  }, []);

  const stop = () => {
    if (state.kind !== "answered") start();
    setState({ kind: "idle" });
  };

  return { state, check, stop };
}
