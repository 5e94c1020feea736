import { OWN_SECTION, type ReportTables, someCell, TABLE_IDS } from "@gongkai/schema";
import { headingNumber } from "./headings.ts";
import type { Copy } from "./segment.ts";
import { introducesReport, isCallOrNews, titleStart } from "./title-line.ts";

/** Words that only the official tables print. */
const TABLE_WORDS = /第二十条第|申请数量|勾稽关系|结果维持/;
/** Words of headings that came with the official forms. */
const FORM_HEADING = /收到和处理|[其][他它].{0,2}需要报告/;
const ACADEMIC_YEAR = /\d{4}\s*[-—–~至]{1,2}\s*\d{4}\s*学年/;

/** From this many headings on, the form's own numbers in its own order are no accident. */
const FEWEST_IN_ORDER = 4;

/** A page whose sections say less than this together is a form, a list of links or a table of contents. */
const FEWEST_CHARACTERS = 40;
const FEWEST_SECTIONS = 3;
const FEWEST_TITLED_SECTIONS = 2;

/** A titled report with these many of the six sections is whole, however little it says in them. */
const FEWEST_WHOLE_SECTIONS = 5;
const FEWEST_ANSWERS = 3;

/** Whether sections say something, if only 无。; a blank form and a table of contents do not. */
function hasAnswers({ sections }: Copy): boolean {
  return (
    sections.filter(({ lines }) => lines.some(({ text }) => text.endsWith("。"))).length >= FEWEST_ANSWERS
  );
}

function hasTableWords(copy: Copy): boolean {
  return (
    copy.sections.some(({ lines }) => lines.some(({ text }) => TABLE_WORDS.test(text))) ||
    copy.unplaced.some(({ text }) => TABLE_WORDS.test(text)) ||
    copy.head.some(({ text }) => TABLE_WORDS.test(text))
  );
}

/**
 * Whether a report follows one of the official forms, so that a table it does not print is missing from it. Reports
 * before 2019 and those of universities follow none: they have headings of their own and no tables.
 */
export function followsForm(copy: Copy): boolean {
  if (copy.head.some(({ text }) => ACADEMIC_YEAR.test(text))) return false;
  if (copy.sections.some(({ heading }) => FORM_HEADING.test(heading.line.text.replaceAll(" ", ""))))
    return true;
  const inOrder = copy.sections.filter(({ heading }) => headingNumber(heading) === heading.order + 1);
  const hasOwn = copy.sections.some(({ heading }) => heading.section === OWN_SECTION.id);
  return (inOrder.length >= FEWEST_IN_ORDER && !hasOwn) || hasTableWords(copy);
}

function narrativeLength(copy: Copy): number {
  let length = 0;
  for (const { lines } of copy.sections) {
    for (const { text } of lines) if (text.includes("。")) length += text.length;
  }
  return length;
}

/**
 * Whether one printed copy is a yearly disclosure report, by its headings and what they hold.
 *
 * Notices about the reports, guides, policies and other reports share single headings with them. A report has the
 * sections that only it has, and text under them; without a title or introduction that says what it is, it needs
 * more of them.
 */
export function isReportByHeadings(copy: Copy): boolean {
  const sections = new Set(copy.sections.map(({ heading }) => heading.section));
  sections.delete(OWN_SECTION.id);
  const isAboutDisclosure = sections.has("proactiveDisclosure") || sections.has("requests");
  const isTitled = titleStart(copy.head) !== -1;
  if (!isAboutDisclosure) return false;
  if (isTitled && sections.size >= FEWEST_WHOLE_SECTIONS && hasAnswers(copy)) return true;
  if (narrativeLength(copy) < FEWEST_CHARACTERS) return false;
  if (isTitled) return sections.size >= FEWEST_TITLED_SECTIONS;
  if (isCallOrNews(copy.head)) return false;
  if (sections.size < FEWEST_SECTIONS) return false;
  return (
    followsForm(copy) ||
    copy.head.some(introducesReport) ||
    (copy.sections[0]?.lines ?? []).some(introducesReport)
  );
}

/** How many tables must hold numbers where no heading or title says what they are. */
const FEWEST_TABLES = 2;

/** Whether one printed copy is a yearly disclosure report, by the official tables it prints. */
export function isReportByTables(copy: Copy, tables: ReportTables): boolean {
  const printed = TABLE_IDS.filter((table) => someCell(tables, table, ({ state }) => state === "value"));
  if (printed.length >= FEWEST_TABLES) return true;
  const isNamed =
    copy.sections.some(({ heading }) => TABLE_IDS.some((table) => table === heading.section)) ||
    titleStart(copy.head) !== -1;
  return printed.length > 0 && isNamed;
}
