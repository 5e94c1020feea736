import { paragraphTexts, type Report, type Span, YUAN_PER_MONEY_UNIT } from "@gongkai/schema";
import type { Bounds } from "../../formula/bounds.ts";
import { lastDigitWorth, rangeOfClaim, roundedRange } from "./claim-range.ts";

/** An amount in yuan that the narrative says was collected. */
export interface StatedFee {
  readonly value: number;
  /** What it may stand for, as far as it was printed. */
  readonly range: Bounds;
  /** The claim that states it, as an index; null where the text says only that it was collected, not as what. */
  readonly claim: number | null;
  /** The amount; of sources with markup the whole paragraph where no claim states it. */
  readonly span: Span;
  /** How many digits it takes to say it: 17350 has four. A coincidence is likely with one or two. */
  readonly digits: number;
}

/** 共收取17,350.00元: an amount collected, by a verb of its own clause. Prices of a piece have another. */
const COLLECTED =
  /(?:收取|征收|徵收|收费|收費)[^。;；,，\d每件]{0,12}(\d[\d,]*(?:\.\d+)?)\s{0,2}([万萬亿億])?元(?!\/)/g;
const AMOUNT = /(\d[\d,]*(?:\.\d+)?)\s{0,2}([万萬亿億])?元(?!\/)/g;
/** Fees of another kind and money that is no fee, which are never compared. */
const OF_ANOTHER_KIND =
  /[处處]理[费費]|[标標]准|[标標]準|每|[预預]算|[税稅]|[罚罰][没沒款金]|[违違]法|土地|旅游|收入|收[缴繳]|[险險]|社保|[医醫]保|保[证證]金|[补補][偿償]|租金/;
const LAST_CLAUSE = /[^,，;；。、:：]{0,20}$/;

function significantDigits(value: number): number {
  return String(Math.round(value * 100)).replace(/0+$/, "").length;
}

function rangeOfAmount(digits: string, unit = ""): Bounds & { readonly value: number } {
  const value = Number(digits.replaceAll(",", "")) * yuanPer(unit);
  return { value, ...roundedRange(value, lastDigitWorth(digits + unit)) };
}

/** What every amount of a sentence may stand for. */
export function amountsIn(sentence: string): readonly Bounds[] {
  return [...sentence.matchAll(AMOUNT)].map(([, digits = "", unit]) => rangeOfAmount(digits, unit));
}

function yuanPer(unit: string): number {
  if (unit === "") return 1;
  return unit === "万" || unit === "萬" ? YUAN_PER_MONEY_UNIT.万元 : YUAN_PER_MONEY_UNIT.亿元;
}

/** Amounts that the text says were collected without naming the fee as the form does. */
function amountsCollected({ sections }: Report): readonly StatedFee[] {
  const found: StatedFee[] = [];
  for (const section of sections) {
    if (!section.text.includes("元") || !section.text.includes("收")) continue;
    for (const [index, text] of paragraphTexts(section).entries()) {
      const paragraph = section.paragraphs[index];
      if (paragraph === undefined) continue;
      const { start, end, textStart } = paragraph;
      for (const match of text.matchAll(COLLECTED)) {
        const [words, digits = "", unit] = match;
        const before = LAST_CLAUSE.exec(text.slice(Math.max(0, match.index - 20), match.index))?.[0] ?? "";
        if (OF_ANOTHER_KIND.test(words) || OF_ANOTHER_KIND.test(before)) continue;
        const { value, ...range } = rangeOfAmount(digits, unit);
        const span = {
          start: start + match.index + words.lastIndexOf(digits),
          end: start + match.index + words.length,
        };
        found.push({
          value,
          range,
          claim: null,
          span: textStart === undefined ? span : { start, end },
          digits: significantDigits(value),
        });
      }
    }
  }
  return found;
}

/** The administrative fees that the narrative states; where it names none so, amounts that it says were collected. */
export function statedFees(report: Report): readonly StatedFee[] {
  const claimed = report.claims.flatMap((claim, index): readonly StatedFee[] => {
    if (claim.kind !== "fees.administrative" || claim.year !== null) return [];
    const { value, span, raw } = claim;
    const range = claim.isApproximate
      ? rangeOfClaim(report, claim)
      : roundedRange(value, lastDigitWorth(raw));
    return [{ value, range, claim: index, span, digits: significantDigits(value) }];
  });
  return claimed.length > 0 ? claimed : amountsCollected(report);
}
