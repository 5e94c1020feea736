import {
  FORMS,
  type LocalizedText,
  type Report,
  type ReportTables,
  SECTIONS,
  type Section,
  someCell,
  TABLE_IDS,
  type TableId,
  tableCells,
} from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import type { Subject } from "../../subject.ts";
import { exampleSections } from "./example-sections.ts";
import { officialSections, plainWords } from "./official-sections.ts";

/** Longer texts tell what the table would. */
const LONGEST_REFERENCE = 30;
/** Words that only say that the table stands elsewhere. */
const ELSEWHERE = /见(?:后?附|下表|下图|图片)|如下表|如下图|附后|^附件|^附表|^表格/;
/** The heading of an attachment, which may be the table of any section. */
const ATTACHED = /^[ \t\u3000]*附[件表]/m;

/** What a text below a heading is to the table: it stands for it, says where it is, or there is none. */
function relationToTable(text: string): "standsForIt" | "refersToIt" | "none" {
  const words = plainWords(text).replace(/\s/g, "");
  if (words === "") return "none";
  return words.length <= LONGEST_REFERENCE && ELSEWHERE.test(words) ? "refersToIt" : "standsForIt";
}

/** What a section prints beside its narrative where a table is an image or a link: marks and a name. */
const MOST_MARKS = 40;

/** Whether a section prints more than its narrative, which may be a table that was not recognised. */
function printsMore({ span, paragraphs }: Section): boolean {
  const told = paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  return span.end - span.start - told > MOST_MARKS;
}

function isTableMissing(tables: ReportTables, table: TableId): boolean {
  if (tables[table] === null) return false;
  return !someCell(tables, table, (cell) => cell.state !== "unread" || cell.because !== "table-missing");
}

/** Why a table that was not found may be there all the same, or null. */
function whyDoubtful(
  printed: readonly Section[],
  sections: readonly Section[],
  isImage: boolean,
): LocalizedText | null {
  if (isImage) {
    return {
      zh: "文档有图片页，表格可能在图片中",
      en: "pages of the document are images, which may hold it",
    };
  }
  const isElsewhere =
    printed.some(({ text }) => relationToTable(text) === "refersToIt") ||
    sections.some(({ heading, text }) => ATTACHED.test(heading) || ATTACHED.test(text));
  if (isElsewhere) {
    return { zh: "表格可能附在别处", en: "but it may be attached elsewhere" };
  }
  return printed.some(printsMore)
    ? { zh: "但印有未能识别的内容", en: "but something is printed there that was not recognised" }
    : null;
}

function observeTable(
  table: TableId,
  sections: readonly Section[],
  { tables }: Report,
  isImage: boolean,
): readonly Observation[] {
  const printed = sections.filter(({ id }) => id === table);
  if (printed.length === 0) return [];
  const section = SECTIONS.find(({ id }) => id === table);
  const name = { zh: `第${section?.ordinal}部分“${section?.heading.zh}”`, en: `“${section?.heading.en}”` };
  const spans = printed.map(({ headingSpan }) => headingSpan);
  const isThere = !isTableMissing(tables, table);
  if (isThere || printed.some(({ text }) => relationToTable(text) === "standsForIt")) {
    const how = isThere
      ? { zh: "有表格", en: "has its table" }
      : { zh: "有文字代替表格", en: "has prose for it" };
    return [
      { verdict: "pass", spans, message: { zh: `${name.zh}${how.zh}。`, en: `${name.en} ${how.en}.` } },
    ];
  }
  const why = whyDoubtful(printed, sections, isImage);
  if (why !== null) {
    return [
      {
        verdict: "notAssessable",
        spans,
        message: {
          zh: `${name.zh}之下没有可读的表格，${why.zh}。`,
          en: `${name.en} has no readable table, ${why.en}.`,
        },
      },
    ];
  }
  return [
    {
      verdict: "fail",
      spans,
      message: {
        zh: `${name.zh}的标题之下没有表格，也没有代替表格的文字。缺失不等于零。`,
        en: `Below the heading of ${name.en} there is neither its table nor prose that stands for it. Missing is not zero.`,
      },
    },
  ];
}

function observe({ report, context }: Subject): readonly Observation[] {
  const isImage = context.diagnostics?.some(({ code }) => code === "image-only") === true;
  const sections = officialSections(report);
  return TABLE_IDS.flatMap((table) => observeTable(table, sections, report, isImage));
}

/** A table of which nothing is printed. */
function missingRemedies(): ReportTables {
  const rows: Record<string, Record<string, unknown>> = {};
  for (const { row, column } of tableCells(FORMS["2021"].remedies)) {
    rows[row.id] = { ...rows[row.id], [column.id]: { state: "unread", because: "table-missing" } };
  }
  // Built from the form's own declaration, which the table's type is derived from.
  return { proactiveDisclosure: null, requests: null, remedies: rows } as unknown as ReportTables;
}

/** The sections two, three and four hold their tables, or prose that stands for them. */
export const tablePresent: ObservationRule = {
  code: "table-present",
  version: 1,
  kind: "structure",
  severity: "error",
  editions: ["2019", "2021"],
  title: { zh: "缺少表格", en: "Table present" },
  explanation: {
    zh: "第二、三、四部分的标题之下应有表格。表格若只以图片发布，读者和机器都无法取得数字。正文称表格另附的，不能核对。",
    en: "Sections two, three and four hold a table each. A table that is published as an image only gives numbers neither to readers nor to programs. Where the text says that the table is attached, it cannot be checked.",
  },
  statement: "section two, three and four each print their table",
  observe,
  example: {
    edition: "2021",
    passing: { report: { sections: exampleSections() }, words: "tables below their headings" },
    failing: {
      report: {
        sections: exampleSections({ remedies: { text: "" } }),
        tables: missingRemedies(),
      },
      words: "nothing below the heading of section four",
    },
  },
};
