import { AGENCY_MATCHES, REPORT_GROUPINGS, REPORT_ORDERS } from "@gongkai/db";
import { CHANGES } from "@gongkai/rules";
import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  CELL_STATES,
  type ClaimUnit,
  EDITION_DESCRIPTIONS,
  EDITIONS,
  JUDGEMENTS,
  type LocalizedText,
  OWN_SECTION,
  RULE_KINDS,
  SECTION_IDS,
  SECTIONS,
  SEVERITIES,
  screamingSnakeCase,
  UNIT_DESCRIPTIONS,
  VERDICTS,
} from "@gongkai/schema";
import { descriptionSdl, twoLanguages } from "./description.ts";

/** A value of an enumeration: what it stands for inside, and its name and description in GraphQL. */
interface EnumerationValue {
  readonly value: string;
  readonly name: string;
  readonly description: string | null;
}

/** An enumeration with its description. */
interface Enumeration {
  readonly description: string;
  readonly values: readonly EnumerationValue[];
}

function values(
  ids: readonly string[],
  describe: (id: string) => string | null = () => null,
  nameOf: (id: string) => string = screamingSnakeCase,
): readonly EnumerationValue[] {
  return ids.map((value) => ({ value, name: nameOf(value), description: describe(value) }));
}

const SECTION_HEADINGS: Readonly<Record<string, string>> = Object.fromEntries([
  ...SECTIONS.map(({ id, ordinal, heading }) => [id, `${ordinal}、${twoLanguages(heading)}`]),
  [OWN_SECTION.id, twoLanguages(OWN_SECTION.heading)],
]);
const EDITION_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  EDITIONS.map((edition) => {
    const { notice, description } = EDITION_DESCRIPTIONS[edition];
    return [edition, `${notice}. ${twoLanguages(description)}`];
  }),
);
const UNIT_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(UNIT_DESCRIPTIONS).map(([unit, text]) => [unit, twoLanguages(text)]),
);

const MATCH_TEXTS: Readonly<Record<string, string>> = {
  named: "The text names the agency.",
  settled: "A person has said whose report it is.",
  uncertain: "The text names its agency only as bodies of many places are called; see the evidence.",
  unknown: "The text does not name its agency, and nothing was guessed.",
};
const STATE_TEXTS: Readonly<Record<string, string>> = {
  value: "A number that the report prints.",
  blank: "Left empty by the agency. Blank is not zero.",
  notApplicable: "Marked as not applicable by the agency.",
  unread: "Could not be read; `because` says why. Neither zero nor blank.",
};
const PLACEMENT_TEXTS: Readonly<Record<string, string>> = {
  printed: "The number stands in its own column.",
  deduced: "The number is printed; its column follows from a stated rule.",
};
const CLAIM_UNIT_TEXTS: Readonly<Record<ClaimUnit, string>> = {
  count: "Pieces, cases, times, people: whatever is counted.",
  money: "Yuan.",
  percent: "Per cent.",
};
const RULE_KIND_TEXTS: Readonly<Record<string, string>> = {
  balance: "The identity printed on the form.",
  footing: "Parts make a total.",
  continuity: "One year's end is the next year's start.",
  agreement: "Narrative and table say the same.",
  plausibility: "Possible and unlikely.",
  structure: "How the report is put together.",
  hierarchy: "A government and the bodies below it.",
  timeliness: "The day of publication and the law.",
};
const SEVERITY_TEXTS: Readonly<Record<string, string>> = {
  error: "The numbers cannot all be right.",
  warning: "The numbers are probably not all right.",
  information: "Worth knowing; nothing need be wrong.",
};
const CHANGE_TEXTS: Readonly<Record<string, string>> = {
  same: "The same in both.",
  changed: "Another one in the second report.",
  added: "Only in the second report.",
  removed: "Only in the first report.",
  notComparable: "Cannot be laid side by side: a number was not read, or the forms ask different things.",
};
/** Descriptions in both languages, by identifier. */
function textsOf(described: Readonly<Record<string, LocalizedText>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(described).map(([id, text]) => [id, twoLanguages(text)]));
}

