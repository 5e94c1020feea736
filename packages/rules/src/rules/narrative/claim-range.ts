import { type Claim, type Report, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Bounds } from "../../formula/bounds.ts";
import { textOfClaim, withoutMarkup } from "./claim-text.ts";

const TEN_THOUSANDS = /[万萬]/;
const HUNDRED_MILLIONS = /[亿億]/;
const DECIMALS = /\.(\d+)/;

/** Words of vagueness before a number, and after it. 近 comes from below; 余 and 多 from above. */
const BELOW = /(?:近|不到|不足)$/;
const ABOVE = /(?:超[过過]?|逾|多[达達])$/;
const ABOVE_AFTER = /^[^,，。;；、]{0,2}以上/;
const MORE = /[余餘多]/;

/** What the last printed digit of a number is worth: 0.01 万 is 100, of `1,234` it is 1. */
export function lastDigitWorth(printed: string): number {
  // Markup has numbers of its own.
  const raw = withoutMarkup(printed);
  const decimals = DECIMALS.exec(raw)?.[1]?.length ?? 0;
  const power = TEN_THOUSANDS.test(raw)
    ? YUAN_PER_MONEY_UNIT.万元
    : HUNDRED_MILLIONS.test(raw)
      ? YUAN_PER_MONEY_UNIT.亿元
      : 1;
  return power / 10 ** decimals;
}

/** What the last digit that is not 0 is worth: of 1,200 it is 100. Approximate numbers are no finer than that. */
function lastFullDigitWorth(value: number): number {
  let worth = 1;
  while (value !== 0 && value % (worth * 10) === 0) worth *= 10;
  return worth;
}

/** What a number may stand for that was rounded, or cut off, at a digit of this worth. */
export function roundedRange(value: number, worth: number): Bounds {
  // Below zero a number that was cut off stands for one further down.
  const [below, above] = value < 0 ? [worth, worth / 2] : [worth / 2, worth];
  // Decimal fractions are not exact in binary.
  const slack = worth / 1e6;
  return { minimum: value - below - slack, maximum: value + above - slack };
}

function approximateRange(report: Report, claim: Claim): Bounds {
  const { raw, value } = claim;
  const worth = lastFullDigitWorth(value);
  if (MORE.test(raw)) return { minimum: value, maximum: value + worth };
  const { before, after } = textOfClaim(report, claim);
  const words = before.trimEnd();
  if (ABOVE.test(words) || ABOVE_AFTER.test(after)) return { minimum: value, maximum: Infinity };
  if (BELOW.test(words)) return { minimum: value - worth, maximum: value };
  return { minimum: value - worth, maximum: value + worth };
}

/** The numbers that a claim may stand for, in the unit of its kind: one where it is exact. */
export function rangeOfClaim(report: Report, claim: Claim): Bounds {
  if (claim.isApproximate) return approximateRange(report, claim);
  const worth = lastDigitWorth(claim.raw);
  // 28.5万件 was rounded; 28万 as well; 285000件 was not.
  return worth > 1 && claim.value !== 0
    ? roundedRange(claim.value, worth)
    : { minimum: claim.value, maximum: claim.value };
}

/** Whether a number lies within bounds. */
export function isWithin(value: number, { minimum, maximum }: Bounds): boolean {
  return value >= minimum && value <= maximum;
}
