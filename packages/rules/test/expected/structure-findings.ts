import type { ExpectedFindings } from "./expected-finding.ts";

/** What the rules of the family `structure` find. */
export const STRUCTURE_FINDINGS: ExpectedFindings = {
  "body-repeated": ["copies of the text = 1", null, null, []],
  "sections-in-order": [
    "sections = overview, proactiveDisclosure, requests, remedies, problemsAndImprovements, otherMatters",
    5,
    6,
    [],
  ],
  "section-number-matches-heading": [
    "printed ordinal = ordinal of the section, for each heading with one",
    2,
    3,
    [],
  ],
  "table-present": ["section two, three and four each print their table", null, null, []],
  "edition-mixed": [
    "edition of each part = edition of the report",
    null,
    null,
    [
      "proactiveDisclosure/documents.rules/created",
      "proactiveDisclosure/documents.rules/newlyDisclosed",
      "proactiveDisclosure/documents.rules/totalDisclosed",
    ],
  ],
  "section-empty": ["characters of section five >= section-empty.characters", 1, 10, []],
  "period-stated": ["period = 1 January to 31 December of the report year", null, null, []],
  "signature-stated": ["contact, signature and date are stated", 2, 3, []],
  "signed-before-year-end": ["date of the signature >= last day of the period", null, null, []],
  "another-agency-named": ["the subject of the overview = the agency", null, null, []],
  "blanks-per-table": [
    "blank and not applicable cells = 0, for each table",
    1,
    0,
    ["remedies/reconsideration/upheld"],
  ],
  "edition-of-wrong-year": ["edition = the edition meant for the report year", null, null, []],
};
