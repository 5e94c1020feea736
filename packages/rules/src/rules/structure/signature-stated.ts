import type { LocalizedText, Report } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSections } from "./example-sections.ts";
import { officialSections } from "./official-sections.ts";

function missingParts({ agency, contact, signedOn }: Report): readonly LocalizedText[] {
  const isSigned = agency?.evidence.some(({ kind }) => kind === "signature") === true;
  return [
    ...(contact === null ? [{ zh: "联系方式", en: "contact" }] : []),
    ...(isSigned ? [] : [{ zh: "落款单位", en: "signature" }]),
    ...(signedOn === null ? [{ zh: "落款日期", en: "date" }] : []),
  ];
}

function observe(report: Report): readonly Observation[] {
  if (officialSections(report).length === 0) return [];
  const missing = missingParts(report);
  const spans = report.contact === null ? [] : [report.contact.span];
  if (missing.length === 0) {
    return [
      {
        verdict: "pass",
        spans,
        message: { zh: "联系方式、落款单位和日期齐全。", en: "Contact, signature and date are there." },
      },
    ];
  }
  return [
    {
      verdict: "fail",
      left: 3 - missing.length,
      right: 3,
      spans,
      message: {
        zh: `没有读到${missing.map(({ zh }) => zh).join("、")}：三项中有${3 - missing.length}项。`,
        en: `Not found: ${missing.map(({ en }) => en).join(", ")}; ${3 - missing.length} of 3 are there.`,
      },
    },
  ];
}

const SPAN = { start: 0, end: 0 } as const;
const COMPLETE: Partial<Report> = {
  sections: exampleSections(),
  agency: {
    name: "某县教育局",
    place: null,
    evidence: [{ kind: "signature", name: "某县教育局", span: SPAN }],
  },
  contact: { address: null, telephone: "0000-0000000", email: null, postcode: null, span: SPAN },
  signedOn: "2023-01-13",
};

/** The report says who signed it, when, and how the agency can be reached. */
export const signatureStated: ObservationRule = {
  code: "signature-stated",
  version: 1,
  kind: "structure",
  severity: "information",
  editions: ["2019", "2021"],
  title: { zh: "联系方式与落款", en: "Contact, signature and date" },
  explanation: {
    zh: "报告宜写明联系方式、落款单位和日期，便于公众联系和核对。格式没有强制要求。",
    en: "A report should say how the agency can be reached, who signed it and when, so that readers can ask and verify. The form does not demand it.",
  },
  statement: "contact, signature and date are stated",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { report: COMPLETE, words: "contact, signature and date" },
    failing: { report: { ...COMPLETE, signedOn: null }, words: "no date" },
  },
};
