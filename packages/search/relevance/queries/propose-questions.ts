import type { SearchAgency } from "@gongkai/schema";
import type { IndexedSection } from "../corpus/corpus.ts";
import { STATEMENTS } from "../corpus/statements.ts";
import { aliasesOf } from "./propose-names.ts";
import type { Propose, QueryCorpus } from "./query.ts";

/** Who is asked about: one agency by one of its names, or a county with all of its agencies. */
interface AskedAbout {
  readonly name: string;
  includes(agency: SearchAgency): boolean;
}

function drawAskedAbout(corpus: QueryCorpus, agency: SearchAgency, kind: number): AskedAbout {
  const region = agency.regions.at(-1);
  if (kind === 0 && region !== undefined) {
    return {
      name: region.name,
      includes: ({ regions }) => regions.some(({ code }) => code === region.code),
    };
  }
  const [alias] = aliasesOf(corpus, agency).own;
  return {
    name: kind === 1 && alias !== undefined ? alias : agency.name,
    includes: ({ id }) => id === agency.id,
  };
}

/**
 * A question in everyday words. The grades follow from the corpus by one rule:
 *
 *     3  states the number asked for, of whom and of the year asked about
 *     2  the section of the form that it belongs into, of whom and of the year asked about, without stating it
 *     1  states it of the year before or after
 */
export const proposeQuestion: Propose = (corpus, random) => {
  const { sections, lastYear } = corpus;
  const section = random.pick(sections);
  const { agency, year } = section;
  if (agency === null || year === null) return null;
  const stated = STATEMENTS.filter(
    (each) => each.section === section.section && each.stated.test(section.content),
  );
  if (stated.length === 0) return null;
  const statement = random.pick(stated);
  const { name, includes } = drawAskedAbout(corpus, agency, random.integer(0, 2));
  const question = random.pick(statement.questions);
  const time = year === lastYear ? "去年" : `${year}年`;
  const text = random.chance(0.5) ? `${time}${name}${question}` : `${name}${time}${question}`;
  const gradeOf = (each: IndexedSection): number => {
    if (each.agency === null || each.year === null || !includes(each.agency)) return 0;
    const states = statement.stated.test(each.content);
    const distance = Math.abs(each.year - year);
    if (distance === 0) {
      if (states) return 3;
      return each.section === statement.section ? 2 : 0;
    }
    return distance === 1 && states ? 1 : 0;
  };
  return {
    terms: [],
    decide: () => ({
      text,
      grades: new Map(
        sections.flatMap((each) => {
          const grade = gradeOf(each);
          return grade === 0 ? [] : [[each.id, grade] as const];
        }),
      ),
    }),
  };
};
