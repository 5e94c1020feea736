import type { Claim, Report } from "@gongkai/schema";
import { claimNumberText } from "../../formula/number-text.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import { figureOfClaim, nameOfClaim } from "./claim-name.ts";
import { type Division, divisionsOf } from "./claim-parts.ts";
import { rangeOfClaim } from "./claim-range.ts";
import { textBetween, textOfClaim } from "./claim-text.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";

/** How a list that leaves nothing out begins. After 其中 it may leave out the rest. */
const FULL_LIST = /^\s*[:：]/;
/** What lets a list leave something out, or names something without a number. */
const OPEN_LIST = /其中|等|主要|包括|其他|其它|其余|其餘/;

const NUMBER = /\d[\d,，.]*/g;

/**
 * Whether the words say that the parts are all there is: they come before their sum, or after a lone colon. A number
 * in between that is no claim is a part that was not understood.
 */
function isFullList(report: Report, whole: Claim, parts: readonly Claim[]): boolean {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < 2) return false;
  const isBefore = last.span.start < whole.span.start;
  const words = textBetween(report, whole, isBefore ? first : last);
  if (words === null || OPEN_LIST.test(words)) return false;
  if ((words.match(NUMBER)?.length ?? 0) > parts.length - 1) return false;
  if (isBefore) return true;
  const { after } = textOfClaim(report, last);
  return FULL_LIST.test(words) && !OPEN_LIST.test(after) && !/\d/.test(after);
}

function observeDivision(report: Report, { whole: at, parts: indices }: Division): readonly Observation[] {
  const whole = report.claims[at];
  const parts = indices.flatMap((index) => report.claims[index] ?? []);
  if (whole === undefined) return [];
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const [bounds, ranges] = [rangeOfClaim(report, whole), parts.map((part) => rangeOfClaim(report, part))];
  const [minimum, maximum] = [
    ranges.reduce((total, range) => total + range.minimum, 0),
    ranges.reduce((total, range) => total + range.maximum, 0),
  ];
  const isTooMuch = minimum > bounds.maximum;
  const isTooLittle = maximum < bounds.minimum;
  const isFailed = isTooMuch || (isTooLittle && isFullList(report, whole, parts));
  const [name, figure, values] = [
    nameOfClaim(whole),
    figureOfClaim(whole),
    parts.map(({ value }) => claimNumberText(whole.kind, value)),
  ];
  const [total, difference] = [
    claimNumberText(whole.kind, sum),
    claimNumberText(whole.kind, Math.abs(sum - whole.value)),
  ];
  const relation = isTooLittle && !isFailed ? "<=" : "=";
  const listed = {
    zh: `所列各项之和为${total.zh}（${values.map(({ zh }) => zh).join(" + ")}）`,
    en: `the parts listed add up to ${total.en} (${values.map(({ en }) => en).join(" + ")})`,
  };
  const ends = isFailed
    ? { zh: `，相差${difference.zh}`, en: `; the difference is ${difference.en}` }
    : relation === "="
      ? { zh: "，相符", en: ", which agrees" }
      : { zh: "，未超出", en: ", which is no more" };
  return [
    {
      verdict: isFailed ? "fail" : "pass",
      claims: [at, ...indices],
      formula: `${indices.map((_, index) => `part ${index + 1}`).join(" + ")} ${relation} claim`,
      left: sum,
      right: whole.value,
      message: {
        zh: `文字称“${name.zh}”为${figure.zh}，${listed.zh}${ends.zh}。`,
        en: `The narrative states ${figure.en} for “${name.en}”; ${listed.en}${ends.en}.`,
      },
    },
  ];
}

/** The parts that a sentence lists add up to the sum that it states. */
export const claimSum: ObservationRule = {
  code: "claim-sum",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字所列各项之和与总数不符", en: "Parts listed in the text do not add up" },
  explanation: {
    zh: "一句话列出总数和各项时，各项之和不应大于总数；文字表明已全部列出的，应等于总数。只列举其中一部分的，不视为矛盾。",
    en: "Where a sentence states a sum and lists its parts they must not come to more; where the words say that the list is complete they must come to the sum. A list of some parts only is no contradiction.",
  },
  statement: "parts listed = claim, or <= claim where the list may leave something out",
  observe: ({ report }) =>
    divisionsOf(report.claims).flatMap((division) => observeDivision(report, division)),
  example: {
    edition: "2021",
    passing: {
      report: withClaims(
        exampleClaim("disclosures.total", 728),
        exampleClaim("disclosures.byChannel", 373, { scope: "website", partOf: 0 }),
        exampleClaim("disclosures.byChannel", 355, { scope: "wechat", partOf: 0 }),
      ),
      words: "the narrative says 728 pieces, 373 on the website and 355 on the account",
    },
    failing: {
      report: withClaims(
        exampleClaim("disclosures.total", 728),
        exampleClaim("disclosures.byChannel", 384, { scope: "website", partOf: 0 }),
        exampleClaim("disclosures.byChannel", 355, { scope: "wechat", partOf: 0 }),
      ),
      words: "the narrative says 728 pieces, 384 on the website and 355 on the account",
    },
  },
};
