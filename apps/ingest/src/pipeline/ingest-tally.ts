import type { IngestCounts, IngestEvent } from "@gongkai/pipeline";

/** What a run came to so far, counted from its events. */
export interface IngestTally {
  readonly counts: () => IngestCounts;
  /** Reports whose agency could not be read. */
  readonly withoutAgency: () => number;
  /** Documents of crawls that the detector let through and that hold no report after all. */
  readonly withoutReport: () => number;
  /** Everything that failed: documents, inputs, and operands that name nothing. */
  readonly failed: () => number;
  /** The sentences of the first failures. */
  readonly failures: () => readonly string[];
  readonly add: (event: IngestEvent) => void;
  readonly addBytes: (count: number) => void;
}

/** So many failures are named; a run over millions of documents must not keep all of them. */
export const NAMED_FAILURES = 20;

/** Creates an empty tally. */
export function createIngestTally(): IngestTally {
  const documents = { stored: 0, newVersion: 0, unchanged: 0, noReport: 0, quarantined: 0 };
  const inputs = { passedOver: 0, unchangedInputs: 0, failedInputs: 0, bytes: 0 };
  const failures: string[] = [];
  let [failed, withoutAgency, withoutReport] = [0, 0, 0];

  function addFailure(sentence: string): void {
    failed += 1;
    if (failures.length < NAMED_FAILURES) failures.push(sentence);
  }

  function addInput({ state, passedOver, detail, origin }: Extract<IngestEvent, { event: "input" }>): void {
    inputs.passedOver += passedOver;
    if (state === "unchanged") inputs.unchangedInputs += 1;
    if (state !== "failed") return;
    inputs.failedInputs += 1;
    addFailure(detail ?? `${origin} could not be read.`);
  }

  function add(event: IngestEvent): void {
    switch (event.event) {
      case "document":
        documents[event.outcome] += 1;
        withoutAgency += event.reports.filter(({ agency }) => agency === null).length;
        if (event.outcome !== "noReport") break;
        if (event.isOfCrawl) withoutReport += 1;
        else addFailure(event.detail ?? `${event.origin} holds no report.`);
        break;
      case "quarantined":
        documents.quarantined += 1;
        addFailure(event.detail);
        break;
      case "input":
        addInput(event);
        break;
      case "operand":
        addFailure(event.detail);
        break;
      default:
    }
  }

  return {
    counts: () => ({ documents: { ...documents }, ...inputs }),
    withoutAgency: () => withoutAgency,
    withoutReport: () => withoutReport,
    failed: () => failed,
    failures: () => failures,
    add,
    addBytes: (count) => {
      inputs.bytes += count;
    },
  };
}
