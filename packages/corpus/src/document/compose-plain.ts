import { SECTIONS } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { ownsWebsite, websiteOwner } from "../agencies/names.ts";
import type { Facts } from "../narrative/facts.ts";
import { writeIntroduction } from "../narrative/introduction.ts";
import { toPassage } from "../narrative/passage.ts";
import type { Writer } from "../narrative/sentence.ts";
import { createStater } from "../narrative/stater.ts";
import { writeSection } from "../narrative/write-section.ts";
import type { Random } from "../random.ts";
import type { TruthMention } from "../truth.ts";
import { type ComposedText, textBlocks } from "./composed-text.ts";
import { footerLines, navigationLines, statedPlace } from "./page-noise.ts";
import { titleLines } from "./title.ts";

/** A day in January after the report year, when departments have to publish. */
function drawSignature(
  random: Random,
  agency: Agency,
  year: number,
): { iso: string; lines: string[] } | null {
  if (random.chance(0.45)) return null;
  const day = random.integer(4, 30);
  return {
    iso: `${year + 1}-01-${String(day).padStart(2, "0")}`,
    lines: [agency.name, `${year + 1}年1月${day}日`],
  };
}

/** Writes the text of one report in plain wording. */
export function composePlainText(random: Random, facts: Facts): ComposedText {
  const { agency, year } = facts;
  const state = createStater(random, "plain");
  const writer = (label: string): Writer => ({ random: random.fork(label), facts, state });
  const lines = titleLines(agency, year);
  // Without a title only the period and the contact tell whose report it is and of which year.
  const statesPeriod = lines.length === 0 || random.chance(0.8);
  const introduction = writeIntroduction(writer("introduction"), statesPeriod);
  const isInsideOverview = random.chance(0.3);
  const sections = SECTIONS.map(({ id, ordinal, heading }) => {
    const passages = writeSection(writer(id), id);
    return {
      id,
      heading: `${ordinal}、${heading.zh}`,
      passages:
        id === "overview" && isInsideOverview ? [toPassage(introduction.text), ...passages] : passages,
    };
  });
  const signature = drawSignature(random.fork("signature"), agency, year);
  const footer = footerLines(agency);
  const { name } = agency;
  const mention = (kind: TruthMention["kind"], isThere: boolean): readonly TruthMention[] =>
    isThere ? [{ kind, name }] : [];
  return {
    above: [
      ...textBlocks("navigation", navigationLines(agency)),
      ...(lines.length === 0 ? [] : [{ kind: "title", lines } as const]),
      ...(isInsideOverview ? [] : textBlocks("paragraph", [introduction.text])),
    ],
    sections,
    below: [...textBlocks("signature", signature?.lines ?? []), ...textBlocks("footer", footer)],
    truth: {
      title: lines.length === 0 ? null : lines.join(""),
      titles: lines.length === 0 ? [] : [lines.join("")],
      agency: {
        name,
        place: statedPlace(agency),
        isPrinted: true,
        mentions: [
          ...mention("title", lines.length > 0),
          ...introduction.mentions,
          ...mention("signature", signature !== null),
          ...mention("footer", !agency.habits.hasPageNoise),
        ],
        others: agency.habits.hasPageNoise && !ownsWebsite(agency) ? [websiteOwner(agency)] : [],
      },
      period: statesPeriod ? { start: `${year}-01-01`, end: `${year}-12-31` } : null,
      signedOn: signature?.iso ?? null,
      publishedOn: null,
      documentNumber: null,
      contact: introduction.contact,
    },
  };
}
