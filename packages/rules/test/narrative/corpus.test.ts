import { generateReport, NARRATIVE_FAULTS, type NarrativeFault } from "@gongkai/corpus";
import { readDocument } from "@gongkai/documents";
import { parseReport } from "@gongkai/parser";
import type { Claim, Report } from "@gongkai/schema";
import { describe, expect, test } from "vitest";
import { checkReport, RULES } from "../../src/index.ts";

const CLAIM_RULES = RULES.map(({ code }) => code).filter((code) =>
  /^(?:claim-(?!year)|claims-|fee-unit|fee-notice|processing-fee|section-says)/.test(code),
);
/** Layouts that show every number at its place. */
const LAYOUTS = ["A", "B", "C", "E", "F", "H", "wordHtml", "markdown"] as const;

function reportOf(seed: number, narrativeFaults: readonly NarrativeFault[] = []) {
  const layout = LAYOUTS[seed % LAYOUTS.length] ?? "A";
  const wording = seed % 4 === 0 ? "plain" : "varied";
  const { name, text, truth } = generateReport({ seed, layout, wording, narrativeFaults });
  const { report } = parseReport(readDocument(name, new TextEncoder().encode(text)));
  if (report === null) throw new Error(name);
  return { report, truth };
}

function failuresOf(report: Report) {
  return checkReport(report, { rules: CLAIM_RULES }).filter(({ verdict }) => verdict === "fail");
}

test("faultless reports raise no alarm on 120 seeds", () => {
  for (let seed = 0; seed < 120; seed += 1) {
    expect(
      failuresOf(reportOf(seed).report).map(({ message }) => message.zh),
      `seed ${seed}`,
    ).toEqual([]);
  }
});

type Cells = ReturnType<typeof reportOf>["truth"]["values"];

const at = (cells: Cells, address: Parameters<Cells["get"]>[0]) => {
  const value = cells.get(address);
  return typeof value === "number" ? value : null;
};

/** Where a fault shows: a claim that the tables or its own parts contradict, and the rules that say so. */
const SHOWS: Readonly<
  Record<NarrativeFault, readonly [rules: readonly string[], (claim: Claim, cells: Cells) => boolean]>
> = {
  received: [
    ["claim-received", "claim-zero"],
    ({ kind, value, year }, cells) => {
      const [received, start] = [
        at(cells, "requests/received/total") ?? value,
        at(cells, "requests/pendingAtStart/total") ?? 0,
      ];
      return (
        kind === "requests.received" && year === null && value !== received && value !== received + start
      );
    },
  ],
  processed: [["claim-processed", "claim-zero"], ({ kind }) => kind === "requests.processed"],
  pendingAtEnd: [["claim-pending-at-end"], ({ kind }) => kind === "requests.pendingAtEnd"],
  documents: [
    ["claim-documents", "claim-zero"],
    ({ kind, scope }) => kind === "documents.inForce" && scope === "documents.normativeDocuments",
  ],
  licenses: [["claim-decisions"], ({ kind }) => kind === "decisions.licenses"],
  reconsiderations: [
    ["claim-remedies", "claim-zero", "claims-agree"],
    ({ kind, value, scope }, cells) =>
      kind === "remedies.reconsideration" &&
      scope === null &&
      value !== (at(cells, "remedies/reconsideration/total") ?? value),
  ],
  deniesRequests: [
    ["claim-zero"],
    ({ kind, value }, cells) =>
      kind === "requests.received" && value === 0 && (at(cells, "requests/received/total") ?? 0) > 0,
  ],
  partsOfSum: [
    ["claim-sum"],
    ({ kind, scope, partOf }) => kind === "disclosures.byChannel" && scope === "website" && partOf !== null,
  ],
};

describe.each(NARRATIVE_FAULTS)("the planted fault %s", (fault) => {
  test("is found wherever the narrative states the number", () => {
    const [rules, isWrong] = SHOWS[fault];
    let stated = 0;
    for (let seed = 0; seed < 80; seed += 1) {
      const { report, truth } = reportOf(seed, [fault]);
      if (!report.claims.some((claim) => isWrong(claim, truth.values))) continue;
      stated += 1;
      const codes = failuresOf(report).map(({ rule }) => rule);
      expect(
        codes.filter((code) => rules.includes(code)),
        `seed ${seed}`,
      ).not.toEqual([]);
    }
    expect(stated).toBeGreaterThan(3);
  });
});
