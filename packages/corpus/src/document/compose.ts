import { type Edition, type SectionId, TABLE_IDS, type TableId } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import type { TextHabits } from "../agencies/text-habits.ts";
import { type CopiedNarrative, copyOverview } from "../faults/copy-overview.ts";
import type { FaultId } from "../faults/faults.ts";
import { changeFacts, plantTextFaults, type TextFault } from "../faults/plant-text-faults.ts";
import { gatherFacts } from "../narrative/facts.ts";
import { type NarrativeFault, plantNarrativeFault } from "../narrative/plant-fault.ts";
import { resolveClaims, type WrittenSection } from "../narrative/resolve-claims.ts";
import { createStater } from "../narrative/stater.ts";
import type { Figures } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import type { ReportTruth, TruthMention } from "../truth.ts";
import { composePlainText } from "./compose-plain.ts";
import { composeVariedText } from "./compose-varied.ts";
import { textBlocks } from "./composed-text.ts";
import type { DocumentBlock, ReportDocument } from "./document.ts";
import type { PrintedValues } from "./print-values.ts";
import { tableBlocks } from "./table-blocks.ts";
import type { TableHabits } from "./table-habits.ts";

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
  /** How much information was disclosed in the year before, where the narrative of that year says so. */
  readonly priorTotal: number | undefined;
  /** How the text is worded; undefined for the plain wording. */
  readonly texts: TextHabits | undefined;
  /** What the narrative gets wrong. */
  readonly narrativeFaults: readonly NarrativeFault[];
  /** What is to be wrong in the text; faults in numbers are in the figures already. */
  readonly faults: readonly FaultId[];
  /** A report whose overview stands in place of the report's own. */
  readonly copied?: CopiedNarrative | undefined;
}

/** A document, and the parts of its truth that were decided while it was written. */
export interface Composition {
  readonly document: ReportDocument;
  readonly truth: Omit<ReportTruth, "year">;
  readonly url?: string;
  /** What was made wrong in the text, with the wrong claims as indices into those of the truth. */
  readonly faults: readonly PlantedTextFault[];
  readonly withoutTables: readonly TableId[];
  /** The sections as they were written, before they were printed in the layout's punctuation. */
  readonly sections: readonly WrittenSection[];
}

/** A fault in the text with its claims as the truth numbers them. */
interface PlantedTextFault extends Omit<TextFault, "claims"> {
  readonly claims: readonly number[];
}

function sectionBlocks(
  { id, heading, passages }: WrittenSection,
  input: ComposeInput,
  withoutTables: readonly TableId[],
): readonly DocumentBlock[] {
  const table = TABLE_IDS.find((tableId: SectionId) => tableId === id);
  return [
    { kind: "heading", text: heading },
    ...textBlocks(
      "paragraph",
      passages.map(({ text }) => text),
    ),
    ...(table === undefined || withoutTables.includes(table)
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

function numberClaims(
  sections: readonly WrittenSection[],
  { claims, ...fault }: TextFault,
): PlantedTextFault {
  const stated = sections.flatMap(({ passages }) => passages.flatMap((said) => said.claims));
  return { ...fault, claims: stated.flatMap((claim, index) => (claims.includes(claim) ? [index] : [])) };
}

/** Writes one report: what is printed, in order, and what that says. */
export function composeReport(input: ComposeInput): Composition {
  const { agency, year, figures, texts } = input;
  const random = input.random.fork("document");
  const right = gatherFacts(
    input.random.fork("facts"),
    agency,
    year,
    figures,
    input.previous,
    input.priorTotal,
  );
  const facts = changeFacts(input.narrativeFaults.reduce(plantNarrativeFault, right), input.faults);
  const {
    above,
    sections: written,
    below,
    truth,
    ...address
  } = texts === undefined
    ? composePlainText(random, facts)
    : composeVariedText({ agency, year, random, facts, habits: texts });
  const { sections, faults, withoutTables } = plantTextFaults({
    random: random.fork("faults"),
    agency,
    year,
    right,
    wrong: facts,
    state: createStater(random.fork("faults/numbers"), "plain"),
    sections: input.copied === undefined ? written : copyOverview(written, input, input.copied),
    wanted: input.faults,
  });
  return {
    document: {
      blocks: [
        ...above,
        ...sections.flatMap((section) => sectionBlocks(section, input, withoutTables)),
        ...below,
      ],
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
    faults: faults.map((fault) => numberClaims(sections, fault)),
    withoutTables,
    sections,
  };
}
