import { COUNT_WORDS, MONEY_UNITS, REPORT_NAMES } from "@gongkai/schema";
import { type Find, takeMatches } from "./find.ts";
import type { Stretch } from "./stretch.ts";

const COUNTED = `(?:${["人次", ...COUNT_WORDS, ...MONEY_UNITS, "人", "家", "期", "场", "钱"].join("|")})`;

/** Words that only ask, the longer ones before those that they begin with. */
const QUESTION = new RegExp(
  [
    `请问|(?:一共|总共)?[有是]?多少${COUNTED}?|[有是]?几${COUNTED}(?!人|月)`,
    "总共|(?<!统)一共(?![享同建治])",
    "有没有|[有是]?哪些|哪几个|什么时候|怎么样|怎么|怎样|如何|为什么|为何|什么是|是什么|有什么|什么",
    "[吗呢]\\??|\\?",
  ].join("|"),
  "gu",
);

/** What asks only at the end of words. */
const ENDS_QUESTION = /^[吗呢?]/u;

/** Words that only ask and that no document is looked for by. */
export function takeQuestions(stretch: Stretch): readonly Find[] {
  return takeMatches(stretch, QUESTION, (match) => {
    const [words] = match;
    const isEnd = stretch.isBorder(match.index + words.length);
    return ENDS_QUESTION.test(words) && !isEnd ? null : { kind: "question", meaning: words };
  });
}

const REPORT_NAME = new RegExp(REPORT_NAMES.join("|"), "gu");
/** What names that are words of their own begin with: not 年报 of 青年报. */
const BEGINS_INSIDE = /^[年工]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** What every report is called. */
export function takeReportNames(stretch: Stretch): readonly Find[] {
  return takeMatches(stretch, REPORT_NAME, (match) => {
    const [name] = match;
    const before = stretch.text.charAt(match.index - 1);
    const isFree = stretch.isBorder(match.index) || stretch.isTaken(match.index - 1) || before === "的";
    const isInside = !isFree && WORD_CHARACTER.test(before);
    return BEGINS_INSIDE.test(name) && isInside ? null : { kind: "reportName", meaning: name };
  });
}
