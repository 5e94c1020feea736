import type { ClaimKind } from "@gongkai/schema";
import { joinPassages, type Passage, passage } from "../passage.ts";
import { combine, type Sentence } from "../sentence.ts";
import type { Stater } from "../stater.ts";

const NORMATIVE = { scope: "documents.normativeDocuments" } as const;
const RULES = { scope: "documents.rules" } as const;

/** Documents issued, repealed and in force. The 2019 form has no such columns: nothing is said then. */
export const DOCUMENTS: readonly Sentence[] = [
  ({ further }, { count }) => passage`全年制发各类文件${count("documents.issued", further.papers, "件")}。`,
  ...combine(
    ["制发", "制定", "出台", "印发"],
    ["废止", "清理废止"],
    ["件", "个", "份"],
    (issue, repeal, measure) =>
      ({ documents }, { count }) => {
        if (documents === null) return "";
        return passage`本年度${issue}行政规范性文件${count("documents.issued", documents.issued, measure, NORMATIVE)}、${repeal}${count("documents.repealed", documents.repealed, measure, NORMATIVE)}，现行有效行政规范性文件${count("documents.inForce", documents.inForce, measure, NORMATIVE)}。`;
      },
    2,
  ),
  ({ documents }, { count }) => {
    if (documents === null) return "";
    return passage`全年制定行政规范性文件${count("documents.issued", documents.issued, "件", NORMATIVE)}，废止${count("documents.repealed", documents.repealed, "件", NORMATIVE)}，现行有效${count("documents.inForce", documents.inForce, "件", NORMATIVE)}。`;
  },
  ({ documents, self }, { count }) => {
    if (documents === null) return "";
    return passage`${self}现行有效行政规范性文件${count("documents.inForce", documents.inForce, "个", NORMATIVE)}，本年新制发${count("documents.issued", documents.issued, "个", NORMATIVE)}。`;
  },
  ({ documents, further: { rules } }, { count }) => {
    if (documents === null || rules === null) return "";
    return passage`本年制发规章${count("documents.issued", rules.issued, "件", RULES)}、行政规范性文件${count("documents.issued", documents.issued, "件", NORMATIVE)}；现行有效规章${count("documents.inForce", rules.inForce, "件", RULES)}、行政规范性文件${count("documents.inForce", documents.inForce, "件", NORMATIVE)}。`;
  },
  ({ documents }, { count, none }) => {
    if (documents === null) return "";
    if (documents.issued > 0) {
      return passage`制发规范性文件${count("documents.issued", documents.issued, "件", NORMATIVE)}，均同步公开。`;
    }
    return passage`本年度${none("未制发", ["documents.issued"], NORMATIVE)}行政规范性文件。`;
  },
];

function listDecisions(
  { count }: Stater,
  items: readonly (readonly [label: string, kind: ClaimKind, value: number])[],
  separator: string,
  measure: string,
): Passage {
  return joinPassages(
    items.map(([label, kind, value]) => joinPassages([label, count(kind, value, measure)])),
    separator,
  );
}

/** Licences, penalties and compulsory measures in prose. */
export const DECISIONS: readonly Sentence[] = [
  ...combine(
    ["办理行政许可", "作出行政许可决定", "办结行政许可事项"],
    ["查处行政处罚案件", "作出行政处罚决定", "实施行政处罚"],
    ["件", "宗", "起"],
    (license, penalty, measure) =>
      ({ licenses, penalties }, { count }) =>
        passage`全年${license}${count("decisions.licenses", licenses, measure)}，${penalty}${count("decisions.penalties", penalties, measure)}。`,
    2,
  ),
  ({ licenses, penalties, further }, state) =>
    passage`全年${listDecisions(
      state,
      [
        ["办理行政许可", "decisions.licenses", licenses],
        ["作出行政处罚", "decisions.penalties", penalties],
        ["实施行政强制", "decisions.compulsoryMeasures", further.compulsoryMeasures],
      ],
      "，",
      "件",
    )}，结果在七个工作日内公示。`,
  ({ licenses }, { count, none }) =>
    licenses === 0
      ? passage`本年度${none("没有作出", ["decisions.licenses"])}行政许可决定。`
      : passage`作出行政许可决定${count("decisions.licenses", licenses, "宗")}。`,
  ({ penalties, self }, { count }) =>
    passage`${self}公开行政处罚决定书，全年行政处罚${count("decisions.penalties", penalties, "宗")}。`,
  ({ licenses, penalties }, state) =>
    passage`本年度${listDecisions(
      state,
      [
        ["行政许可决定", "decisions.licenses", licenses],
        ["行政处罚决定", "decisions.penalties", penalties],
      ],
      "、",
      "件",
    )}。`,
];
