/** What editors can change: never a number, only what people say of numbers and whose report one is. */
export const MUTATION_SDL = `
"""
What can be changed, by editors only: the request must bear the token of one, as \`Authorization: Bearer …\`. No number of
a report can be changed.
"""
type Mutation {
  """
  Says of a finding whether it is right. What was said before is kept; the newest counts, until what the finding rests on
  changes.
  """
  judgeFinding(
    "The finding's global id."
    finding: ID!
    "What is said of it."
    judgement: JudgementId!
    "Why, for those who come later; at most 4000 characters."
    note: String = ""
  ): Finding
  """
  Says whose report one is. It holds for every later reading of the same document. The report may get another id, which is
  that of the agency and year. Give one of \`agency\`, \`candidate\` and \`withdraw\`.
  """
  settleAgency(
    "The report's global id."
    report: ID!
    "The global id of the agency that it is of."
    agency: ID
    "Which of the report's candidates it is of, from 1."
    candidate: Int
    "Whether to go by the text alone again."
    withdraw: Boolean = false
    "Why, for those who come later; at most 4000 characters."
    note: String = ""
  ): Report
}

"What a person said of a finding."
type Judgement {
  "What was said."
  judgement: JudgementId!
  "Why."
  note: String!
  "Who said it."
  author: String!
  "When: ISO 8601, UTC."
  judgedAt: String!
}
`;
