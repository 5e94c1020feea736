import { connectionSdl, PAGE_ARGUMENTS } from "./connection-sdl.ts";

/** What editors can change: never a number, only what people say of numbers, whose report one is, and what is shown at all. */
export const MUTATION_SDL = `
"""
What can be changed, by editors only: the request must bear the token of one, as \`Authorization: Bearer …\`, and the editor
must have the scope that is named with each. No number of a report can be changed. What is said again with the same words
changes nothing, which \`hasChanged\` tells; everything else leaves an entry in \`auditTrail\`.
"""
type Mutation {
  """
  Says of a finding whether it is right. What was said before is kept; the newest counts, until what the finding rests on
  changes. Scope judge.
  """
  judgeFinding(
    "The finding's global id."
    finding: ID!
    "What is said of it."
    judgement: JudgementId!
    "Why, for those who come later; at most 4000 characters."
    note: String = ""
  ): JudgedFinding
  """
  Says whose report one is. It holds for every later reading of the same document. The report may get another id, which is
  that of the agency and year. Give one of \`agency\`, \`candidate\` and \`withdraw\`. Scope settle.
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
  ): SettledReport
  """
  Reads a document, checks it and stores the reports in it, as \`gongkai ingest\` does; of an archive the documents in it. What
  cannot be read is kept in quarantine, with the reason. It goes on when the client leaves or the time is up: asked for
  again, it says how it ended. The same bytes from the same place change nothing. Scope ingest.
  """
  ingestDocument(
    "The document."
    document: DocumentToIngest!
    "Where it is from, such as its address, where it is not fetched; the name of the file by default."
    origin: String
    "Why, for those who come later."
    reason: String = ""
  ): DocumentIngestion
  """
  Takes a report back: it is in no list, figure, search or download any more, whatever is read of it later, until it is
  restored. Its versions stay. One that is retracted already stays so, with its first reason. Scope retract.
  """
  retractReport(
    "The report's global id."
    report: ID!
    "Why, for everybody to read; at most 4000 characters."
    reason: String!
  ): RetractedReport
  "Shows a retracted report again, in the version whose content was first seen last. Scope retract."
  restoreReport(
    "The report's global id, which \`retractions\` tells."
    report: ID!
    "Why, for those who come later; at most 4000 characters."
    reason: String = ""
  ): RestoredReport
}

extend type Query {
  "The reports that were taken back, the last one first."
  retractions(${PAGE_ARGUMENTS}  ): RetractionConnection!
  "Who changed what, the last change first. For editors with the scope audit."
  auditTrail(${PAGE_ARGUMENTS}    "Only these changes."
    actions: [AuditAction!]
    "Only those of this editor or user."
    author: String
    "Only changes of just this; see \`target\`."
    target: String
  ): AuditEntryConnection!
}

"A document to ingest: exactly one of these."
input DocumentToIngest @oneOf {
  "An address, which is fetched with the manners and limits of \`gongkai ingest\`."
  url: String
  "The text of a report."
  text: String
  "A page in HTML."
  html: String
  "A file of any kind that can be read."
  file: DocumentFile
}

"A finding that was judged."
type JudgedFinding {
  "The finding, with what is said of it now."
  finding: Finding!
  "Whether anything new was said."
  hasChanged: Boolean!
}

"A report whose agency was settled."
type SettledReport {
  "The report, under the id that it has now."
  report: Report
  "Whether anything new was said."
  hasChanged: Boolean!
}

"What became of a document that was to be ingested."
type DocumentIngestion {
  "What the ledger calls it."
  origin: String!
  "Whether anything was stored or noted that had not been before."
  hasChanged: Boolean!
  "Each document in it; none where the same bytes from the same place had been read before."
  documents: [IngestedDocument!]!
  "The reports that it speaks for and that are shown, at most 100."
  reports: [Report!]!
}

"What became of one document."
type IngestedDocument {
  "Where it stands."
  origin: String!
  "How it ended."
  outcome: IngestOutcome!
  "The code of the error that it ended with; null where there is none."
  code: String
  "Why nothing is stored of it; null where something is."
  detail: String
}

"A report that was taken back."
type RetractedReport {
  "The retraction that holds now."
  retraction: Retraction!
  "Whether it was shown until now."
  hasChanged: Boolean!
}

"A report that was restored."
type RestoredReport {
  "The report as it is shown now."
  report: Report
  "Whether it was retracted until now."
  hasChanged: Boolean!
}

"That a report was taken back. Its versions are among \`changes\`."
type Retraction {
  "The global id of the report, under which nothing is found until it is restored."
  reportId: ID!
  "The agency that published it; null where the text does not say."
  agency: Agency
  "The report year; null where the text does not say."
  year: Int
  "Why."
  reason: String!
  "Who took it back."
  author: String!
  "When: ISO 8601, UTC."
  retractedAt: String!
}

"A change that somebody made. Entries are neither changed nor deleted."
type AuditEntry {
  "When: ISO 8601, UTC."
  at: String!
  "Who."
  author: String!
  "What was done."
  action: AuditAction!
  "To what: the key of a report, with the rule and input of a finding behind it, or the origin of a document."
  target: String!
  "What held before, as JSON; null where nothing did."
  before: String
  "What holds after it, as JSON; null where nothing does."
  after: String
  "Why, as the author said."
  reason: String!
  "The request that asked for it, as its answer and the log name it; null where it was a command."
  requestId: String
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
${connectionSdl("Retraction")}${connectionSdl("AuditEntry")}`;
