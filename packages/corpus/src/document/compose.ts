import { type Edition, SECTIONS, type SectionId, TABLE_IDS } from "@gongkai/schema";
import type { Agency } from "../agencies/agency.ts";
import { type Facts, gatherFacts } from "../narrative/facts.ts";
import { writeIntroduction } from "../narrative/introduction.ts";
import { writeSection } from "../narrative/write-section.ts";
import type { Figures } from "../numbers/figures.ts";
import type { Random } from "../random.ts";
import type { Truth, TruthSection } from "../truth.ts";
import type { DocumentBlock, DocumentTable, ReportDocument } from "./document.ts";
import { footerLines, navigationLines } from "./page-noise.ts";
import { buildProactiveDisclosureTable } from "./proactive-disclosure-table.ts";
import { buildRemediesTable } from "./remedies-table.ts";
import { buildRequestsTable } from "./requests-table.ts";
import { titleLines } from "./title.ts";
import type { TableInput } from "./value-cell.ts";

/** What a report is composed from. */
export interface ComposeInput {
  readonly random: Random;
  readonly agency: Agency;
  readonly year: number;
  readonly edition: Edition;
  readonly figures: Figures;
  readonly values: Truth["values"];
}

/** A document, and the parts of its truth that were decided while it was written. */
export interface Composition {
  readonly document: ReportDocument;
  readonly sections: readonly TruthSection[];
  readonly title: string | null;
  readonly period: Truth["period"];
  readonly signedOn: string | null;
}

const TABLE_BUILDERS: Readonly<
  Record<(typeof TABLE_IDS)[number], (edition: Edition, input: TableInput) => DocumentTable>
> = {
  proactiveDisclosure: buildProactiveDisclosureTable,
  requests: buildRequestsTable,
  remedies: buildRemediesTable,
};

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

function writeSections(random: Random, facts: Facts, introduction: readonly string[]): TruthSection[] {
  return SECTIONS.map(({ id, ordinal, heading }) => {
    const paragraphs = writeSection(random.fork(id), facts, id);
    return {
      id,
      heading: `${ordinal}、${heading.zh}`,
      paragraphs: id === "overview" ? [...introduction, ...paragraphs] : paragraphs,
    };
  });
}

function sectionBlocks(section: TruthSection, input: ComposeInput): readonly DocumentBlock[] {
  const table = TABLE_IDS.find((id: SectionId) => id === section.id);
  return [
    { kind: "heading", text: section.heading },
    ...section.paragraphs.map((text): DocumentBlock => ({ kind: "paragraph", text })),
    ...(table === undefined
      ? []
      : [
          {
            kind: "table",
            table: TABLE_BUILDERS[table](input.edition, {
              values: input.values,
              habits: input.agency.habits,
            }),
          } as const,
        ]),
  ];
}

/** Writes one report: what is printed, in order, and what that says. */
export function composeReport(input: ComposeInput): Composition {
  const { agency, year, figures } = input;
  const random = input.random.fork("document");
  const facts = gatherFacts(input.random.fork("facts"), agency, year, figures);
  const lines = titleLines(agency, year);
  // Without a title only the period and the contact tell whose report it is and of which year.
  const statesPeriod = lines.length === 0 || random.chance(0.8);
  const introduction = writeIntroduction(random.fork("introduction"), facts, statesPeriod);
  const isInsideOverview = random.chance(0.3);
  const sections = writeSections(random, facts, isInsideOverview ? [introduction] : []);
  const signature = drawSignature(random.fork("signature"), agency, year);
  const texts = (kind: "navigation" | "footer" | "signature", items: readonly string[]) =>
    items.map((text): DocumentBlock => ({ kind, text }));
  return {
    document: {
      blocks: [
        ...texts("navigation", navigationLines(agency)),
        ...(lines.length === 0 ? [] : [{ kind: "title", lines } as const]),
        ...(isInsideOverview ? [] : [{ kind: "paragraph", text: introduction } as const]),
        ...sections.flatMap((section) => sectionBlocks(section, input)),
        ...texts("signature", signature?.lines ?? []),
        ...texts("footer", footerLines(agency)),
      ],
    },
    sections,
    title: lines.length === 0 ? null : lines.join(""),
    period: statesPeriod ? { start: `${year}-01-01`, end: `${year}-12-31` } : null,
    signedOn: signature?.iso ?? null,
  };
}
