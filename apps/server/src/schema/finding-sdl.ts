import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** What the rules say of reports, what they say of themselves, and what is behind failures. */
export const FINDING_SDL = `
extend type Query {
  "What the rules say of the reports, in their current versions."
  findings(${PAGE_ARGUMENTS}    "Only the findings that fit."
    filter: FindingFilter
    "What the list is ordered by."
    orderBy: FindingOrder = GRAVEST_FIRST): FindingConnection!
  "One finding of the current version of a report; null where there is none such any more."
  finding(
    "The report's global id."
    report: ID!
    "The rule's code."
    rule: String!
    "The digest of what it rests on, as \`input\` of the finding tells it."
    input: String!
  ): Finding
  "The rules that reports are checked by, in the order in which they are applied."
  rules(
    "Only rules that compare these things."
    kinds: [RuleKind!]
    "Only of these weights."
    severities: [Severity!]
    "Only rules for one of these forms."
    editions: [Edition!]
  ): [Rule!]!
  "One rule; null where there is none of the code."
  rule("Its code, such as \`requests-balance\`." code: String!): Rule
}

"Which findings a list has. What is absent does not restrict; an empty list fits nothing."
input FindingFilter {
  "Only of the reports that fit."
  reports: ReportFilter
  "Only of these rules, by their codes; at most 250."
  rules: [String!]
  "Only of rules that compare these things."
  ruleKinds: [RuleKind!]
  "Only of these weights."
  severities: [Severity!]
  "Only with these verdicts."
  verdicts: [Verdict!]
  "Only those of which a person last said one of these."
  judgements: [JudgementId!]
  "Only those that somebody has judged, or only those that nobody has."
  isJudged: Boolean
}

"The outcome of one rule at one place of a report."
type Finding implements Node {
  "The global id, which follows from the report, the rule and what the finding rests on."
  id: ID!
  "The rule's code, such as \`requests-balance\`; codes never change."
  rule: String!
  "What the rule says of itself; null where this server does not know it any more."
  ruleDescription: Rule
  "The report that it was found in."
  report: Report!
  "What the rule compares."
  kind: RuleKind!
  "How much it weighs when the rule fails."
  severity: Severity!
  "What became of the rule here."
  verdict: Verdict!
  "The formula with ids of rows and columns."
  formula: String!
  "What the left side comes to; null where it cannot be told."
  left: Float
  "What the right side comes to; null where it cannot be told."
  right: Float
  "Left minus right."
  difference: Float
  "The version of the rule that said so."
  ruleVersion: Int!
  "A digest of what it rests on, by which a judgement finds it again."
  input: String!
  "The addresses of the report's cells that take part."
  cells: [String!]!
  "Everything that takes part: cells, claims and other stretches of text."
  places: [FindingPlace!]!
  "The addresses of the cells taken for 0 to reach the verdict."
  assumedZero: [String!]!
  "What was found, for people."
  message: LocalizedText!
  "What a person last said of it; null where nobody did."
  judgement: Judgement
}

"A place that a finding rests on: a cell, a claim of the narrative, or another stretch of text."
type FindingPlace {
  "The report: report for the one that was checked, previous for that of the year before, other for another one."
  of: String!
  "The address of the cell, where it is one."
  cell: String
  "The index of the claim in the claims of its report, where it is one."
  claim: Int
  "Where it stands in the source of its report; null where nothing is printed that could be pointed at."
  span: Span
}


"A rule that reports are checked by."
type Rule implements Node {
  "The global id, which follows from the code."
  id: ID!
  "The code, such as \`requests-balance\`; codes never change."
  code: String!
  "Grows by one whenever the rule may come to another verdict on the same report."
  version: Int!
  "What it compares."
  kind: RuleKind!
  "How much it weighs when it fails."
  severity: Severity!
  "The forms that print what it needs."
  editions: [Edition!]!
  "Its name."
  title: LocalizedText!
  "Why it has to hold, and what it means when it does not."
  explanation: LocalizedText!
  "The formula in general, with ids of rows and columns."
  statement: String!
}

"What is wrong behind failures of a report that share cells, as far as they point to it. Nothing is changed by it."
type Diagnosis {
  "The findings that it explains."
  findings: [Finding!]!
  "The address of the single wrong cell; null where the failures do not single one out."
  cell: String
  "Who made it wrong."
  blame: Blame!
  "Why, in one sentence."
  message: LocalizedText!
  "What may have happened, the best explanation first; none where nothing makes it better."
  hypotheses: [Hypothesis!]!
}

"An explanation of failures that was tried out."
type Hypothesis {
  "What may have happened."
  kind: HypothesisKind!
  "The numbers that it supposes; shown and never applied."
  changes: [SupposedNumber!]!
  "How many of the failures would pass with these numbers."
  resolved: Int!
  "How many places that pass would fail with them."
  broken: Int!
  "The same in one sentence."
  message: LocalizedText!
}

"Another number for a cell."
type SupposedNumber {
  "The address of the cell."
  cell: String!
  "The number as read; null where none was."
  from: Float
  "The number that would make it right."
  to: Float!
}
${connectionSdl("Finding")}`;
