/**
 * What the rules find on generated reports: every second one has one planted fault, each kind as often as any other;
 * the rest are faultless. Each is read by the parser, checked beside its year before, and diagnosed. Prints Markdown.
 *
 *     npm run faults -- [REPORTS] [SEED] [examples]
 */
import { FAULTS, type FaultId } from "@gongkai/corpus";
import { type FaultCounts, type Measurement, measureFaults, severityOf } from "./measure.ts";

const [reports = 1000, seed = 1] = process.argv.slice(2, 4).map(Number);
const showsExamples = process.argv.includes("examples");

function percent(part: number, whole: number): string {
  return whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;
}

function faultRow(id: FaultId, counts: FaultCounts): string {
  const visible = counts.planted - counts.hidden;
  const { found, inPlace, undecided, missed, namedRight, namedOther, blameRight, blameWrong } = counts;
  return `| ${[
    `\`${id}\``,
    severityOf(FAULTS[id]),
    counts.planted,
    visible,
    found,
    inPlace,
    undecided,
    missed,
    namedRight,
    namedOther,
    `${blameRight} / ${blameRight + blameWrong}`,
  ].join(" | ")} |`;
}

function sum(rows: readonly FaultCounts[], count: (counts: FaultCounts) => number): number {
  return rows.reduce((total, counts) => total + count(counts), 0);
}

function summary(name: string, rows: readonly FaultCounts[], alarmed: number): string {
  const visible = sum(rows, ({ planted, hidden }) => planted - hidden);
  const found = sum(rows, (counts) => counts.found);
  const undecided = sum(rows, (counts) => counts.undecided);
  const hidden = sum(rows, (counts) => counts.hidden);
  return `| ${[
    name,
    percent(found, found + alarmed),
    percent(found, visible),
    percent(found, visible - undecided),
    `${found} of ${visible}`,
    undecided,
    hidden,
  ].join(" | ")} |`;
}

function printTables({ faults, faultless, alarmed, alarms }: Measurement): void {
  const rows = [...faults];
  console.log(
    "| fault | severity | planted | visible | found | in place | undecided | missed | localised | another named | agency blamed |",
  );
  console.log("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
  for (const [id, counts] of rows) console.log(faultRow(id, counts));
  const errors = rows.filter(([id]) => severityOf(FAULTS[id]) === "error").map(([, counts]) => counts);
  const all = rows.map(([, counts]) => counts);
  console.log("\n| faultless reports | with a false error | with a false warning |");
  console.log("|--:|--:|--:|");
  console.log(`| ${faultless} | ${alarmed.error} | ${alarmed.warning} |`);
  if (alarms.size > 0) {
    console.log("\n| rule | false alarms |");
    console.log("|---|--:|");
    for (const [rule, count] of alarms) console.log(`| \`${rule}\` | ${count} |`);
  }
  console.log("\n| | precision | recall | of those decidable | found | undecided | hidden |");
  console.log("|---|--:|--:|--:|--:|--:|--:|");
  console.log(summary("errors", errors, alarmed.error));
  console.log(summary("all", all, alarmed.error + alarmed.warning));
}

const measured = measureFaults(reports, seed);
console.log(`${reports} reports, seed ${seed}\n`);
printTables(measured);
if (showsExamples) {
  console.log("");
  for (const { seed: at, fault, layout, words } of measured.examples) {
    console.log(`- seed ${at}, ${fault ?? "faultless"}, layout ${layout}: ${words}`);
  }
}
