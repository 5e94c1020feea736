import { type Edition, SECTIONS, type SectionId, TABLE_IDS } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { ownsWebsite, websiteOwner } from "../agencies/names.ts";
import type { TextHabits } from "../agencies/text-habits.ts";
import { type Facts, gatherFacts } from "../narrative/facts.ts";
import { writeIntroduction } from "../narrative/introduction.ts";
import { toPassage } from "../narrative/passage.ts";
import { type NarrativeFault, plantNarrativeFault } from "../narrative/plant-fault.ts";
import { resolveClaims, type WrittenSection } from "../narrative/resolve-claims.ts";
import type { Writer } from "../narrative/sentence.ts";
import { createStater } from "../narrative/stater.ts";
import { writeSection } from "../narrative/write-section.ts";
import type { Figures } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import type { ReportTruth, TruthMention } from "../truth.ts";
import { composeVariedText } from "./compose-varied.ts";
import { type ComposedText, textBlocks } from "./composed-text.ts";
import type { DocumentBlock, ReportDocument } from "./document.ts";
import { footerLines, navigationLines, statedPlace } from "./page-noise.ts";
import type { PrintedValues } from "./print-values.ts";
import { tableBlocks } from "./table-blocks.ts";
import type { TableHabits } from "./table-habits.ts";
import { titleLines } from "./title.ts";

/** What a report is composed from. */
export interface ComposeInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  readonly edition: Edition;
  readonly figures: Figures;
  /** What the cells print. */
  readonly printed: PrintedValues;
  readonly tables: TableHabits;
  /** The numbers of the year before, where the narrative quotes them. */
  readonly previous: Figures | undefined;
  /** How the text is worded; undefined for the plain wording. */
  readonly texts: TextHabits | undefined;
  /** What the narrative gets wrong. */
  readonly narrativeFaults: readonly NarrativeFault[];
}

/** A document, and the parts of its truth that were decided while it was written. */
export interface Composition {
  readonly document: ReportDocument;
  readonly truth: Omit<ReportTruth, "year">;
  readonly url?: string;
}

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

function composePlainText({ agency, year }: ComposeInput, random: Random, facts: Facts): ComposedText {
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

function sectionBlocks(
  { id, heading, passages }: WrittenSection,
  input: ComposeInput,
): readonly DocumentBlock[] {
  const table = TABLE_IDS.find((tableId: SectionId) => tableId === id);
  return [
    { kind: "heading", text: heading },
    ...textBlocks(
      "paragraph",
      passages.map(({ text }) => text),
    ),
    ...(table === undefined
      ? []
      : tableBlocks(table, {
          ...input,
          input: {
            ...input.printed,
            random: input.random.fork(`tables/${table}`),
            habits: input.agency.habits,
            tables: input.tables,
          },
        })),
  ];
}

/** The captions of tables name the agency too. */
function nameInCaption(agency: ReportTruth["agency"]): ReportTruth["agency"] {
  const mentions: readonly TruthMention[] = [...agency.mentions, { kind: "metadata", name: agency.name }];
  return { ...agency, isPrinted: true, mentions };
}

/** Writes one report: what is printed, in order, and what that says. */
export function composeReport(input: ComposeInput): Composition {
  const { agency, year, figures, texts } = input;
  const random = input.random.fork("document");
  const facts = input.narrativeFaults.reduce(
    plantNarrativeFault,
    gatherFacts(input.random.fork("facts"), agency, year, figures, input.previous),
  );
  const { above, sections, below, truth, ...address } =
    texts === undefined
      ? composePlainText(input, random, facts)
      : composeVariedText({ agency, year, random, facts, habits: texts });
  return {
    document: {
      blocks: [...above, ...sections.flatMap((section) => sectionBlocks(section, input)), ...below],
    },
    truth: {
      ...truth,
      agency: input.tables.captions ? nameInCaption(truth.agency) : truth.agency,
      sections: sections.map(({ id, heading, passages }) => ({
        id,
        heading,
        paragraphs: passages.map(({ text }) => text),
      })),
      claims: resolveClaims(sections),
    },
    ...address,
  };
}
