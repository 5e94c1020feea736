import type { SearchAgency } from "@gongkai/schema";
import { drawWord } from "./cut-words.ts";
import { type Propose, type QueryCorpus, sameGrade } from "./query.ts";

/** How many agencies have one of the names. Corpora do not change, so each is counted once. */
const bearersOf = new WeakMap<QueryCorpus, ReadonlyMap<string, ReadonlySet<string>>>();

function bearers(corpus: QueryCorpus): ReadonlyMap<string, ReadonlySet<string>> {
  const known = bearersOf.get(corpus);
  if (known !== undefined) return known;
  const counted = new Map<string, Set<string>>();
  for (const { agency } of corpus.sections) {
    for (const name of agency === null ? [] : [agency.name, ...agency.aliases]) {
      const ids = counted.get(name) ?? new Set();
      counted.set(name, ids.add(agency?.id ?? ""));
    }
  }
  bearersOf.set(corpus, counted);
  return counted;
}

/** The aliases that name this agency alone, and those that others bear too. */
export function aliasesOf(
  corpus: QueryCorpus,
  { aliases }: SearchAgency,
): { readonly own: readonly string[]; readonly shared: readonly string[] } {
  const isOwn = (alias: string) => bearers(corpus).get(alias)?.size === 1;
  return { own: aliases.filter(isOwn), shared: aliases.filter((alias) => !isOwn(alias)) };
}

/** A word of an agency's sections beside its short form, its full name, or the short form that others bear too. */
export const proposeAlias: Propose = (corpus, random) => {
  const section = random.pick(corpus.sections);
  const { agency, year } = section;
  if (agency === null || agency.aliases.length === 0) return null;
  const { own, shared } = aliasesOf(corpus, agency);
  const word = drawWord(section, random);
  if (word === null) return null;
  const kind = random.integer(0, 2);
  if (kind === 0 && shared.length > 0) {
    const alias = random.pick(shared);
    return {
      terms: [word],
      decide(occurrences) {
        const found = occurrences
          .holding(word)
          .filter((each) => each.agency?.aliases.includes(alias) && each.year === year);
        return { text: `${alias} ${word} ${year}年`, grades: sameGrade(found) };
      },
    };
  }
  if (own.length === 0) return null;
  const name = kind === 1 ? random.pick(own) : agency.name;
  return {
    terms: [word],
    decide(occurrences) {
      const found = occurrences.holding(word).filter((each) => each.agency?.id === agency.id);
      return { text: `${name} ${word}`, grades: sameGrade(found) };
    },
  };
};

/** The report of one agency for one year, asked for in one of the usual ways. */
export const proposeAgencyYear: Propose = ({ sections }, random) => {
  const { agency, year } = random.pick(sections);
  if (agency === null || year === null) return null;
  const { name } = agency;
  const text = random.pick([
    `${name} ${year}年报`,
    `${name}${year}年政府信息公开年报`,
    `${year}年 ${name}`,
    `${name} ${year}年度报告`,
    `${name}${year}年`,
  ]);
  return {
    terms: [],
    decide() {
      const found = sections.filter((each) => each.agency?.id === agency.id && each.year === year);
      return { text, grades: sameGrade(found) };
    },
  };
};
