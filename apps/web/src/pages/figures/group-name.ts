import type { ReportGrouping } from "../../data/schema-types.generated.ts";
import { type Language, useLanguage } from "../../language/language.ts";
import { nameOfKind, nameOfLevel } from "../../language/names.ts";
import { nameOfProvince } from "../../language/provinces.ts";
import { useTexts } from "../../language/texts.ts";
import type { FiguresGroupFragment } from "./figures.generated.ts";
import { FIGURES_TEXTS } from "./figures-texts.ts";

/** What a body is called together with the place that its name does not begin with. */
export function nameOfAgency({
  place,
  name,
}: {
  readonly place: string | null;
  readonly name: string;
}): string {
  return `${place ?? ""}${name}`;
}

const READERS: Readonly<
  Record<ReportGrouping, (group: FiguresGroupFragment, language: Language) => string | undefined>
> = {
  YEAR: ({ year }) => year?.toString(),
  EDITION: ({ edition }) => edition?.slice(-4),
  LEVEL: ({ level }, language) => (level === null ? undefined : nameOfLevel(level)[language]),
  KIND: ({ kind }, language) => (kind === null ? undefined : nameOfKind(kind)[language]),
  PROVINCE: ({ province }, language) =>
    province === null ? undefined : nameOfProvince(province.code)[language],
  REGION: ({ region }) => region?.name,
  AGENCY: ({ agency }) => (agency === null ? undefined : nameOfAgency(agency)),
};

/** Gives the name of a group by one of the things that it is told apart by. */
export function useGroupName(): (group: FiguresGroupFragment, grouping: ReportGrouping) => string {
  const texts = useTexts(FIGURES_TEXTS);
  const language = useLanguage();
  return (group, grouping) => {
    const name = READERS[grouping](group, language);
    if (name === undefined) return `${texts.groupings[grouping]} ${texts.unknown}`;
    return grouping === "EDITION" ? texts.edition(name) : name;
  };
}
