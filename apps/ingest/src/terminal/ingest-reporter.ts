import type { IngestEvent } from "@gongkai/pipeline";
import { SingleBar } from "cli-progress";
import type { IngestTally } from "../pipeline/ingest-tally.ts";
import { describeEvent } from "./describe-event.ts";
import { jsonLine } from "./printable.ts";

/** Tells people or machines how far a run is. */
export interface IngestReporter {
  readonly report: (event: IngestEvent) => void;
  /** Whether it needs to be told how much there is to read. */
  readonly isCounting: boolean;
  /** Says that so many more bytes are to be read. */
  readonly expect: (bytes: number) => void;
  /** Says that everything there is to read has been found. */
  readonly expectNoMore: () => void;
  readonly stop: () => void;
}

/** Beyond so many lines one every few seconds says more. */
const MOST_LINES = 300;
const PROGRESS_MILLISECONDS = 5_000;

const SILENT: IngestReporter = {
  isCounting: false,
  report: () => undefined,
  expect: () => undefined,
  expectNoMore: () => undefined,
  stop: () => undefined,
};

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}

function endedDocuments(tally: IngestTally): number {
  return Object.values(tally.counts().documents).reduce((sum, count) => sum + count, 0);
}

/** How many documents ended how, in few words. */
function describeCounts(tally: IngestTally): string {
  const { documents, passedOver, unchangedInputs } = tally.counts();
  return [
    `${documents.stored} stored`,
    ...(documents.newVersion > 0 ? [`${documents.newVersion} new versions`] : []),
    `${documents.unchanged + unchangedInputs} unchanged`,
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
    `${tally.failed()} failed`,
  ].join(", ");
}

/** Prints every event as JSON, one a line, and how far the run is every few seconds. */
export function createJsonReporter(tally: IngestTally): IngestReporter {
  const start = performance.now();
  const print = (event: IngestEvent) => process.stdout.write(jsonLine(event));
  const timer = setInterval(() => {
    print({ event: "progress", seconds: secondsSince(start), ...tally.counts() });
  }, PROGRESS_MILLISECONDS);
  return { ...SILENT, report: print, stop: () => clearInterval(timer) };
}

/** Prints a line a document, and for long runs one every few seconds instead. */
export function createLineReporter(tally: IngestTally): IngestReporter {
  const start = performance.now();
  let lines = 0;
  const timer = setInterval(() => {
    if (lines <= MOST_LINES) return;
    const seconds = secondsSince(start);
    const rate = Math.round(endedDocuments(tally) / seconds);
    process.stdout.write(`${describeCounts(tally)} · ${rate} a second · ${Math.round(seconds)} s\n`);
  }, PROGRESS_MILLISECONDS);
  return {
    ...SILENT,
    report(event) {
      const line = describeEvent(event);
      if (line === null) return;
      lines += 1;
      if (lines <= MOST_LINES) process.stdout.write(`${line}\n`);
      if (lines === MOST_LINES) process.stdout.write("… and so on; from here a line every few seconds\n");
    },
    stop: () => clearInterval(timer),
  };
}

const BAR_MILLISECONDS = 200;
const BAR_FORMAT = "{bar} {percentage}%{more} · {rate}/s · {left} left · {counts}";

/** What stands beside the bar takes so many columns, with counts of six digits. */
const BAR_TEXT_COLUMNS = 70;
const [SHORTEST_BAR, LONGEST_BAR] = [10, 40];

function describeDuration(seconds: number): string {
  if (!Number.isFinite(seconds)) return "?";
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 360) / 10} h`;
}

/** Draws a bar on standard error by the bytes that were read of those that were found. */
function createBarReporter(tally: IngestTally): IngestReporter {
  const start = performance.now();
  let found = 0;
  let isComplete = false;
  const room = process.stderr.columns - BAR_TEXT_COLUMNS;
  const barsize = Math.max(SHORTEST_BAR, Math.min(LONGEST_BAR, room));
  const bar = new SingleBar({ format: BAR_FORMAT, barsize, hideCursor: true, stream: process.stderr });

  function fields() {
    const { bytes } = tally.counts();
    const seconds = (performance.now() - start) / 1000;
    const documents = endedDocuments(tally);
    return {
      more: isComplete ? "" : " of those found",
      rate: Math.round(documents / seconds),
      left: describeDuration(bytes === 0 ? Number.POSITIVE_INFINITY : ((found - bytes) / bytes) * seconds),
      counts: describeCounts(tally),
    };
  }

  bar.start(1, 0, fields());
  const draw = () => {
    bar.setTotal(Math.max(found, 1));
    bar.update(Math.min(tally.counts().bytes, Math.max(found, 1)), fields());
  };
  const timer = setInterval(draw, BAR_MILLISECONDS);
  return {
    isCounting: true,
    report: () => undefined,
    expect: (bytes) => {
      found += bytes;
    },
    expectNoMore: () => {
      isComplete = true;
    },
    stop: () => {
      clearInterval(timer);
      draw();
      bar.stop();
    },
  };
}

/** A bar on a terminal, lines elsewhere, JSON where it is asked for. `isQuiet` leaves the lines out. */
export function createIngestReporter(
  tally: IngestTally,
  { json, isQuiet }: { readonly json: boolean; readonly isQuiet: boolean },
): IngestReporter {
  if (json) return createJsonReporter(tally);
  if (process.stderr.isTTY) return createBarReporter(tally);
  return isQuiet ? SILENT : createLineReporter(tally);
}
