import type { CellAddress, Claim, SectionId } from "@gongkai/schema";
import { boundsOf } from "../../formula/bounds.ts";
import { sumOf } from "../../formula/formula.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { rangeOfClaim } from "./claim-range.ts";
import { mayCountSomethingElse } from "./claim-text.ts";
import { exampleClaim, withClaims } from "./example-claim.ts";

const CELLS: readonly CellAddress[] = ["requests/received/total", "requests/pendingAtStart/total"];

/** The claims of each section about how requests came in, where each way is named once. */
function channelClaims(claims: readonly Claim[]): readonly (readonly number[])[] {
  const bySection = new Map<SectionId | null, number[]>();
  for (const [index, { kind, year, section }] of claims.entries()) {
    if (kind !== "requests.channel" || year !== null) continue;
    const indices = bySection.get(section);
    if (indices === undefined) bySection.set(section, [index]);
    else indices.push(index);
  }
  return [...bySection.values()].filter(
    (indices) => new Set(indices.map((index) => claims[index]?.scope)).size === indices.length,
  );
}

function observe(subject: Subject): readonly Observation[] {
  const { report } = subject;
  if (report.tables.requests === null) return [];
  return channelClaims(report.claims).flatMap((indices): readonly Observation[] => {
    const parts = indices.flatMap((index) => report.claims[index] ?? []);
    const sum = parts.reduce((total, { value }) => total + value, 0);
    const least = parts.reduce((total, part) => total + rangeOfClaim(report, part).minimum, 0);
    const { minimum, maximum } = boundsOf(sumOf(CELLS), subject);
    if (maximum === Infinity && least > minimum) return [];
    const isTooMuch = least > maximum;
    if (isTooMuch && parts.some((part) => mayCountSomethingElse(report, { ...part, kind: "rate" })))
      return [];
    return [
      {
        verdict: isTooMuch ? "fail" : "pass",
        claims: indices,
        cells: CELLS,
        formula: "Σ channels <= received + pendingAtStart",
        left: sum,
        right: minimum,
        message: {
          zh: `文字按提交方式列出的申请共${sum}件，表中新收与上年结转共${minimum}件${isTooMuch ? "，前者更多" : "，没有超出"}。`,
          en: `The ways of coming in that the narrative lists add up to ${sum} requests; the table has ${minimum} received and carried in${isTooMuch ? ", which is fewer" : ", which is enough"}.`,
        },
      },
    ];
  });
}

/** Requests by the way they came in are no more than there were. */
export const claimChannels: ObservationRule = {
  code: "claim-channels",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "按提交方式的申请多于收到数", en: "Requests by channel exceed those received" },
  explanation: {
    zh: "文字按网上、当面、信函等方式列出的申请，合计不应多于表中新收与上年结转之和。",
    en: "The requests that the narrative lists by the way they came in must not add up to more than the table has received and carried in.",
  },
  statement: "the requests of all channels <= received + pendingAtStart",
  observe,
  example: {
    edition: "2021",
    passing: {
      cells: { "requests/received/total": 9 },
      report: withClaims(
        exampleClaim("requests.channel", 6, { scope: "online" }),
        exampleClaim("requests.channel", 3, { scope: "letter" }),
      ),
      words: "the narrative says 6 requests online and 3 by letter",
    },
    failing: {
      cells: { "requests/received/total": 8 },
      report: withClaims(
        exampleClaim("requests.channel", 6, { scope: "online" }),
        exampleClaim("requests.channel", 3, { scope: "letter" }),
      ),
      words: "the narrative says 6 requests online and 3 by letter",
    },
  },
};
