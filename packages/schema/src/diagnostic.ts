import type { CellAddress, TableId } from "./forms/identifiers.ts";
import type { LocalizedText } from "./localized-text.ts";
import type { Span } from "./span.ts";

/**
 * What can keep the parser from reading something, or make it read with care. The code is what programs test;
 * `docs/diagnostics.md` is generated from this table. Codes never change once released.
 */
export const DIAGNOSTICS = {
  "no-report": {
    zh: "没有找到年度报告：既无各部分标题，也无官方表格",
    en: "No report was found: neither section headings nor official tables",
  },
  "edition-undetermined": {
    zh: "无法判断表格所用的报告格式版本",
    en: "The edition of the form could not be determined",
  },
  "edition-mixed": {
    zh: "各表采用的格式版本不一致，逐块按其自身版本读取",
    en: "Blocks follow different editions of the form; each is read by its own",
  },
  "title-missing": { zh: "正文中没有标题", en: "The text has no title" },
  "agency-missing": { zh: "未能确定行政机关名称", en: "The name of the agency could not be determined" },
  "agency-disagreement": {
    zh: "不同位置出现的机关名称不一致",
    en: "Places that name the agency disagree",
  },
  "year-missing": { zh: "未能确定统计年度", en: "The report year could not be determined" },
  "year-disagreement": { zh: "不同位置出现的年度不一致", en: "Places that state the year disagree" },
  "section-missing": { zh: "缺少该部分", en: "A section is missing" },
  "table-missing": {
    zh: "该部分没有可读的表格；缺失不等于零",
    en: "The section holds no readable table; missing is not zero",
  },
  "row-missing": { zh: "表中没有这一行", en: "The table does not print this row" },
  "column-ambiguous": {
    zh: "数字个数少于列数，无法判断各数字所属的列",
    en: "Fewer numbers than columns: which column each belongs to cannot be known",
  },
  "column-deduced": {
    zh: "列的归属由明示的规则推定",
    en: "The column follows from a stated rule, not from the number's own place",
  },
  "too-many-numbers": {
    zh: "数字个数多于列数，无法判断各数字所属的列",
    en: "More numbers than columns: which column each belongs to cannot be known",
  },
  "lines-deduplicated": {
    zh: "来源中重复的行已被删去，无法恢复其中的数字",
    en: "Repeated lines were lost in the source; the numbers on them cannot be restored",
  },
  "body-repeated": {
    zh: "全文重复出现且内容一致，只读取一份",
    en: "The whole text is printed more than once, alike; one copy is read",
  },
  "copies-disagree": {
    zh: "全文重复出现但数字不一致，无法判断以哪一份为准",
    en: "The text is printed more than once with different numbers; which is right cannot be known",
  },
  "several-reports": {
    zh: "同一页面有另一份报告，只读取第一份",
    en: "The page holds another report as well; only the first is read",
  },
  "number-malformed": {
    zh: "单元格中的内容不是可读的数字",
    en: "What the cell prints is not a readable number",
  },
  "unit-contradicts-column": {
    zh: "印出的单位与该列单位不一致，按印出的单位换算并保留原文",
    en: "The printed unit contradicts the column; the printed unit is followed and the text kept",
  },
  "unit-missing": {
    zh: "该列没有规定单位，数字也没有注明单位，无法换算为元",
    en: "Neither the column nor the number states a unit, so the amount in yuan cannot be known",
  },
  "glosses-removed": {
    zh: "正文夹有拼音注音，读取时略去",
    en: "The text carries pinyin glosses, which were passed over",
  },
  "bytes-undecodable": {
    zh: "文件中有个别字节无法解码，以替代字符（U+FFFD）标出",
    en: "A few bytes of the file could not be decoded; U+FFFD stands in their place",
  },
  "image-only": {
    zh: "文档的页面是图片，没有可读的文字；请提供文字版",
    en: "Pages of the document are images without text; provide a version with text",
  },
  "document-encrypted": {
    zh: "文档已加密，无法读取；请提供未加密的版本",
    en: "The document is encrypted and cannot be read; provide it without a password",
  },
} as const satisfies Record<string, LocalizedText>;

/** The code of a diagnostic. */
export type DiagnosticCode = keyof typeof DIAGNOSTICS;

/** A reading problem, as a value. What the numbers themselves get wrong is a Finding. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  /** One sentence that says what happened, to what. English; `DIAGNOSTICS` holds both languages in general. */
  readonly message: string;
  /** Where in the source, when it concerns a place. */
  readonly span?: Span;
  /** The table concerned. */
  readonly table?: TableId;
  /** The cell concerned. */
  readonly cell?: CellAddress;
  /** What the cell prints, as it stands in the source; absent where it prints nothing. */
  readonly raw?: string;
}
