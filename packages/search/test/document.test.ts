import type { Report, Section, SectionId } from "@gongkai/schema";
import { describe, expect, it } from "vitest";
import { toSearchDocuments } from "../src/index.ts";

const NOWHERE = { start: 0, end: 0 };

function sectionOf(id: SectionId, heading: string, text: string): Section {
  return { id, heading, text, headingSpan: NOWHERE, span: NOWHERE, paragraphs: [] };
}

const report: Report = {
  source: { name: "report.txt", sha256: "0".repeat(64) },
  title: "某县2022年政府信息公开工作年度报告",
  agency: null,
  year: 2022,
  edition: "2021",
  period: null,
  signedOn: null,
  tables: { proactiveDisclosure: null, requests: null, remedies: null },
  sections: [
    sectionOf("overview", "一、总体情况", "概述。"),
    sectionOf("otherMatters", "六、其他需要报告的事项", "无。"),
    sectionOf("overview", "一、总体情况(续)", "再述。"),
  ],
};

describe("toSearchDocuments", () => {
  it("gives one document for each section, the parts of a repeated one joined", () => {
    const stored = { reportId: "r1", agencyId: "a1", agencyName: "某县", synthetic: false };
    const common = { ...stored, year: 2022, title: report.title };
    expect(toSearchDocuments(report, stored)).toEqual([
      { ...common, id: "r1-overview", section: "overview", heading: "一、总体情况", text: "概述。\n再述。" },
      {
        ...common,
        id: "r1-otherMatters",
        section: "otherMatters",
        heading: "六、其他需要报告的事项",
        text: "无。",
      },
    ]);
  });
});
