import type { LocalizedText } from "@gongkai/schema";
import type { Excerpt } from "./excerpt.ts";
import { counted } from "./words.ts";

/** What an excerpt does not show, in sentences for people. */
export function leftOutTexts({ zeros, leftOut }: Excerpt): readonly LocalizedText[] {
  const lines = { zh: `另有${leftOut}行从略`, en: `${counted(leftOut, "more line")} left out` };
  const cells = {
    zh: `另有${zeros}个为0的单元格从略`,
    en: `${counted(zeros, "cell")} that ${zeros === 1 ? "is" : "are"} 0 left out`,
  };
  return [...(leftOut === 0 ? [] : [lines]), ...(zeros === 0 ? [] : [cells])];
}
