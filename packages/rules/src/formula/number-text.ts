import {
  type CellAddress,
  CLAIM_KINDS,
  type Claim,
  type LocalizedText,
  type MoneyUnit,
  YUAN_PER_MONEY_UNIT,
} from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";

/** What a number of a message counts: yuan, or anything that is said without a unit. */
export type Measure = "money" | "number";

const ENGLISH_AMOUNT = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** How many of a unit an amount in yuan is, to the fen. */
export function inMoneyUnit(yuan: number, unit: MoneyUnit): number {
  // A fen is the second decimal of a yuan and the sixth of ten thousand yuan.
  const worth = YUAN_PER_MONEY_UNIT[unit];
  return Number((yuan / worth).toFixed(2 + Math.log10(worth)));
}

/** A number in words of both languages; an amount, given in yuan, with its unit and to the fen: `70.1万元`, `701,000 yuan`. */
export function measuredText(measure: Measure, value: number): LocalizedText {
  if (measure === "number") return { zh: String(value), en: String(value) };
  return { zh: `${inMoneyUnit(value, "万元")}万元`, en: `${ENGLISH_AMOUNT.format(value)} yuan` };
}

/** An amount in yuan with its unit: `70.1万元`, `701,000 yuan`. */
export function amountText(yuan: number): LocalizedText {
  return measuredText("money", yuan);
}

/** The number of a cell as messages print it, with the unit where it is an amount. */
export function cellNumberText(address: CellAddress, value: number): LocalizedText {
  return measuredText(unitOf(address) === "money" ? "money" : "number", value);
}

/** The number of a kind of claim as messages print it, with the unit where it is an amount. */
export function claimNumberText(kind: Claim["kind"], value: number): LocalizedText {
  return measuredText(CLAIM_KINDS[kind].unit === "money" ? "money" : "number", value);
}
