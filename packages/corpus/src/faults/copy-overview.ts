import type { Agency } from "../agencies/agency.ts";
import { ownPlace, shortName } from "../agencies/names.ts";
import type { Passage } from "../narrative/passage.ts";
import type { WrittenSection } from "../narrative/resolve-claims.ts";

/** Sections of another report, from which the overview is copied. */
export interface CopiedNarrative {
  readonly agency: Agency;
  readonly year: number;
  readonly sections: readonly WrittenSection[];
}

/** Whether a paragraph says whose report it is, which no copy leaves as it was. */
function saysWhose({ text }: Passage, agency: Agency): boolean {
  const names = [agency.name, shortName(agency), ownPlace(agency)];
  return text.includes("报告") || names.some((name) => text.includes(name));
}

/** A paragraph with its years moved on, as whoever copies does with care. */
function moveYears({ text, claims }: Passage, years: number): Passage {
  return {
    text: text.replace(/(20\d\d)(?=\s?年)/g, (year) => String(Number(year) + years)),
    claims: claims.map((claim) => (claim.year === null ? claim : { ...claim, year: claim.year + years })),
  };
}

/** Sections whose overview, numbers included, is that of another report, but for what says whose report it is. */
export function copyOverview(
  sections: readonly WrittenSection[],
  { agency, year }: { readonly agency: Agency; readonly year: number },
  from: CopiedNarrative,
): readonly WrittenSection[] {
  const copied = from.sections
    .filter(({ id }) => id === "overview")
    .flatMap(({ passages }) => passages)
    .filter((passage) => !saysWhose(passage, from.agency))
    .map((passage) => moveYears(passage, year - from.year));
  return sections.map((section) =>
    section.id === "overview"
      ? {
          ...section,
          passages: [...section.passages.filter((passage) => saysWhose(passage, agency)), ...copied],
        }
      : section,
  );
}
