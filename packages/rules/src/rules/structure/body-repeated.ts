import type { Diagnostic } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";

/** Whether a diagnostic says that the copies of the whole text disagree, and not those of one cell or row. */
function isOfWholeText({ code, table, cell }: Diagnostic): boolean {
  return code === "copies-disagree" && table === undefined && cell === undefined;
}

function observe(diagnostics: readonly Diagnostic[]): Observation {
  if (diagnostics.some(isOfWholeText)) {
    return {
      verdict: "fail",
      message: {
        zh: "全文印出不止一份，且各份数字不一致；不一致的单元格未读取。",
        en: "The whole text is printed more than once, with different numbers; cells that differ are not read.",
      },
    };
  }
  if (diagnostics.some(({ code }) => code === "body-repeated")) {
    return {
      verdict: "fail",
      message: {
        zh: "全文印出不止一份，各份数字一致，只读取一份；请只保留一份。",
        en: "The whole text is printed more than once, with the same numbers; one copy is read and one should be kept.",
      },
    };
  }
  return { verdict: "pass", message: { zh: "全文只印出一份。", en: "The text is printed once." } };
}

/** The report is printed once. */
export const bodyRepeated: ObservationRule = {
  code: "body-repeated",
  version: 1,
  kind: "structure",
  severity: "information",
  editions: ["2019", "2021"],
  title: { zh: "全文重复", en: "Body repeated" },
  explanation: {
    zh: "报告全文在页面上重复出现。各份一致时只读取一份，保留一份即可，因此只作提示；各份数字不一致的是错误，由“同一单元格数字不一致”逐格指出。",
    en: "The whole report stands on its page more than once. Where the copies agree one of them is read and should be kept, which is a remark only. Where their numbers differ it is an error, and each such cell is a finding of copies-disagree.",
  },
  statement: "copies of the text = 1",
  observe: ({ context: { diagnostics } }) => (diagnostics === undefined ? [] : [observe(diagnostics)]),
  example: {
    edition: "2021",
    passing: { context: { diagnostics: [] }, words: "the text printed once" },
    failing: {
      context: { diagnostics: [{ code: "body-repeated", message: "2 copies" }] },
      words: "the text printed twice",
    },
  },
};
