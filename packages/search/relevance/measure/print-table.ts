import type { ClassResult } from "./evaluate.ts";
import { type EngineResult, targetsOf } from "./evaluate-engine.ts";
import { QUERY_CLASSES } from "./targets.ts";

const HEADINGS = [
  "class",
  "n",
  "measure",
  "target",
  "reached",
  "MRR@10",
  "nDCG@10",
  "recall@100",
  "zero hits",
  "p50 ms",
  "p95 ms",
];

function rowOf(result: ClassResult, substrings: boolean): readonly string[] {
  const targets = targetsOf(result.id, substrings);
  return [
    QUERY_CLASSES[result.id].name,
    String(result.queries),
    targets.map(({ measure }) => measure).join(", "),
    targets.map(({ target }) => target.toFixed(2)).join(", "),
    targets.map(({ measure }) => result.measures[measure].toFixed(3)).join(", "),
    result.meanReciprocalRank.toFixed(3),
    result.normalisedGain.toFixed(3),
    result.recall.toFixed(3),
    result.zeroHits.toFixed(3),
    result.p50.toFixed(0),
    result.p95.toFixed(0),
  ];
}

/** The results of one engine as a Markdown table, with the worst queries of every class that missed a target below. */
export function printTable({ engine, classes, missed }: EngineResult, substrings: boolean): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rows = classes.map((result) => line(rowOf(result, substrings)));
  const notes = missed.map(({ id, measure, target, reached }) => {
    const worst = classes.find((result) => result.id === id)?.worst ?? [];
    const points = (100 * (target - reached)).toFixed(1);
    return `- ${QUERY_CLASSES[id].name}: ${measure} is ${points} points below its target, as for ${worst.join(" · ")}`;
  });
  const table = [`Engine: ${engine}`, "", line(HEADINGS), line(HEADINGS.map(() => "---")), ...rows];
  return [...table, ...(notes.length === 0 ? [] : ["", ...notes]), ""].join("\n");
}
