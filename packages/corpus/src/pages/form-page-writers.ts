import { FORMS, SECTIONS, TABLE_IDS } from "@gongkai/schema";
import type { PagePart } from "./page.ts";
import { type PageWriter, paragraph } from "./page-parts.ts";

/** A table of the form as the notice prints it: labels, and nothing in the cells. */
function blankTable(id: (typeof TABLE_IDS)[number]): PagePart {
  const rows = FORMS["2021"][id].blocks.flatMap(({ clause, columns, rows: lines }) => [
    ...(clause === null ? [] : [[clause]]),
    ["", ...columns.map(({ label }) => label)],
    ...lines.map(({ label, isGroup }) => (isGroup ? [label] : [label, ...columns.map(() => "")])),
  ]);
  return { kind: "table", rows };
}

/** The form itself, to be filled in: every heading and label of a report, not one number. */
export const writeBlankForm: PageWriter = () => ({
  title: "政府信息公开工作年度报告格式",
  parts: [
    paragraph("（单位名称）××××年政府信息公开工作年度报告"),
    paragraph("填表说明：本格式自2021年起使用，没有发生的事项填写0，不得留空。"),
    ...SECTIONS.flatMap(({ id, ordinal, heading }): PagePart[] => {
      const table = TABLE_IDS.find((tableId) => tableId === id);
      return [
        { kind: "heading", text: `${ordinal}、${heading.zh}` },
        ...(table === undefined ? [paragraph("（此处填写）")] : [blankTable(table)]),
      ];
    }),
  ],
});
