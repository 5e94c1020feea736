import { SECTIONS, screamingSnakeCase } from "@gongkai/schema";
import type { SectionId } from "../../data/schema-types.generated.ts";

/** A place of the page where a section stands, or where one of the form is missing. */
export interface SectionPlace<Section> {
  readonly id: SectionId;
  /** The fragment of the address that leads there; the identifier, with a number behind it from the second one on. */
  readonly anchor: string;
  /** Null where the report has no such section. */
  readonly section: Section | null;
}

/** The identifiers of the form's six sections, as the schema spells them, in printed order. */
// The schema of the server is made of the same list.
const FORM_SECTIONS = SECTIONS.map(({ id }) => screamingSnakeCase(id) as SectionId);

/**
 * The sections of a report in the order in which it prints them, with those of the form that it lacks where the form has
 * them. Sections under headings of the agency's own stay where they are.
 */
export function layOutSections<Section extends { readonly section: SectionId }>(
  printed: readonly Section[],
): readonly SectionPlace<Section>[] {
  const counts = new Map<SectionId, number>();
  const places: SectionPlace<Section>[] = printed.map((section) => {
    const id = section.section;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    return { id, anchor: count === 1 ? id : `${id}-${count}`, section };
  });
  for (const id of FORM_SECTIONS) {
    if (counts.has(id)) continue;
    const later = FORM_SECTIONS.slice(FORM_SECTIONS.indexOf(id) + 1);
    const next = places.findIndex((place) => later.includes(place.id));
    places.splice(next === -1 ? places.length : next, 0, { id, anchor: id, section: null });
  }
  return places;
}
