/**
 * How exactly generated reports are read, layout by layout and damage by damage, against the truth beside each:
 * cells right, unread and wrong. The reports vary in wording, in tables that offices have changed and in the ways
 * they write numbers. Reads any seeds, so it can be run on reports that nobody has looked at.
 *
 *     npm run accuracy -- [REPORTS] [FIRST SEED] [plain]
 */
import {
  type CorpusReport,
  createRandom,
  DAMAGE_IDS,
  type DamageId,
  damageReport,
  drawNumberHabits,
  drawTableHabits,
  generateReport,
  LAYOUT_IDS,
  type LayoutId,
} from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { type Cell, reportCells } from "@gongkai/schema";
import { parseReport } from "../src/index.ts";

interface Score {
  right: number;
  unread: number;
  wrong: number;
}

const [reports = 5000, firstSeed = 1_000_000] = process.argv.slice(2, 4).map(Number);
const isPlain = process.argv.includes("plain");
const damages: readonly (DamageId | "none")[] = ["none", ...DAMAGE_IDS];
/** J and K print no tables. */
const layouts: readonly LayoutId[] = LAYOUT_IDS.filter((id) => id !== "J" && id !== "K");

function printReport(seed: number, layout: LayoutId): CorpusReport {
  if (isPlain) return generateReport({ seed, layout });
  const random = createRandom(seed).fork("accuracy");
  return generateReport({
    seed,
    layout,
    wording: "varied",
    tables: random.chance(0.5) ? drawTableHabits(random) : {},
    numbers: random.chance(0.5) ? drawNumberHabits(random) : {},
  });
}

/** Compares every cell of the truth with what was read. A cell of a report that was not found is unread. */
function score(printed: CorpusReport, into: Score, tell: (wrong: string) => void): void {
  const source = readDocument(printed.name, new TextEncoder().encode(printed.text));
  const { report } = parseReport(source);
  const read = new Map<string, Cell>(report === null ? [] : reportCells(report));
  for (const [address, truth] of printed.truth.values) {
    const cell = read.get(address);
    if (cell === undefined || cell.state === "unread") {
      into[truth === "unread" ? "right" : "unread"] += 1;
      continue;
    }
    const value = cell.state === "value" ? cell.value : cell.state;
    into[value === truth ? "right" : "wrong"] += 1;
    if (value !== truth) tell(`${printed.name} ${address} reads ${value}, is ${truth}`);
  }
}

const perCell = Math.max(1, Math.ceil(reports / layouts.length / damages.length));
/** The first wrong cell of each layout and damage. */
const examples = new Map<string, string>();
const total: Score = { right: 0, unread: 0, wrong: 0 };
const table: Record<string, Record<string, string>> = {};
let seed = firstSeed;
for (const damage of damages) {
  const row: Record<string, string> = {};
  for (const layout of layouts) {
    const sum: Score = { right: 0, unread: 0, wrong: 0 };
    for (let count = 0; count < perCell; count += 1, seed += 1) {
      const printed = printReport(seed, layout);
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
