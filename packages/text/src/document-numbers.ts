import type { MappedText } from "@gongkai/schema";
import { isHan } from "./characters.ts";
import { MappedTextBuilder } from "./mapped-text.ts";
import { yearDigits } from "./numerals.ts";

/**
 * The year and number of an official document, in whichever brackets: [2023]12号, (2023) 12号, 【2023】第12号. The year
 * may be in Chinese. Spaces have become single ones before.
 */
const DOCUMENT_NUMBER =
  /[〔[(【〖〘{] ?([12][0-9]{3}|[一二][〇○o零一二三四五六七八九0-9]{3}) ?[〕\])】〗〙}] ?(?:第 ?)?[0-9]{1,6} ?号/g;

/**
 * Document numbers in their official spelling: 国办发 (2023) 12 号 → 国办发〔2023〕12号.
 *
 * The brackets around a year are left alone where no number with 号 follows, because then they are ordinary ones.
 */
export function rewriteDocumentNumbers(input: MappedText): MappedText {
  const { text } = input;
  if (!text.includes("号")) return input;
  let built: MappedTextBuilder | undefined;
  let last = 0;
  for (const { 0: found, 1: year = "", index } of text.matchAll(DOCUMENT_NUMBER)) {
    built ??= new MappedTextBuilder(input);
    const follows = text.charAt(index - 1) === " " && isHan(text.charCodeAt(index - 2));
    copyUnits(built, text, last, follows ? index - 1 : index);
    last = index + found.length;
    const yearStart = index + found.indexOf(year);
    built.pushText("〔", index, index + 1);
    Array.from(yearDigits(year)).forEach((digit, place) => {
      built?.pushText(digit, yearStart + place, yearStart + place + 1);
    });
    const yearEnd = yearStart + year.length;
    const closing = text.charAt(yearEnd) === " " ? yearEnd + 1 : yearEnd;
    built.pushText("〕", closing, closing + 1);
    for (let at = closing + 1; at < last; at++) {
      if (text.charAt(at) !== " ") built.push(text.charCodeAt(at), at, at + 1);
    }
  }
  if (built === undefined) return input;
  copyUnits(built, text, last, text.length);
  return built.build();
}

function copyUnits(built: MappedTextBuilder, text: string, start: number, end: number): void {
  for (let index = start; index < end; index++) built.push(text.charCodeAt(index), index, index + 1);
}
