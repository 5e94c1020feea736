import { type CellAddress, cellPlace } from "@gongkai/schema";
import type { Random } from "../random.ts";
import type { CorpusReport, Truth } from "../truth.ts";
import { DAMAGES } from "./damage.ts";
import type { DamageId } from "./damage-id.ts";
import { doubleUnequally } from "./double-document.ts";

/** What a report is damaged with. */
export interface ApplyDamageRequest {
  readonly report: CorpusReport;
  readonly damage: DamageId;
  readonly seed: number;
  readonly random: Random;
  /** Another report, of another agency. */
  readonly another: () => CorpusReport;
}

/** Numbers of the office's own rows stay below this. */
const LARGEST_LOCAL_NUMBER = 60;

/** What the organizations of each row come to, which an eighth column may print. */
function organizationSums(values: Truth["values"]): ReadonlySet<number> {
  const sums = new Map<string, number>();
  for (const [address, value] of values) {
    const { table, row, column } = cellPlace(address);
    const isOrganization = table === "requests" && column !== "naturalPerson" && column !== "total";
    if (isOrganization && typeof value === "number") sums.set(row, (sums.get(row) ?? 0) + value);
  }
  return new Set(sums.values());
}

/** The counts of which it is certain where they are printed when their digits fill one cell, large ones first. */
function telltaleCounts(
  values: Truth["values"],
  random: Random,
): readonly (readonly [CellAddress, number])[] {
  const places = new Map<number, CellAddress | null>();
  for (const [address, value] of values) {
    if (typeof value === "number") places.set(value, places.has(value) ? null : address);
  }
  const sums = organizationSums(values);
  const counts = [...places].flatMap(([value, address]) => {
    if (address === null || value < 10 || sums.has(value)) return [];
    const { column } = cellPlace(address);
    // Amounts are printed in another unit than the truth's.
    return column === "amountCollected" || column === "totalAmount" ? [] : [[address, value] as const];
  });
  const isLarge = ([, value]: readonly [CellAddress, number]) => value > LARGEST_LOCAL_NUMBER;
  const shuffled = random.shuffle(counts);
  return [...shuffled.filter(isLarge), ...shuffled.filter((count) => !isLarge(count))];
}

/** Doubles the body and changes, in the second copy, a count that fills only one cell; without such, both are equal. */
function doubleReport(report: CorpusReport, random: Random): Pick<CorpusReport, "text" | "truth"> {
  const { text, truth } = report;
  for (const [address, value] of telltaleCounts(truth.values, random)) {
    const doubled = doubleUnequally(text, value);
    if (doubled === null) continue;
    return { text: doubled, truth: { ...truth, values: new Map([...truth.values, [address, "unread"]]) } };
  }
  return { text: DAMAGES["body-doubled"](text), truth };
}

/** Does one damage to a report, and changes the truth where the damaged text contradicts itself. */
export function applyDamage({ report, damage, seed, random, another }: ApplyDamageRequest): CorpusReport {
  const damages = [...report.damages, damage];
  if (damage === "body-doubled-unequal") return { ...report, ...doubleReport(report, random), damages };
  if (damage === "two-reports") {
    // The second report follows without a border; what is its must not be taken for the first one's.
    const second = another();
    const followedBy = [...report.followedBy, second.truth];
    return { ...report, text: `${report.text}\n${second.text}`, followedBy, damages };
  }
  return { ...report, text: DAMAGES[damage](report.text, seed), damages };
}
