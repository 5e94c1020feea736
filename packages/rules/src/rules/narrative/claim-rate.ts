import { type Claim, type ClaimKind, cellAt, type Report, type Verdict } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { nameOfClaim } from "./claim-name.ts";
import { mayCountSomethingElse, textBetween } from "./claim-text.ts";
import { exampleClaim, exampleSection, withClaims } from "./example-claim.ts";
import { percentOf, printsAs, SHARE_CELLS, statedShare, tableShares } from "./request-shares.ts";

const OF_REQUESTS: ReadonlySet<ClaimKind> = new Set([
  "requests.received",
  "requests.receivedAndPending",
  "requests.processed",
  "requests.pendingAtStart",
  "requests.pendingAtEnd",
  "requests.outcome",
]);
/** What else a rate in the same sentence may be of. */
const OF_SOMETHING_ELSE =
  /[建议議]{2}|提案|[议議]案|工[单單]|[热熱][线線]|[咨谘諮][询詢]|信箱|[来來]信|留言|投[诉訴]|[许許]可|事[项項]|[业業][务務]/;

/** A sentence of more claims is a list, and what its rates are of is not known. */
const FARTHEST = 20;

/** The claims of requests in the sentence of a rate; empty where the rate may be of anything else. */
function requestsBefore(report: Report, rate: Claim, index: number): readonly number[] {
  const found: number[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const claim = report.claims[at];
    if (index - at > FARTHEST) return [];
    if (claim === undefined || claim.section !== rate.section) break;
    const words = textBetween(report, claim, rate);
    if (words === null) break;
    if (claim.kind === "rate") continue;
    if (!OF_REQUESTS.has(claim.kind) || claim.year !== null || OF_SOMETHING_ELSE.test(words)) return [];
    found.unshift(at);
  }
  return found;
}

function observeRate(report: Report, rate: Claim, index: number): readonly Observation[] {
  const isCompletion = rate.scope === "completion";
  // Whoever answered all that was due says 100 per cent, whatever is still within its time.
  const isAnswered = rate.scope === "response" && rate.value < 100;
  if (!(isCompletion || isAnswered) || rate.year !== null || rate.isApproximate) return [];
  const before = requestsBefore(report, rate, index);
  if (before.length === 0 || SHARE_CELLS.some((cell) => cellAt(report.tables, cell) === undefined)) return [];
  const shares = [...tableShares(report), statedShare(report, before)];
  const holding = shares.find((share) => printsAs(share, rate));
  const best = holding ?? shares[0];
  const percent = best === undefined ? null : percentOf(best);
  const isUnread = SHARE_CELLS.every((cell) => cellAt(report.tables, cell)?.state === "unread");
  // Without any requests there is no rate of them.
  const isUnknown = shares
    .slice(0, 3)
    .some(({ numerator, denominator }) => numerator === null || denominator === null);
  if (holding === undefined && !isUnknown && percent === null) return [];
  const verdict: Verdict =
    holding !== undefined ? "pass" : isUnread ? "notAssessable" : isUnknown ? "indeterminate" : "fail";
  if (verdict === "fail" && mayCountSomethingElse(report, rate)) return [];
  const name = nameOfClaim({ kind: "rate", scope: null });
  const shown = percent === null ? null : Math.round(percent * 100) / 100;
  const figure =
    shown === null ? { zh: "无法计算", en: "cannot be computed" } : { zh: `为${shown}%`, en: `is ${shown}%` };
  return [
    {
      verdict,
      claims: [...before, index],
      cells: SHARE_CELLS,
      formula: `claim = ${best?.formula ?? ""}`,
      left: rate.value,
      right: shown,
      message: {
        zh: `文字中申请办理的${name.zh}为${rate.value}%，按表中数字计算${figure.zh}。`,
        en: `The narrative states a rate of ${rate.value}% of requests; computed from the numbers it ${figure.en}.`,
      },
    },
  ];
}

const SENTENCE = "收到政府信息公开申请20件，办结率100%。";

/** The rate of requests processed that the narrative states is the one that its numbers give. */
export const claimRate: ObservationRule = {
  code: "claim-rate",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文字中的办结率与数字不符", en: "Stated rate of requests processed" },
  explanation: {
    zh: "文字所说申请的办结率、答复率，应与按表中办理总计、新收和结转数计算的结果一致，以印出的末位数字为准。提案、热线、咨询等的比率不在此列；同比见按年核对的规则。",
    en: "The rate of requests processed or answered must be the one that the table's numbers give, within the printed digits. Rates of proposals, calls and enquiries are not meant; changes against the year before are another rule's.",
  },
  statement: "claim = processed.total / (received + pendingAtStart), or of the requests received alone",
  observe: ({ report }) =>
    report.claims.flatMap((claim, index) => (claim.kind === "rate" ? observeRate(report, claim, index) : [])),
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/received/total": 20, "requests/processed.total/total": 20 },
      report: {
        ...withClaims(
          exampleClaim("requests.received", 20, { span: { start: 10, end: 13 } }),
          exampleClaim("rate", 100, { scope: "completion", raw: "100%", span: { start: 17, end: 21 } }),
        ),
        sections: [exampleSection("overview", SENTENCE)],
      },
      words: "the narrative says 20 requests received and 100% of them completed",
    },
    failing: {
      cells: {
        "requests/received/total": 20,
        "requests/processed.total/total": 18,
        "requests/pendingAtEnd/total": 2,
      },
      report: {
        ...withClaims(
          exampleClaim("requests.received", 20, { span: { start: 10, end: 13 } }),
          exampleClaim("rate", 100, { scope: "completion", raw: "100%", span: { start: 17, end: 21 } }),
        ),
        sections: [exampleSection("overview", SENTENCE)],
      },
      words: "the narrative says 20 requests received and 100% of them completed",
    },
  },
};
