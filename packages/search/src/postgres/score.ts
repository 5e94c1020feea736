import { comparedText, type Matching } from "./match-conditions.ts";
import type { Parameters } from "./sql-parameters.ts";

/** Terms beyond these do not weigh. */
const WEIGHED_TERMS = 16;
/** How fast further occurrences count less. */
const SATURATION = 1.2;
/** How much the length of a text matters. */
const LENGTH_SHARE = 0.75;
/** The length of an average section with its head, in bytes. */
const USUAL_LENGTH = 2000;
/** What it is worth that the head, which is title, agency, year and heading, contains a term. */
const HEAD_WORTH = 1.5;
/** What it is worth that the terms stand side by side in the order given. */
const TOGETHER_WORTH = 1;
/** How many pages of the table show how frequent terms are: some hundreds of documents. */
const SAMPLED_PAGES = 16;

/**
 * What ranks matches: BM25, with something on top for terms in the head and for terms that stand together. Of several
 * terms the rarer weighs more, by how many documents of a small sample contain it.
 */
export interface Score {
  /** Parts of the statement that `expression` needs. */
  readonly queries: readonly string[];
  /** What to join for `expression`, besides a row `d` and its text `t`. */
  readonly joins: string;
  /** An integer. */
  readonly expression: string;
}

/** Builds the score of matches, of which there is at least one required term. */
export function scoreOf(parameters: Parameters, matching: Matching): Score {
  const terms = matching.required.slice(0, WEIGHED_TERMS);
  const values = terms.map((term) => parameters.add(term));
  const text = comparedText(matching, "t.content");
  const length = `(${SATURATION * (1 - LENGTH_SHARE)} + ${SATURATION * LENGTH_SHARE} / ${USUAL_LENGTH} * octet_length(t.content))`;
  const scores = terms.map((term, index) => {
    const value = values[index];
    const times = `((octet_length(${text}) - octet_length(replace(${text}, ${value}, '')))::float8 / ${Buffer.byteLength(term)})`;
    // The same as times / (times + length), with the occurrences counted once.
    return `w.weight_${index} * (
      ${SATURATION + 1} * (1 - ${length} / (${times} + ${length}))
      + case when strpos(h.head, ${value}) > 0 then ${HEAD_WORTH} else 0 end
    )`;
  });
  if (terms.length > 1) {
    const together = parameters.add(terms.join(""));
    scores.push(`case when strpos(${text}, ${together}) > 0 then ${TOGETHER_WORTH} else 0 end`);
  }
  return {
    queries: [weights(values, text)],
    joins: `cross join weights w
  cross join lateral (select ${comparedText(matching, "left(t.content, d.head_length)")} as head offset 0) as h`,
    expression: `round(1000 * (${scores.join(" + ")}))::integer`,
  };
}

function weights(values: readonly (string | undefined)[], text: string): string {
  if (values.length === 1) return "weights as (select 1 as weight_0)";
  const columns = values.map(
    (value, index) =>
      `ln(1 + (count(*) + 1) / (count(*) filter (where strpos(${text}, ${value}) > 0) + 0.5)) as weight_${index}`,
  );
  return `weights as materialized (
  select ${columns.join(", ")} from search.documents d
  cross join lateral (select d.content || '' as content offset 0) as t
  where d.ctid < '(${SAMPLED_PAGES},0)'
)`;
}
