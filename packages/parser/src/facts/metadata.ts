import { everyMatch } from "../structure/every-match.ts";
import type { Line } from "../structure/lines.ts";

/** What a label of the page's metadata announces. */
export type MetadataKind =
  | "agency"
  | "origin"
  | "number"
  | "published"
  | "posted"
  | "edited"
  | "written"
  | "other";

/** A labelled value of the page's metadata, such as 发布机构:某某局. Offsets are into the reading text. */
export interface MetadataEntry {
  readonly kind: MetadataKind;
  readonly value: string;
  readonly start: number;
}

/** Labels by kind. `other` ends the value before it. A two-character label may be printed with a space inside. */
const LABELS: Readonly<Record<MetadataKind, readonly string[]>> = {
  agency: [
    "发布机构",
    "发文机关",
    "发文单位",
    "发布单位",
    "公开主体",
    "公开单位",
    "公开机构",
    "制发机关",
    "责任单位",
    "发文机构",
    "信息发布机构",
  ],
  origin: ["信息来源", "文章来源", "来源", "作者"],
  number: ["发文字号", "文件编号", "发文文号", "文号"],
  published: ["发布日期", "发布时间", "发表时间", "发表日期", "公开日期", "公开时间", "公布日期"],
  posted: ["日期", "时间"],
  edited: ["编辑日期", "编辑时间", "更新日期", "更新时间", "发文日期", "生成日期", "录入时间"],
  written: ["成文日期", "成文时间"],
  other: [
    "索引号",
    "信息索引",
    "主题分类",
    "主题词",
    "分类",
    "有效性",
    "有效期",
    "生效日期",
    "失效日期",
    "实施日期",
    "截止日期",
    "统计时间",
    "名称",
    "信息名称",
    "标题",
    "字体",
    "字号",
    "浏览次数",
    "阅读次数",
    "访问次数",
    "点击次数",
    "点击数",
    "点击量",
    "浏览量",
    "阅读量",
    "访问量",
    "浏览",
    "阅读",
    "点击",
    "责任编辑",
    "编辑",
    "审核",
    "分享",
    "打印",
    "收藏",
    "保存",
    "公开方式",
    "公开类别",
    "关键词",
    "附件",
    "下载",
    "内容概述",
    "体裁",
    "语种",
    "组配分类",
    "信息分类",
  ],
};

const KIND_OF = new Map(
  (Object.keys(LABELS) as MetadataKind[]).flatMap((kind) =>
    LABELS[kind].map((label) => [label, kind] as const),
  ),
);
const ALTERNATIVES = [...KIND_OF.keys()]
  .toSorted((one, other) => other.length - one.length)
  .map((label) => (label.length === 2 ? `${label.charAt(0)} {0,4}${label.charAt(1)}` : label))
  .join("|");
/** A label, and what parts it from its value: a colon, a cell border, the end of the line. */
const LABEL = new RegExp(`(${ALTERNATIVES}) {0,3}(?::|\\||】|$)`, "g");
const LONGEST_VALUE = 60;
/** How far a value on the next line can be from its label. */
const FARTHEST_VALUE = 40;
const LONGEST_BARE_LABEL = 8;
/** A page on a single line has its metadata at the beginning. */
const LONGEST_LINE = 3000;
const MOST_ENTRIES = 60;

function canHoldLabel({ text }: Line): boolean {
  return text.includes(":") || text.includes("|") || text.length <= LONGEST_BARE_LABEL;
}

/** The value between two offsets of a line without the borders and brackets around it. */
function valueBetween(line: Line, from: number, to: number): { value: string; start: number } {
  let [start, end] = [from, Math.min(to, from + LONGEST_VALUE)];
  while (start < end && /[\s|:]/.test(line.text.charAt(start))) start += 1;
  const border = line.text.indexOf("|", start);
  if (border !== -1 && border < end) end = border;
  return { value: line.text.slice(start, end).replace(/[\s【[]+$/, ""), start: line.start + start };
}

/** The labelled values on lines of the page, in printed order. A label's value may stand on the next line. */
export function readMetadata(lines: readonly Line[]): readonly MetadataEntry[] {
  const entries: MetadataEntry[] = [];
  for (let at = 0; at < lines.length && entries.length < MOST_ENTRIES; at += 1) {
    const line = lines[at];
    if (line === undefined || !canHoldLabel(line)) continue;
    const text = line.text.slice(0, LONGEST_LINE);
    const labels = everyMatch(text, LABEL);
    for (const [index, match] of labels.entries()) {
      const kind = KIND_OF.get((match[1] ?? "").replaceAll(" ", "")) ?? "other";
      // 举办时间 is another label, unless the value before it ends there: 来源:某某局日期:2021-01-22.
      const isOther =
        kind === "posted" && index === 0 && /\p{Script=Han}/u.test(text.charAt(match.index - 1));
      if (kind === "other" || isOther) continue;
      const from = match.index + match[0].length;
      const own = valueBetween(line, from, labels[index + 1]?.index ?? text.length);
      const next = lines[at + 1];
      // Lines from another copy of the report stand far away.
      const isNear = next !== undefined && next.start - line.end <= FARTHEST_VALUE;
      const isBelow = own.value === "" && index === labels.length - 1 && isNear;
      const isLabelBelow = isBelow && next.text.search(LABEL) !== -1;
      const entry = isBelow && !isLabelBelow ? valueBetween(next, 0, next.text.length) : own;
      if (entry.value !== "") entries.push({ kind, ...entry });
    }
  }
  return entries;
}
