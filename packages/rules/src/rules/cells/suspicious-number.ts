import { type CellAddress, cellAt, type Diagnostic, type LocalizedText, type Report } from "@gongkai/schema";
import { cellName } from "../../formula/wording.ts";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";

/** What can be odd about a printed number, the most telling first. */
const ODDITIES: readonly (readonly [RegExp, LocalizedText])[] = [
  [/\d\s*\*|\*\s*\d/, { zh: "数字被遮盖", en: "digits are masked" }],
  [/\d[\s、;；/／]+\d/, { zh: "一格中有两个数字", en: "the cell holds two numbers" }],
  [/^[+-]?0\d/, { zh: "数字以0开头", en: "the number begins with 0" }],
  [
    /\d[.．]\D*$|^[.．]\d|[.．]{2}|\d[.．]\d{3}\D*$/,
    { zh: "小数点多余或位置不当", en: "a point is out of place" },
  ],
  [/\d/, { zh: "不是一个完整的数字", en: "it is not one number" }],
];

/** `1 835`: a space may stand for the comma of thousands. */
const SPACED_THOUSANDS = /^\s*[+-]?\d{1,3}(?:\s\d{3})+\D*$/;

/** One run of digits, beside units, currency signs and brackets: `12件次`, `0.5（万元）`. A fraction is one of money. */
const ONE_COUNT = /^[\s（(]*(?:0|[1-9]\d*)[\s()（）件项項个個宗人次份条條起例户戶家篇部]*$/;
const ONE_AMOUNT =
  /^(?=.*[元圆圓万萬亿億￥¥])[\s（(￥¥]*(?:0|[1-9][\d,，]*)(?:[.．]\d+)?[\s()（）￥¥元圆圓整万萬亿億]*$/;

/** What the file itself lost, and cells that a page draws over lines, are no fault of what is printed. */
const LOST = /[\ufffc\ufffd<>|│┃\n]|\s{2}/;

const NOT_ODD: readonly RegExp[] = [LOST, SPACED_THOUSANDS, ONE_COUNT, ONE_AMOUNT];

/** Longer texts are cut in messages. */
const LONGEST_RAW = 24;

function observeCell(
  address: CellAddress,
  { raw, span }: Diagnostic,
  { tables, edition }: Report,
): readonly Observation[] {
  const cell = cellAt(tables, address);
  // Another copy, or another reading of the cell, has settled what it says.
  if (cell?.state !== "unread" || cell.because !== "number-malformed") return [];
  const oddity =
    raw === undefined || NOT_ODD.some((sign) => sign.test(raw))
      ? undefined
      : ODDITIES.find(([sign]) => sign.test(raw))?.[1];
  if (oddity === undefined || raw === undefined) return [];
  const name = cellName(address, edition);
  const shown = raw.length > LONGEST_RAW ? `${raw.slice(0, LONGEST_RAW)}…` : raw;
  return [
    {
      verdict: "fail",
      cells: [address],
      spans: span === undefined ? [] : [span],
      message: {
        zh: `${name.zh}印为“${shown}”：${oddity.zh}，该单元格未读取。`,
        en: `${name.en} prints “${shown}”: ${oddity.en}, so the cell is not read.`,
      },
    },
  ];
}

function observe({ report, context: { diagnostics } }: Subject): readonly Observation[] {
  if (diagnostics === undefined) return [];
  const malformed = new Map<CellAddress, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, cell } = diagnostic;
    if (code === "number-malformed" && cell !== undefined && !malformed.has(cell))
      malformed.set(cell, diagnostic);
  }
  const found = [...malformed].flatMap(([cell, diagnostic]) => observeCell(cell, diagnostic, report));
  if (found.length > 0) return found;
  return [{ verdict: "pass", message: { zh: "没有可疑的数字。", en: "No printed number is odd." } }];
}

const TOTAL = "requests/received/total";

/** What stands in a cell is one plain number. */
export const suspiciousNumber: ObservationRule = {
  code: "suspicious-number",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "可疑的数字", en: "Suspicious number" },
  explanation: {
    zh: "单元格印出的不是一个完整的数字：以0开头、多出小数点、一格两个数字，或部分数字被遮盖。无法判断本意，故不读取。",
    en: "What a cell prints is not one plain number: it begins with 0, has a stray point, holds two numbers or has digits masked. What was meant cannot be known, so it is not read.",
  },
  statement: "each filled cell prints one number",
  observe,
  example: {
    edition: "2021",
    passing: { context: { diagnostics: [] }, words: "plain numbers" },
    failing: {
      report: {
        tables: {
          proactiveDisclosure: null,
          requests: { received: { ...allUnread() } },
          remedies: null,
        },
      },
      context: { diagnostics: [{ code: "number-malformed", message: "1***", cell: TOTAL, raw: "1***" }] },
      words: "a cell that prints 1***",
    },
  },
};

function allUnread() {
  const unread = { state: "unread", because: "number-malformed" } as const;
  return {
    naturalPerson: unread,
    commercialEnterprise: unread,
    researchInstitution: unread,
    publicWelfareOrganization: unread,
    legalServiceProvider: unread,
    otherOrganization: unread,
    total: unread,
  };
}
