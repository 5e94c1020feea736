import { createRandom, type Random } from "@gongkai/corpus";
import { findOccurrences } from "./occurrences.ts";
import { proposeNonsense, proposeTypo } from "./propose-failing.ts";
import { proposeAgencyYear, proposeAlias } from "./propose-names.ts";
import {
  proposeBothTerms,
  proposeKnownItem,
  proposeNumber,
  proposeSubstring,
  proposeTraditional,
} from "./propose-phrases.ts";
import { proposeQuestion } from "./propose-questions.ts";
import {
  type Proposal,
  type Propose,
  QUERY_CLASS_IDS,
  type Query,
  type QueryClassId,
  type QueryCorpus,
} from "./query.ts";

const PROPOSE: Readonly<Record<QueryClassId, Propose>> = {
  knownItem: proposeKnownItem,
  substring: proposeSubstring,
  bothTerms: proposeBothTerms,
  traditional: proposeTraditional,
  typo: proposeTypo,
  alias: proposeAlias,
  agencyYear: proposeAgencyYear,
  number: proposeNumber,
  question: proposeQuestion,
  nonsense: proposeNonsense,
};

/** How many proposals are made for each query wanted: many occur too often, or in no section but with others. */
const PROPOSALS_EACH = 20;
/** How many draws may give no proposal at all, as some classes need what not every section has. */
const DRAWS_EACH = 100;

function drawProposals(
  propose: Propose,
  corpus: QueryCorpus,
  random: Random,
  count: number,
): readonly Proposal[] {
  const proposals: Proposal[] = [];
  for (let draw = 0; draw < count * DRAWS_EACH && proposals.length < count * PROPOSALS_EACH; draw += 1) {
    const proposal = propose(corpus, random);
    if (proposal !== null) proposals.push(proposal);
  }
  return proposals;
}

/** Queries of each class, as many as could be drawn of those wanted; none twice. The same seed draws the same ones. */
export function drawQueries(
  corpus: QueryCorpus,
  wanted: ReadonlyMap<QueryClassId, number>,
  seed: number,
): ReadonlyMap<QueryClassId, readonly Query[]> {
  const random = createRandom(seed).fork("queries");
  const proposals = QUERY_CLASS_IDS.map(
    (id) => [id, drawProposals(PROPOSE[id], corpus, random.fork(id), wanted.get(id) ?? 0)] as const,
  );
  const terms = new Set(proposals.flatMap(([, list]) => list.flatMap((proposal) => proposal.terms)));
  const occurrences = findOccurrences(corpus.sections, terms);
  return new Map(
    proposals.map(([id, list]) => {
      const queries = new Map<string, Query>();
      for (const proposal of list) {
        if (queries.size === wanted.get(id)) break;
        const query = proposal.decide(occurrences);
        if (query !== null && !queries.has(query.text)) queries.set(query.text, query);
      }
      return [id, [...queries.values()]];
    }),
  );
}
