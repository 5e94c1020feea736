/**
 * How exactly generated reports are read, layout by layout and damage by damage, against the truth beside each:
 * cells right, unread and wrong. The reports vary in wording, in tables that offices have changed and in the ways
 * they write numbers. Reads any seeds, so it can be run on reports that nobody has looked at.
 *
 *     npm run accuracy -- [REPORTS] [FIRST SEED] [plain]
 */
import {
  type CorpusReport,
  DAMAGE_IDS,
  type DamageId,
  damageReport,
  generateReport,
  LAYOUT_IDS,
  type LayoutId,
} from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "../src/index.ts";
import { emptyScore, printReport, type Score, scoreReport } from "./score.ts";

const [reports = 5000, firstSeed = 1_000_000] = process.argv.slice(2, 4).map(Number);
const isPlain = process.argv.includes("plain");
const damages: readonly (DamageId | "none")[] = ["none", ...DAMAGE_IDS];
/** J and K print no tables. */
const layouts: readonly LayoutId[] = LAYOUT_IDS.filter((id) => id !== "J" && id !== "K");

function print(seed: number, layout: LayoutId): CorpusReport {
  return isPlain ? generateReport({ seed, layout }) : printReport(seed, layout);
}

function score(printed: CorpusReport, into: Score, tell: (wrong: string) => void): void {
  const source = readDocument(printed.name, new TextEncoder().encode(printed.text));
  scoreReport(printed, parseReport(source).report, into, (_, wrong) => tell(wrong));
}

const perCell = Math.max(1, Math.ceil(reports / layouts.length / damages.length));
/** The first wrong cell of each layout and damage. */
const examples = new Map<string, string>();
const total = emptyScore();
const table: Record<string, Record<string, string>> = {};
let seed = firstSeed;
for (const damage of damages) {
  const row: Record<string, string> = {};
  for (const layout of layouts) {
    const sum = emptyScore();
    for (let count = 0; count < perCell; count += 1, seed += 1) {
      const printed = print(seed, layout);
      const damaged = damage === "none" ? printed : damageReport(printed, damage, seed);
      score(damaged, sum, (wrong) => {
        if (!examples.has(`${layout} ${damage}`))
          examples.set(`${layout} ${damage}`, `seed ${seed}: ${wrong}`);
      });
    }
    row[layout] = `${sum.right}/${sum.unread}/${sum.wrong}`;
    for (const key of ["right", "unread", "wrong"] as const) total[key] += sum[key];
  }
  table[damage] = row;
}

const cells = total.right + total.unread + total.wrong;
console.log(`${seed - firstSeed} reports, seeds ${firstSeed} to ${seed - 1}; cells right/unread/wrong`);
console.log(["damage", ...layouts].join("\t"));
for (const [damage, row] of Object.entries(table)) console.log([damage, ...Object.values(row)].join("\t"));
console.log(
  `all: ${total.right} right (${((total.right / cells) * 100).toFixed(2)} %), ${total.unread} unread, ${total.wrong} wrong of ${cells}`,
);
for (const [place, example] of examples) console.log(`${place}, ${example}`);
if (examples.size > 0) process.exitCode = 1;
