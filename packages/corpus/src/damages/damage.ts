import { createRandom } from "../random.ts";
import { DAMAGE_IDS, type DamageId } from "./damage-id.ts";
import type { DamageText } from "./damage-input.ts";
import { deduplicateLines } from "./deduplicate-lines.ts";
import { doubleDocument } from "./double-document.ts";
import {
  glossNumerals,
  toGlossedTraditional,
  toOverConvertedTraditional,
  toTonelessGlosses,
  toTraditional,
} from "./glossed-traditional.ts";
import { garbleHeadings, loseDateGlyphs } from "./lost-characters.ts";
import {
  addChromeAfter,
  addChromeBefore,
  addChromeInside,
  addContents,
  addMetadataPipes,
  addPipeRuns,
  addSpamLine,
} from "./page-chrome.ts";
import { joinLines, leaveTrackedChanges, wrapByLineFeeds, wrapBySpaces } from "./rewritten-prose.ts";

/** A damage that needs nothing but the text; the others need the truth, and only `damageReport` does them. */
export type TextDamageId = Exclude<DamageId, "body-doubled-unequal" | "two-reports">;

const ofText =
  (damage: (text: string) => string): DamageText =>
  ({ text }) =>
    damage(text);

const TEXT_DAMAGES: Readonly<Record<TextDamageId, DamageText>> = {
  "lines-deduplicated": ofText(deduplicateLines),
  "glossed-traditional": ofText(toGlossedTraditional),
  "body-doubled": ofText(doubleDocument),
  "plain-traditional": ofText(toTraditional),
  "over-converted-traditional": ofText(toOverConvertedTraditional),
  "toneless-glosses": ofText(toTonelessGlosses),
  "numerals-glossed": ofText(glossNumerals),
  "date-glyphs-lost": loseDateGlyphs,
  "mojibake-headings": garbleHeadings,
  "tracked-changes": leaveTrackedChanges,
  "hard-wraps-by-line-feeds": wrapByLineFeeds,
  "hard-wraps-by-spaces": wrapBySpaces,
  "on-one-line": ofText(joinLines),
  "chrome-before": addChromeBefore,
  "chrome-inside": addChromeInside,
  "chrome-after": addChromeAfter,
  "pipe-runs": addPipeRuns,
  "metadata-pipes": addMetadataPipes,
  "spam-first-line": addSpamLine,
  "contents-before-body": addContents,
};

function isTextDamage(id: DamageId): id is TextDamageId {
  return id in TEXT_DAMAGES;
}

/**
 * Every damage that needs nothing but the text, and the function that does it: from the printed document and a seed
 * to another text. The same seed gives the same text.
 */
export const DAMAGES: Readonly<Record<TextDamageId, (text: string, seed?: number) => string>> =
  // The keys are those of the record above.
  Object.fromEntries(
    DAMAGE_IDS.filter(isTextDamage).map((id) => [
      id,
      (text: string, seed = 0) => TEXT_DAMAGES[id]({ text, random: createRandom(seed).fork(`damage/${id}`) }),
    ]),
  ) as Record<TextDamageId, (text: string, seed?: number) => string>;
