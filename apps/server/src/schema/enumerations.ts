import { CHECK_STATUSES } from "@gongkai/check";
import {
  AGENCY_MATCHES,
  AUDIT_ACTIONS,
  FINDING_ORDERS,
  REPORT_CHANGE_TYPES,
  REPORT_GROUPINGS,
  REPORT_ORDERS,
} from "@gongkai/db";
import { CHANGES } from "@gongkai/rules";
import {
  AGENCY_KINDS,
  AGENCY_LEVELS,
  BLAMES,
  CELL_STATES,
  EDITION_DESCRIPTIONS,
  EDITIONS,
  HYPOTHESIS_KINDS,
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
import { ENUMERATION_TEXTS, type EnumerationText } from "./enumeration-texts.ts";

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

/** The name of a value: `wrong-cell` and `notApplicable` become WRONG_CELL and NOT_APPLICABLE. */
function nameOfValue(id: string): string {
  return id.split("-").map(screamingSnakeCase).join("_");
}

/** What is declared and described in both languages elsewhere. */
function described(
  description: string,
  texts: Readonly<Record<string, LocalizedText>>,
  nameOf: (id: string) => string = nameOfValue,
): Enumeration {
  const values = Object.entries(texts).map(([value, text]) => ({
    value,
    name: nameOf(value),
    description: twoLanguages(text),
  }));
  return { description, values };
}

/** Identifiers that are declared elsewhere and described here. */
function identifiers(
  { description, values }: EnumerationText,
  ids: readonly string[] = Object.keys(values),
): Enumeration {
  return {
    description,
    values: ids.map((value) => ({
      value,
      name: nameOfValue(value),
      description: values[value] ?? null,
    })),
  };
}

const HEADINGS: Readonly<Record<string, LocalizedText>> = Object.fromEntries([
  ...SECTIONS.map(({ id, ordinal, heading: { zh, en } }) => [id, { zh: `${ordinal}、${zh}`, en }]),
  [OWN_SECTION.id, OWN_SECTION.heading],
]);
const EDITION_TEXTS: Readonly<Record<string, LocalizedText>> = Object.fromEntries(
  EDITIONS.map((edition) => {
    const { notice, description } = EDITION_DESCRIPTIONS[edition];
    return [edition, { ...description, zh: `${notice}. ${description.zh}` }];
  }),
);

/** Every enumeration of the schema, by type name. What the form or the database declares is listed nowhere else. */
const ENUMERATIONS: Readonly<Record<string, Enumeration>> = {
  Edition: described(
    "官方格式，以发布通知的年份命名 · An official form, named for the year of the notice that issued it.",
    EDITION_TEXTS,
    (edition) => `EDITION_${edition}`,
  ),
  SectionId: described(
    "年度报告的章节 · A section of the yearly report.",
    Object.fromEntries(SECTION_IDS.map((id) => [id, HEADINGS[id] ?? { zh: id, en: id }])),
  ),
  Unit: described("列的单位 · What a column counts.", UNIT_DESCRIPTIONS),
  AgencyLevel: described(
    "行政层级，最高的在前 · The levels of the administration, highest first.",
    AGENCY_LEVELS,
  ),
  AgencyKind: described(
    "机关的职能，不论何时何地叫什么 · What a body does, whatever it is called in its time and place.",
    AGENCY_KINDS,
  ),
  JudgementId: described("人对检查结果可以作的评判 · What a person can say of a finding.", JUDGEMENTS),
  ...Object.fromEntries(Object.entries(ENUMERATION_TEXTS).map(([name, text]) => [name, identifiers(text)])),
  // Those that code declares, with what it declares.
  AgencyMatch: identifiers(ENUMERATION_TEXTS.AgencyMatch, AGENCY_MATCHES),
  CellState: identifiers(ENUMERATION_TEXTS.CellState, CELL_STATES),
  RuleKind: identifiers(ENUMERATION_TEXTS.RuleKind, RULE_KINDS),
  Severity: identifiers(ENUMERATION_TEXTS.Severity, SEVERITIES),
  Verdict: identifiers(ENUMERATION_TEXTS.Verdict, VERDICTS),
  Change: identifiers(ENUMERATION_TEXTS.Change, CHANGES),
  ReportGrouping: identifiers(ENUMERATION_TEXTS.ReportGrouping, REPORT_GROUPINGS),
  ReportOrder: identifiers(ENUMERATION_TEXTS.ReportOrder, Object.keys(REPORT_ORDERS)),
  FindingOrder: identifiers(ENUMERATION_TEXTS.FindingOrder, Object.keys(FINDING_ORDERS)),
  ReportChangeType: identifiers(ENUMERATION_TEXTS.ReportChangeType, REPORT_CHANGE_TYPES),
  CheckStatus: identifiers(ENUMERATION_TEXTS.CheckStatus, CHECK_STATUSES),
  AuditAction: identifiers(ENUMERATION_TEXTS.AuditAction, AUDIT_ACTIONS),
  Blame: identifiers(ENUMERATION_TEXTS.Blame, BLAMES),
  HypothesisKind: identifiers(ENUMERATION_TEXTS.HypothesisKind, HYPOTHESIS_KINDS),
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
