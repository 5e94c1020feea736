/**
 * How long checking takes, as ratios to named baselines of the same run: parsing the report that is checked, and
 * writing it out with `JSON.stringify`. Reports differ in layout and wording, every second one has a planted fault.
 * Rounds take turns, and medians of the time on the processor are compared, because machines drift.
 */
import { FAULT_IDS } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReports } from "@gongkai/parser";
import { checkReport } from "../src/index.ts";
import { drawCase } from "./draw-case.ts";

const ROUNDS = 25;
const WARM_UP = 10;
const REPORTS = 300;

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The processor time that some work takes, in microseconds. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

const cases = Array.from({ length: REPORTS }, (_, seed) => {
  const fault = seed % 2 === 0 ? null : (FAULT_IDS[seed % FAULT_IDS.length] ?? null);
  return drawCase(seed, fault) ?? drawCase(seed, null);
}).filter((each) => each !== null);

const read = cases.flatMap(({ printed, before, agency }) => {
  const [source, earlier] = [printed, before.at(-1)].map((report) =>
    report === undefined ? undefined : readDocument(report.name, new TextEncoder().encode(report.text)),
  );
  const reading = source === undefined ? undefined : parseReports(source).reports[0];
  const previous = earlier === undefined ? undefined : parseReports(earlier).reports[0]?.report;
  if (source === undefined || reading === undefined) return [];
  const { report, diagnostics } = reading;
  return [
    { source, report, alone: { diagnostics, agency }, withYearBefore: { diagnostics, agency, previous } },
  ];
});

const work: Readonly<Record<string, () => void>> = {
  stringify: () => {
    for (const { report } of read) JSON.stringify(report);
  },
  parse: () => {
    for (const { source } of read) parseReports(source);
  },
  "check alone": () => {
    for (const { report, alone } of read) checkReport(report, alone);
  },
  "check beside the year before": () => {
    for (const { report, withYearBefore } of read) checkReport(report, withYearBefore);
  },
  "check, passes given": () => {
    for (const { report, alone } of read) checkReport(report, { ...alone, all: true });
  },
};

const times = new Map<string, number[]>(Object.keys(work).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round += 1) {
  for (const [name, run] of Object.entries(work)) {
    const time = processorTime(run) / read.length;
    if (round >= WARM_UP) times.get(name)?.push(time);
  }
}

const timeOf = (name: string) => median(times.get(name) ?? []);
console.table(
  Object.keys(work).map((name) => ({
    work: name,
    "µs a report": Math.round(timeOf(name)),
    "of parse": Number((timeOf(name) / timeOf("parse")).toFixed(2)),
    "of stringify": Number((timeOf(name) / timeOf("stringify")).toFixed(1)),
    "reports a second": Math.round(1_000_000 / timeOf(name)),
  })),
);