const JUDGEMENT_TEXTS = textsOf(JUDGEMENTS);
const LINEAGE_TEXTS: Readonly<Record<string, string>> = {
  predecessor: "The other one came before.",
  successor: "The other one came after.",
  renamed: "The same body under another name.",
  merged: "Several bodies became one.",
  split: "One body became several, or gave a part of what it did to another.",
};
const LEVEL_TEXTS = textsOf(AGENCY_LEVELS);
const KIND_TEXTS = textsOf(AGENCY_KINDS);
const ORDER_TEXTS: Readonly<Record<string, string>> = {
  newestYearFirst: "The latest year first.",
  oldestYearFirst: "The earliest year first.",
  agencyName: "By the agency's name in code-point order, and by year, the earliest first.",
};
const GROUPING_TEXTS: Readonly<Record<string, string>> = {
  year: "The report year.",
  edition: "The form that the report follows.",
  level: "The level of the agency.",
  kind: "What the agency does.",
  province: "The province that the agency is in.",
  region: "The agency's own region, whatever its level.",
  agency: "The agency itself.",
};
const VERDICT_TEXTS: Readonly<Record<string, string>> = {
  pass: "The rule holds.",
  fail: "The rule does not hold, whatever the missing numbers are.",
  passIfBlankIsZero: "Holds only if every blank is taken for 0.",
  indeterminate: "Depends on numbers that are missing.",
  notAssessable: "There is nothing to apply the rule to.",
};
const MATCHING_TEXTS: Readonly<Record<string, string>> = {
  words: "Word by word, as the engine finds words and phrases.",
  exact: "The whole query as one run of characters, wherever it begins and ends.",
};
const SEARCH_ORDER_TEXTS: Readonly<Record<string, string>> = {
  relevance: "What fits best first.",
  newest: "The latest report year first.",
  oldest: "The earliest report year first.",
};
const FACET_TEXTS: Readonly<Record<string, string>> = {
  year: "The report year.",
  section: "The section of the form.",
  level: "The level of the agency.",
  kind: "The kind of the agency.",
  province: "The province that the agency is in.",
};
const RECOGNITION_TEXTS: Readonly<Record<string, string>> = {
  agency: "The name of an agency.",
  region: "The name of a region.",
  year: "A report year.",
  yearRange: "Several years.",
  section: "The heading of a section.",
  documentNumber: "The number of a document, which is looked for as a whole.",
  quantity: "A number with its unit, which is looked for as a whole.",
  phrase: "What stood in quotation marks.",
  exclusion: "What must not occur.",
  question: "Words that only ask, which are passed over.",
  reportName: "What every report is called, which is passed over.",
};
const SUGGESTION_TEXTS: Readonly<Record<string, string>> = {
  homophone: "They sound the same.",
  character: "They differ in one character.",
};
const AGENCY_MATCHING_TEXTS: Readonly<Record<string, string>> = {
  name: "A name of the agency begins so.",
  pinyin: "The pinyin of a name begins so.",
  initials: "The initials of a name's pinyin begin so.",
};
const RELATION_TEXTS: Readonly<Record<string, string>> = {
  exact: "The value is the number.",
  atLeast: "There are this many or more; counting stopped here.",
};

