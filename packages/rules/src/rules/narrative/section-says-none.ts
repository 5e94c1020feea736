import { type LocalizedText, type Report, someCell } from "@gongkai/schema";
import { type Observation, type ObservationRule, TABLE_NAMES } from "../../rule.ts";
import { exampleSection } from "./example-claim.ts";

/** A narrative that says nothing but that there is nothing: 无。 本年度无此类情况。 */
const NONE =
  /^(?:本年度?|本[单單]位|全年)?(?:[无無]|[没沒]有|未[发發]生)(?:此[类類项項]|相[关關])?(?:情[况況])?[。.]?$/;
const LONGEST_NONE = 20;

function messageOf(table: LocalizedText, fails: boolean): LocalizedText {
  return fails
    ? {
        zh: `该部分文字只说“无”，而${table.zh}中有不为零的数字。`,
        en: `The section says that there is none, and yet ${table.en} has numbers above 0.`,
      }
    : {
        zh: `该部分文字说“无”，${table.zh}中也没有不为零的数字。`,
        en: `The section says that there is none, and ${table.en} has no number above 0.`,
      };
}

function observe({ sections, tables }: Report): readonly Observation[] {
  return sections.flatMap(({ id, text, paragraphs }): readonly Observation[] => {
    if ((id !== "requests" && id !== "remedies") || text.length > LONGEST_NONE || !NONE.test(text.trim()))
      return [];
    if (!someCell(tables, id, ({ state }) => state === "value")) return [];
    const fails = someCell(tables, id, (cell) => cell.state === "value" && cell.value !== 0);
    return [
      {
        verdict: fails ? "fail" : "pass",
        spans: paragraphs.slice(0, 1),
        message: messageOf({ zh: TABLE_NAMES[id].zh, en: `the ${TABLE_NAMES[id].en.toLowerCase()}` }, fails),
      },
    ];
  });
}

/** Where section three or four says only that there was none, its table has none. */
export const sectionSaysNone: ObservationRule = {
  code: "section-says-none",
  version: 1,
  kind: "agreement",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "该部分写“无”而表中有数", en: "A section says none above a table with numbers" },
  explanation: {
    zh: "第三、第四部分的文字只写“无”时，下面的表应全部为零或空白。",
    en: "Where the narrative of section three or four says nothing but that there is none, its table has to be zero or blank.",
  },
  statement: "every number of the table = 0 where its section says none",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: {
      report: { sections: [exampleSection("remedies", "无。")] },
      words: "section four says none",
    },
    failing: {
      cells: { "remedies/reconsideration/total": 1 },
      report: { sections: [exampleSection("remedies", "无。")] },
      words: "section four says none",
    },
  },
};
