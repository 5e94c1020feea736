import { REMEDIES_GROUPS, REMEDIES_OUTCOMES } from "@gongkai/schema";

const [RECONSIDERATION, , LITIGATION_AFTER_RECONSIDERATION] = REMEDIES_GROUPS;
const [UPHELD] = REMEDIES_OUTCOMES;

/** A few characters that every heading of a section has, in one script. */
export interface AnchorSet {
  readonly isSimplified: boolean;
  /** Without one of these a page holds no report. */
  readonly required: readonly string[];
  /** What each heading holds. */
  readonly headings: readonly string[];
  /** What only the official tables print; each from another table or another part of one. */
  readonly tables: readonly string[];
  /** Where the page below a report begins. */
  readonly footers: readonly string[];
}

/** The word that gives a script away: 公开 or 公開. */
const SCRIPT_WORDS = { simplified: "公开", traditional: "公開" } as const;

/** What pinyin glosses make of the same word; only its beginning, in both widths of brackets. */
export const GLOSSED_WORDS = ["公(g", "公（g", "公(ɡ", "公（ɡ"] as const;

const SIMPLIFIED: AnchorSet = {
  isSimplified: true,
  required: ["主动公开", "公开申请", "申请公开", "第二十条第"],
  headings: [
    "总体情况",
    "基本情况",
    "概述",
    "主动公开",
    "收到和处理",
    "依申请公开",
    RECONSIDERATION.label,
    "存在",
    "主要问题",
    "需要报告",
    "需要说明",
    "报告事项",
  ],
  tables: [
    "第二十条第",
    "本年新收",
    "勾稽关系",
    "无法提供",
    UPHELD.label,
    LITIGATION_AFTER_RECONSIDERATION.label,
  ],
  footers: [
    "版权所有",
    "主办单位",
    "承办单位",
    "ICP备",
    "网站标识码",
    "公网安备",
    "网站地图",
    "上一篇",
    "相关链接",
  ],
};

const TRADITIONAL: AnchorSet = {
  isSimplified: false,
  required: ["主動公開", "公開申請", "申請公開", "第二十條第"],
  headings: [
    "總體情況",
    "基本情況",
    "概述",
    "主動公開",
    "收到和處理",
    "依申請公開",
    "行政復議",
    "行政複議",
    "存在",
    "主要問題",
    "需要報告",
    "需要說明",
    "報告事項",
  ],
  tables: ["第二十條第", "本年新收", "勾稽關係", "無法提供", "結果維持", "復議後起訴"],
  footers: [
    "版權所有",
    "主辦單位",
    "承辦單位",
    "ICP備",
    "網站標識碼",
    "公網安備",
    "網站地圖",
    "上一篇",
    "相關鏈接",
  ],
};

/** The anchors of the scripts that a text is written in; none where it cannot hold a report. */
export function anchorSetsFor(text: string): readonly AnchorSet[] {
  const sets: AnchorSet[] = [];
  if (text.includes(SCRIPT_WORDS.simplified)) sets.push(SIMPLIFIED);
  if (text.includes(SCRIPT_WORDS.traditional)) sets.push(TRADITIONAL);
  return sets.filter(({ required }) => required.some((word) => text.includes(word)));
}