/** Every enumeration of the schema, by type name. What the form or the database declares is listed nowhere else. */
const ENUMERATIONS: Readonly<Record<string, Enumeration>> = {
  Edition: {
    description: "An official form, named for the year of the notice that issued it.",
    values: values(
      EDITIONS,
      (id) => EDITION_TEXTS[id] ?? null,
      (id) => `EDITION_${id}`,
    ),
  },
  SectionId: {
    description: "A section of the yearly report.",
    values: values(SECTION_IDS, (id) => SECTION_HEADINGS[id] ?? null),
  },
  AgencyMatch: {
    description: "How a report came to its agency.",
    values: values(AGENCY_MATCHES, (id) => MATCH_TEXTS[id] ?? null),
  },
  CellState: {
    description: "What is known of one place of a table.",
    values: values(CELL_STATES, (id) => STATE_TEXTS[id] ?? null),
  },
  Placement: {
    description: "How a number came to its column.",
    values: values(Object.keys(PLACEMENT_TEXTS), (id) => PLACEMENT_TEXTS[id] ?? null),
  },
  Unit: {
    description: "What a column counts.",
    values: values(Object.keys(UNIT_DESCRIPTIONS), (id) => UNIT_TEXTS[id] ?? null),
  },
  ClaimUnit: {
    description: "What the value of a claim counts.",
    values: Object.entries(CLAIM_UNIT_TEXTS).map(([value, description]) => ({
      value,
      name: screamingSnakeCase(value),
      description,
    })),
  },
  RuleKind: {
    description: "What a rule compares.",
    values: values(RULE_KINDS, (id) => RULE_KIND_TEXTS[id] ?? null),
  },
  Severity: {
    description: "How much a failed rule weighs, gravest first.",
    values: values(SEVERITIES, (id) => SEVERITY_TEXTS[id] ?? null),
  },
  Verdict: {
    description: "What became of a rule. A missing number is an unknown number, zero or more.",
    values: values(VERDICTS, (id) => VERDICT_TEXTS[id] ?? null),
  },
  Change: {
    description: "What became of something between two reports.",
    values: values(CHANGES, (id) => CHANGE_TEXTS[id] ?? null),
  },
  AgencyLevel: {
    description: "The levels of the administration, highest first.",
    values: values(Object.keys(AGENCY_LEVELS), (id) => LEVEL_TEXTS[id] ?? null),
  },
  AgencyKind: {
    description: "What a body does, whatever it is called in its time and place.",
    values: values(Object.keys(AGENCY_KINDS), (id) => KIND_TEXTS[id] ?? null),
  },
  AgencyRelation: {
    description: "Which of two bodies came first.",
    values: values(["predecessor", "successor"], (id) => LINEAGE_TEXTS[id] ?? null),
  },
  SuccessionType: {
    description: "How one body became another.",
    values: values(["renamed", "merged", "split"], (id) => LINEAGE_TEXTS[id] ?? null),
  },
  JudgementId: {
    description: "What a person can say of a finding.",
    values: values(Object.keys(JUDGEMENTS), (id) => JUDGEMENT_TEXTS[id] ?? null),
  },
  CountRelation: {
    description: "How a count relates to the number there is.",
    values: values(Object.keys(RELATION_TEXTS), (id) => RELATION_TEXTS[id] ?? null),
  },
  SearchMatching: {
    description: "How a query is looked for.",
    values: values(Object.keys(MATCHING_TEXTS), (id) => MATCHING_TEXTS[id] ?? null),
  },
  SearchOrder: {
    description: "How hits are ordered; the newest first among equals.",
    values: values(Object.keys(SEARCH_ORDER_TEXTS), (id) => SEARCH_ORDER_TEXTS[id] ?? null),
  },
  FacetName: {
    description: "What hits can be counted by.",
    values: values(Object.keys(FACET_TEXTS), (id) => FACET_TEXTS[id] ?? null),
  },
  RecognitionKind: {
    description: "What a piece of a query was taken for.",
    values: values(Object.keys(RECOGNITION_TEXTS), (id) => RECOGNITION_TEXTS[id] ?? null),
  },
  SuggestionReason: {
    description: "What makes a suggested query like the one typed.",
    values: values(Object.keys(SUGGESTION_TEXTS), (id) => SUGGESTION_TEXTS[id] ?? null),
  },
  AgencyMatching: {
    description: "How an agency fits what was typed.",
    values: values(Object.keys(AGENCY_MATCHING_TEXTS), (id) => AGENCY_MATCHING_TEXTS[id] ?? null),
  },
  ReportGrouping: {
    description: "What reports can be grouped by.",
    values: values(REPORT_GROUPINGS, (id) => GROUPING_TEXTS[id] ?? null),
  },
  ReportOrder: {
    description: "The order of a list of reports. An unknown year or agency stands last.",
    values: values(Object.keys(REPORT_ORDERS), (id) => ORDER_TEXTS[id] ?? null),
  },
};

/** The enumerations in the schema definition language. */
export function enumerationsSdl(): string {
  return Object.entries(ENUMERATIONS)
    .map(([name, { description, values }]) => {
      const lines = values.map((value) => `${descriptionSdl(value.description, "  ")}  ${value.name}`);
      return `${descriptionSdl(description)}enum ${name} {\n${lines.join("\n")}\n}`;
    })
    .join("\n\n");
}

/** What the names of the enumerations stand for inside, as Apollo takes it among the resolvers. */
export const ENUMERATION_RESOLVERS: Readonly<Record<string, Readonly<Record<string, string>>>> =
  Object.fromEntries(
    Object.entries(ENUMERATIONS).map(([type, { values }]) => [
      type,
      Object.fromEntries(values.map(({ name, value }) => [name, value])),
    ]),
  );
