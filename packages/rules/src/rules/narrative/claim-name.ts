import {
  APPLICANTS,
  CLAIM_KINDS,
  type Claim,
  type LocalizedText,
  PROACTIVE_DISCLOSURE_BLOCKS,
  REMEDIES_GROUPS,
  REMEDIES_OUTCOMES,
  REQUEST_CHANNELS,
  REQUESTS_ENTRIES,
  REQUESTS_HEADER,
} from "@gongkai/schema";
import { claimNumberText } from "../../formula/number-text.ts";
import { withoutMarkup } from "./claim-text.ts";

const SCOPE_NAMES: ReadonlyMap<string, LocalizedText> = new Map<string, LocalizedText>([
  ...[...REQUESTS_ENTRIES, ...APPLICANTS, ...REMEDIES_GROUPS, ...REMEDIES_OUTCOMES].map(
    ({ id, label, english }): [string, LocalizedText] => [id, { zh: label, en: english }],
  ),
  ...PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block) =>
    block.rows.map(({ id, label, english }): [string, LocalizedText] => {
      const labels: Readonly<Record<string, string>> = label;
      return [id, { zh: labels["2021"] ?? labels["2019"] ?? english, en: english }];
    }),
  ),
  ...Object.entries(REQUEST_CHANNELS),
  ["organization", { zh: REQUESTS_HEADER.organizations, en: "Legal persons and other organizations" }],
]);

/** What a claim counts, in words: its kind, and what part of it. */
export function nameOfClaim({ kind, scope }: Pick<Claim, "kind" | "scope">): LocalizedText {
  const { zh, en } = CLAIM_KINDS[kind];
  if (scope === null) return { zh, en };
  const part = SCOPE_NAMES.get(scope);
  return { zh: `${zh}：${part?.zh ?? scope}`, en: `${en}: ${part?.en ?? scope}` };
}

const LONGEST_QUOTATION = 16;

/** The number that a claim states, with the printed words where they are short: `13（“13件”）`. */
export function figureOfClaim({ kind, value, raw, isApproximate }: Claim): LocalizedText {
  const quoted = withoutMarkup(raw).replace(/\s+/g, "");
  const number = claimNumberText(kind, value);
  const isQuoted = quoted !== "" && quoted !== number.zh && quoted.length <= LONGEST_QUOTATION;
  return {
    zh: `${isApproximate ? "约" : ""}${number.zh}${isQuoted ? `（“${quoted}”）` : ""}`,
    en: `${isApproximate ? "about " : ""}${number.en}`,
  };
}
