import { type AgencyProfile, type Edition, FORMS } from "@gongkai/schema";
import { constant, sumOf } from "../../formula/formula.ts";
import type { FormulaRule } from "../../rule.ts";

const ROW = "documents.rules";

const COLUMNS = {
  "2019": ["created", "newlyDisclosed", "totalDisclosed"],
  "2021": ["issued", "repealed", "inForce"],
} as const satisfies Record<Edition, readonly string[]>;

/** Kinds that report for the government itself. */
const GOVERNMENTS: readonly string[] = ["government", "generalOffice"];

/**
 * Whether a body certainly cannot make rules: all of counties and below, and the departments of cities. National
 * and provincial bodies, and governments of cities, may; what is not known is not certain.
 */
function cannotMakeRules({ level, kind }: AgencyProfile): boolean {
  if (level === "county" || level === "township") return true;
  return level === "prefectural" && kind !== null && !GOVERNMENTS.includes(kind);
}

/** Rules are reported only by bodies that can make them. */
export const ruleMakingPower: FormulaRule = {
  code: "rule-making-power",
  version: 1,
  kind: "plausibility",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "无权制定规章", en: "Rule-making power" },
  explanation: {
    zh: "依照立法法，规章由国务院部门、省级政府和设区的市、自治州政府制定。县级及以下机关、市级部门填报规章，多因把规范性文件填错了行。需要知道机关的层级和类别。",
    en: "By the Legislation Law rules are made by departments of the State Council and by governments of provinces and of cities with districts. Bodies of counties and below and departments of cities that report some usually mean normative documents. Needs the level and kind of the agency.",
  },
  statement: "documents.rules = 0 for a body that cannot make rules",
  formulas: ({ report: { edition }, context: { agency } }) => {
    if (agency === undefined || edition === null || !cannotMakeRules(agency)) return [];
    return Object.values(COLUMNS).map((columns) => ({
      left: sumOf(columns.map((column) => `proactiveDisclosure/${ROW}/${column}` as const)),
      relation: "<=" as const,
      right: constant(0),
      isBound: true,
      failure: {
        zh: `${labelOfRow(edition)}各栏之和为{left}，而该机关无权制定规章，应为{right}。`,
        en: "The numbers of rules add up to {left}, but the agency cannot make rules, so it should be {right}.",
      },
    }));
  },
  example: {
    edition: "2021",
    passing: { cells: {}, context: { agency: { level: "county", kind: "publicSecurity" } } },
    failing: {
      cells: { "proactiveDisclosure/documents.rules/inForce": 1 },
      context: { agency: { level: "county", kind: "publicSecurity" } },
      words: "an agency of a county",
    },
  },
};

function labelOfRow(edition: Edition): string {
  const rows = FORMS[edition].proactiveDisclosure.blocks.flatMap((block) => block.rows);
  return rows.find(({ id }) => id === ROW)?.label ?? ROW;
}
