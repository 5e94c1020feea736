import { type FormSectionId, SECTIONS } from "@gongkai/schema";
import type { OrdinalForm } from "../../agencies/text-habits.ts";
import type { Random } from "../../random.ts";
import { toChineseNumerals } from "../chinese-numerals.ts";

/** Other wordings of the six headings, as agencies have reworded them. */
const RENAMED: Readonly<Record<FormSectionId, readonly string[]>> = {
  overview: ["工作基本情况", "总体情况概述", "信息公开总体情况", " 总体情况"],
  proactiveDisclosure: [
    "主动公开政府政府信息情况",
    "主动公开信息情况",
    "行政机关主动公开政府信息情况",
    "政府信息主动公开情况",
  ],
  requests: [
    "收到和处理信息公开申请情况",
    "行政机关收到和处理政府信息公开申请情况",
    "依申请公开政府信息办理情况",
  ],
  remedies: [
    "政府信息公开行政复议和行政诉讼情况",
    "政府信息公开行政复议及行政诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "行政复议（行政诉讼）情况",
  ],
  problemsAndImprovements: [
    "存在问题及改进情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "主要问题和改进措施",
  ],
  otherMatters: ["其它需要报告的事项", "其他需要报告的情况", "其他报告事项"],
};

/** A heading in the official wording or in another. */
export function wordHeading(random: Random, id: FormSectionId, wording: "official" | "renamed"): string {
  if (wording === "renamed" && random.chance(0.7)) return random.pick(RENAMED[id]);
  return SECTIONS.find((section) => section.id === id)?.heading.zh ?? "";
}

/** A heading with its number, counted from 1. */
export function numberHeading(form: OrdinalForm, number: number, heading: string): string {
  const ordinal = toChineseNumerals(number);
  switch (form) {
    case "plain":
      return `${ordinal}、${heading}`;
    case "spaced":
      return `${ordinal} 、${heading}`;
    case "fullStop":
      return `${ordinal}.${heading}`;
    case "bracketed":
      return `（${ordinal}）${heading}`;
    case "halfBracketed":
      return `${ordinal}）${heading}`;
    case "arabicStop":
      return `${number}.${heading}`;
    case "arabicComma":
      return `${number}、${heading}`;
    case "part":
      return `第${ordinal}部分 ${heading}`;
    case "bullet":
      return `• ${heading}`;
  }
}

/** How sub-headings stand: on a line of their own or at the head of a paragraph. */
export interface SubheadingForm {
  readonly isOwnLine: boolean;
  readonly print: (number: number, topic: string) => string;
}

const SUBHEADINGS: readonly SubheadingForm[] = [
  { isOwnLine: true, print: (number, topic) => `（${toChineseNumerals(number)}）${topic}情况` },
  { isOwnLine: true, print: (number, topic) => `（${toChineseNumerals(number)}）${topic}` },
  { isOwnLine: false, print: (number, topic) => `（${toChineseNumerals(number)}）${topic}。` },
  { isOwnLine: false, print: (number, topic) => `（${toChineseNumerals(number)}）${topic}方面。` },
  { isOwnLine: false, print: (number, topic) => `${toChineseNumerals(number)}是${topic}。` },
  { isOwnLine: true, print: (_, topic) => `${topic}：` },
];
const ARABIC_SUBHEADINGS: readonly SubheadingForm[] = [
  { isOwnLine: false, print: (number, topic) => `${number}.${topic}：` },
  { isOwnLine: true, print: (number, topic) => `${number}、${topic}` },
];

/** One form of sub-heading that the form of the headings leaves free. */
export function pickSubheadings(random: Random, headings: OrdinalForm): SubheadingForm {
  if (headings === "bracketed" || headings === "halfBracketed") return random.pick(ARABIC_SUBHEADINGS);
  if (headings === "arabicStop" || headings === "arabicComma") return random.pick(SUBHEADINGS);
  return random.pick([...SUBHEADINGS, ...ARABIC_SUBHEADINGS]);
}
