import type { LocalizedText } from "./localized-text.ts";

/** A section of the yearly report. */
interface SectionDescription {
  readonly id: string;
  /** The ordinal the form prints before the heading. */
  readonly ordinal: string;
  readonly heading: LocalizedText;
  /**
   * Words by which a heading is known, normalised to Simplified. A heading matches when it contains every word
   * of one list: agencies shorten and reorder the official wording.
   */
  readonly signs: readonly (readonly string[])[];
  /**
   * What people who look for the section call it, beside its heading: names that mean the section and not its subject.
   * Simplified, the longest first.
   */
  readonly names: readonly string[];
}

/** The six sections of both editions, in printed order. */
export const SECTIONS = [
  {
    id: "overview",
    ordinal: "一",
    heading: { zh: "总体情况", en: "Overview" },
    signs: [["总体情况"], ["工作基本情况"], ["概述"], ["基本情况"]],
    names: ["工作总体情况"],
  },
  {
    id: "proactiveDisclosure",
    ordinal: "二",
    heading: { zh: "主动公开政府信息情况", en: "Proactive disclosure" },
    signs: [
      ["主动公开", "情况"],
      ["主动公开", "政府信息"],
    ],
    names: ["主动公开政府信息的情况", "主动公开情况"],
  },
  {
    id: "requests",
    ordinal: "三",
    heading: { zh: "收到和处理政府信息公开申请情况", en: "Requests received and processed" },
    signs: [
      ["收到", "处理", "申请"],
      ["依申请公开", "情况"],
    ],
    names: [
      "收到和处理政府信息公开申请的情况",
      "收到和处理申请情况",
      "依申请公开情况",
      "申请处理情况",
      "申请办理情况",
    ],
  },
  {
    id: "remedies",
    ordinal: "四",
    heading: { zh: "政府信息公开行政复议、行政诉讼情况", en: "Reconsiderations and lawsuits" },
    signs: [
      ["行政复议", "情况"],
      ["行政复议", "诉讼"],
      ["复议", "诉讼"],
    ],
    names: ["行政复议、行政诉讼情况", "复议、诉讼情况", "行政复议情况", "行政诉讼情况"],
  },
  {
    id: "problemsAndImprovements",
    ordinal: "五",
    heading: { zh: "存在的主要问题及改进情况", en: "Problems and improvements" },
    signs: [
      ["存在", "问题"],
      ["主要问题", "改进"],
      ["问题", "改进措施"],
    ],
    names: [
      "存在的问题及改进情况",
      "主要问题及改进情况",
      "存在的主要问题",
      "问题及改进情况",
      "存在的问题",
      "存在问题",
    ],
  },
  {
    id: "otherMatters",
    ordinal: "六",
    heading: { zh: "其他需要报告的事项", en: "Other matters" },
    signs: [
      ["其他", "报告"],
      ["其它", "报告"],
      ["需要", "说明", "事项"],
      ["其他", "说明"],
    ],
    names: ["其它需要报告的事项", "其他报告事项", "其他事项"],
  },
] as const satisfies readonly SectionDescription[];

/** The identifier of a section of the official forms. */
export type FormSectionId = (typeof SECTIONS)[number]["id"];

/** A section under a heading of the agency's own, which neither form has. A report may have several. */
export const OWN_SECTION = {
  id: "other",
  heading: { zh: "本机关自设的部分", en: "A section of the agency's own" },
} as const;

/** The identifier of a section: one of the forms' six, or `other` under a heading of the agency's own. */
export type SectionId = FormSectionId | typeof OWN_SECTION.id;

/** Every identifier of a section, those of the forms first. */
export const SECTION_IDS: readonly SectionId[] = [...SECTIONS.map((section) => section.id), OWN_SECTION.id];

/** What the reports are about, as the forms name it. */
export const REPORT_SUBJECT = "政府信息公开";

/** What people call the yearly report. Simplified, the longest first. */
export const REPORT_NAMES: readonly string[] = [
  "政府信息公开工作年度报告",
  "政府信息公开年度工作报告",
  "政府信息公开工作报告",
  "政府信息公开年度报告",
  "政府信息公开工作年报",
  "信息公开工作年度报告",
  "政府信息公开报告",
  "政府信息公开年报",
  "信息公开年度报告",
  "信息公开工作年报",
  "信息公开年报",
  "工作年度报告",
  "年度工作报告",
  "年度报告",
  "工作年报",
  "年报",
];
