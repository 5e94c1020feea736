import type { DamageInput } from "./damage-input.ts";
import { mapText } from "./markup-text.ts";

/** The share of date characters that are lost. */
const LOST_DATES = 0.7;

/**
 * Loses 年, 月, 日, 号 and 〔〕 beside digits: 202111日至20211231日. Dates lose their borders and years stick to months.
 *
 * A 年 before a number that is no month stays, so that no number of the narrative changes.
 */
export function loseDateGlyphs({ text, random }: DamageInput): string {
  return mapText(text, (part) =>
    part.replace(/(?<=\d)(?:年(?=\d{1,2}月|[^\d])|月(?=\d{1,2}日)|[日号])|〔(?=\d)|(?<=\d)〕/g, (glyph) =>
      random.chance(LOST_DATES) ? "" : glyph,
    ),
  );
}

/** Headings of the overview's topics, each as it reads when its GBK bytes are read one byte out of step. */
const MOJIBAKE_TOPICS: readonly (readonly [string, string])[] = [
  ["（一）主动公开", "?。ㄒ唬┲鞫___"],
  ["（二）依申请公开", "?。ǘ_┮郎昵牍__"],
  ["（三）政府信息管理", "?。ㄈ_┱__畔⒐芾_"],
  ["（四）政府信息公开平台建设", "?。ㄋ模┱__畔⒐__教ńㄉ_"],
  ["（五）监督保障", "?。ㄎ澹┘喽奖Ｕ_"],
];

/**
 * Headings with bytes lost: `??一、` and `?。ㄒ唬┲鲃庸_` for （一）主动公开. Sections have to be found by what is left of their
 * headings, and topics may not be found at all.
 */
export function garbleHeadings({ text, random }: DamageInput): string {
  return mapText(text, (part) => {
    let result = part;
    for (const [heading, garbled] of MOJIBAKE_TOPICS) {
      result = result
        .replaceAll(heading, garbled)
        .replaceAll(`(${heading.slice(1).replace("）", ")")}`, garbled);
    }
    return result.replace(
      /(^|\n)([一二三四五六])、(?=[^\n|]{0,24}(?:情况|事项)(?:\n|$))/g,
      (_, start: string, ordinal: string) =>
        random.chance(0.7) ? `${start}??${ordinal}、` : `${start}${ordinal},、`,
    );
  });
}
