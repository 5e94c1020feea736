import { MAX_MEASURES } from "@gongkai/db";
import { descriptionSdl } from "../schema/description.ts";
import { DECIMAL_DESCRIPTION } from "./decimal-scalar.ts";
import { MAX_GROUPS } from "./figures-size.ts";

/** Figures made of many reports. */
export const FIGURES_SDL = `
extend type Query {
  """
  Figures made of the cells of many reports: sums, means, medians, quantiles, shares, and changes from year to year, each
  with the number of reports that it rests on. Every report counts in its current version. What was made up for the
  sample data is left out unless \`filter\` asks for it, and then is all there is.

  Cells of the two forms are joined only as the concordance joins them; \`measures\` of the answer says how each one was
  understood. A total is never added to its parts: such a measure is refused. More than ${MAX_GROUPS} groups are an error.
  """
  reportStats(
    "Only the reports that fit."
    filter: ReportFilter
    "What to tell reports apart by; all of them make one group by default."
    groupBy: [ReportGrouping!]! = []
    "What to measure; at most ${MAX_MEASURES}."
    measures: [MeasureInput!]!
  ): ReportStats
}

"What to measure in every report, and which figures to make of it."
input MeasureInput {
  "What the answer calls it; another one for each measure."
  name: String!
  """
  The addresses of cells, which are added up in each report, such as requests/received/total. The name of a group of rows
  stands for the rows in it: requests/processed.denied/total for the eight reasons.
  """
  cells: [String!]!
  "The addresses of the cells of which they are to be told as a share, such as requests/processed.total/total."
  shareOf: [String!]
  "Which quantiles to tell, each from 0 to 1; at most 10. The median is told in any case."
  quantiles: [Float!]! = [0.1, 0.25, 0.75, 0.9]
  "Whether to compare with the year before."
  yearOnYear: Boolean! = false
}

"Figures made of many reports."
type ReportStats {
  "How each measure was understood, in the order in which they were given."
  measures: [Measure!]!
  """
  The groups of reports, ordered by year, form, level, kind, province, region and agency, by as many as were asked for;
  what is not known stands last. A group without reports is not there.
  """
  groups: [ReportGroup!]!
}

"How a measure was understood."
type Measure {
  "Its name."
  name: String!
  "What it counts: money is in yuan."
  unit: Unit!
  "The cells that are added up, form by form."
  editions: [MeasureEdition!]!
  "What has to be said of the comparison between the forms."
  notes: [LocalizedText!]!
}

"A measure in one form."
type MeasureEdition {
  "The form."
  edition: Edition!
  "Whether the form has a counterpart for every cell. Where not, reports by it are not expected to print the measure."
  isCovered: Boolean!
  "The addresses of the cells; none where the form does not have them all."
  cells: [String!]!
}

"Reports that have something in common. What was not asked for in \`groupBy\` is null, as is what is not known."
type ReportGroup {
  "The report year."
  year: Int
  "The form that they follow."
  edition: Edition
  "The level of their agencies."
  level: AgencyLevel
  "What their agencies do."
  kind: AgencyKind
  "The province of their agencies."
  province: GroupRegion
  "Their agencies' own region."
  region: GroupRegion
  "Their agency."
  agency: Agency
  "How many reports there are, each counted once whatever its versions."
  reports: Count!
  "What the measures come to, in their order."
  figures: [FigureStats!]!
}

"A region by which reports are grouped."
type GroupRegion {
  "The GB/T 2260 code, six digits."
  code: String!
  "The name, as the agencies there have it."
  name: String!
}

"""
What a measure comes to in a group of reports. Each report of which it is expected is counted once: in \`n\`, \`blank\`,
\`notApplicable\` or \`unread\`. A number that is missing is never taken for zero.
"""
type FigureStats {
  "The name of the measure."
  measure: String!
  "How many reports should print the measure: their form has the cells, or they print them although it has not."
  expected: Count!
  "How many of them print a number in every cell; all figures rest on these."
  n: Count!
  "How many left a cell empty."
  blank: Count!
  "How many marked a cell as not applicable, and left none empty."
  notApplicable: Count!
  "In how many a cell was not read, or holds no whole number where the form counts."
  unread: Count!
  "The sum; money to the fen. Null where no report prints a number."
  sum: Decimal
  "The arithmetic mean."
  mean: Float
  "The number in the middle, or the mean of the two there."
  median: Float
  "The quantiles asked for; between two numbers as far as the position. None where no report prints a number."
  quantiles: [Quantile!]!
  "Its share of what \`shareOf\` names; null where nothing was named."
  share: FigureShare
  "How it changed from the year before; null unless \`yearOnYear\` asks for it."
  yearOnYear: FigureChange
}

"A number that a part of the reports is at or below."
type Quantile {
  "The part, from 0 to 1."
  at: Float!
  "The number."
  value: Float!
}

"What share of something a measure is: sum over sum, of the reports that print both."
type FigureShare {
  "How many reports print both."
  n: Count!
  "What the measure adds up to in these."
  part: Decimal
  "What its whole adds up to in these."
  whole: Decimal
  "The one divided by the other; null where the whole is zero."
  share: Float
}

"""
How a measure changed from the year before, by the agencies that print it in both years. The year before is looked up
whatever \`years\` and \`editions\` of the filter say.
"""
type FigureChange {
  "How many agencies are compared; of several years in one group each year counts."
  n: Count!
  "What they add up to in the year before."
  before: Decimal
  "What they add up to in the year itself."
  after: Decimal
  "The second less the first."
  difference: Decimal
  "The difference divided by what was before; null where that is zero."
  change: Float
}

${descriptionSdl(DECIMAL_DESCRIPTION)}scalar Decimal
`;
