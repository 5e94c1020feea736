import { COUNT_WORDS, MONEY_UNITS } from "@gongkai/schema";
import { type Find, takeMatches } from "./find.ts";
import type { Stretch } from "./stretch.ts";

/** The normaliser writes 〔〕 for most brackets that the year is typed in. */
const DOCUMENT_NUMBER = /[〔[(【] ?(?:19|20)[0-9]{2} ?[〕\])】] ?第? ?[0-9]{1,5} ?号/gu;

/** The longest abbreviation of the issuing body that is looked for before the year. */
const LONGEST_ISSUER = 16;
const ISSUER = /([\p{Script=Han}a-z]+) ?$/u;
/** Words that lead to a document number and are not part of it. */
const LEAD = /^.*(?:依据|根据|按照|关于|印发|贯彻|落实|[的和与及])/u;

/** The name of an agency before its abbreviation: 沭阳县司法局沭司发〔2023〕2号, but 人社厅发〔2020〕1号. */
const AGENCY = /^.*(?:局|厅|委员会|委|政府|办公室|办公厅)(?=.{2})/u;

/** Document numbers such as 国办公开办函〔2021〕30号, looked for as a whole. */
export function takeDocumentNumbers(stretch: Stretch): readonly Find[] {
  return takeMatches(stretch, DOCUMENT_NUMBER, (match) => {
    const [core] = match;
    const before = stretch.text.slice(Math.max(0, match.index - LONGEST_ISSUER), match.index);
    const [printed = "", letters = ""] = ISSUER.exec(before) ?? [];
    const issuer = letters.replace(LEAD, "").replace(AGENCY, "");
    const start = issuer === "" ? match.index : match.index - printed.length + letters.length - issuer.length;
    const term = issuer + core.replaceAll(" ", "");
    return { kind: "documentNumber", meaning: term, term, start, end: match.index + core.length };
  });
}

const UNITS = ["人次", ...[...MONEY_UNITS].reverse(), ...COUNT_WORDS, "家", "人", "名", "户", "页", "天"];

/** Characters that make another word of a unit: 2023部门预算, 3个人, 2022条例, 2021人大. */
const CONTINUATIONS: Readonly<Record<string, string>> = {
  部: "门署分",
  项: "目",
  个: "人",
  条: "例款件",
  起: "诉草",
  人: "大民员事才口社",
  名: "单称",
  家: "庭",
  户: "籍",
  页: "面",
};

const ALL_UNITS = UNITS.map((unit) => {
  const continuations = CONTINUATIONS[unit];
  return continuations === undefined ? unit : `${unit}(?![${continuations}])`;
}).join("|");

const QUANTITY = new RegExp(
  `(?<![a-z0-9.])([0-9]+(?:\\.[0-9]+)?)(?:[%‰]|[十百千万亿]{0,2}(?:${ALL_UNITS})|[万亿](?!元))`,
  "gu",
);
const LIKE_A_YEAR = /^(?:19|20)[0-9]{2}$/u;

/** Numbers with a unit, such as 3646件, looked for as a whole. Not a year with a word behind it: 2022 次数. */
export function takeQuantities(stretch: Stretch): readonly Find[] {
  return takeMatches(stretch, QUANTITY, (match) => {
    const [term, digits = ""] = match;
    const isYear = LIKE_A_YEAR.test(digits) && stretch.isBorder(match.index + digits.length);
    return isYear ? null : { kind: "quantity", meaning: term, term };
  });
}
