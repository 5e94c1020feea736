import {
  type Cell,
  type CellAddress,
  EDITIONS,
  type Edition,
  FORMS,
  type FormBlock,
  type LocalizedText,
  PROACTIVE_DISCLOSURE_BLOCKS,
  type Report,
  type ReportTables,
} from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { TABLE_NAMES } from "../../rule.ts";

/** A part of the tables, the edition that its columns or rows are of, and its cells. */
interface EditionPart {
  readonly name: LocalizedText;
  readonly edition: Edition;
  readonly cells: () => readonly CellAddress[];
}

type Columns = Readonly<Record<string, Cell | undefined>>;

function isPrinted(columns: Columns): boolean {
  return Object.values(columns).some((cell) => cell !== undefined && cell.state !== "unread");
}

function columnsKey(block: string, columns: readonly string[]): string {
  return `${block} ${columns.join(" ")}`;
}

/** The columns of each edition's blocks. */
const COLUMNS: readonly (readonly [Edition, ReadonlySet<string>])[] = EDITIONS.map((edition) => {
  const blocks: readonly FormBlock[] = FORMS[edition].proactiveDisclosure.blocks;
  return [
    edition,
    new Set(
      blocks.map(({ id, columns }) =>
        columnsKey(
          id,
          columns.map((column) => column.id),
        ),
      ),
    ),
  ];
});

/** The edition in which a block has just these columns, where only one has. */
function editionOfColumns(block: string, columns: Columns): Edition | null {
  const printed = columnsKey(block, Object.keys(columns));
  const [only, ...others] = COLUMNS.filter(([, keys]) => keys.has(printed));
  return only === undefined || others.length > 0 ? null : only[0];
}

function partsOfBlocks({ tables }: Report): readonly EditionPart[] {
  const rows: Readonly<Record<string, Columns | undefined>> = tables.proactiveDisclosure ?? {};
  return PROACTIVE_DISCLOSURE_BLOCKS.flatMap((block): readonly EditionPart[] => {
    const printed = Object.entries(rows).flatMap(([id, columns]) =>
      id.startsWith(`${block.id}.`) && columns !== undefined && isPrinted(columns)
        ? [[id, columns] as const]
        : [],
    );
    const [first] = printed;
    const edition = first === undefined ? null : editionOfColumns(block.id, first[1]);
    if (edition === null) return [];
    const cells = () =>
      printed.flatMap(([row, columns]) =>
        // Row and column ids of a report are ids of its form, so the joined address is one of the type's members.
        Object.keys(columns).map((column) => `proactiveDisclosure/${row}/${column}` as CellAddress),
      );
    return [{ name: { zh: block.clause, en: `block “${block.description.en}”` }, edition, cells }];
  });
}

/** The rows that tell the editions of table `requests` apart. */
const TELLING_ROWS = {
  "2019": "processed.otherwiseClosed",
  "2021": "processed.otherwiseClosed.other",
} as const satisfies Record<Edition, string>;

function partsOfRequests({ tables }: Report): readonly EditionPart[] {
  return EDITIONS.flatMap((edition): readonly EditionPart[] => {
    const row = TELLING_ROWS[edition];
    const columns: Columns | undefined = tables.requests?.[row];
    if (columns === undefined || !isPrinted(columns)) return [];
    const name = { zh: TABLE_NAMES.requests.zh, en: TABLE_NAMES.requests.en.toLowerCase() };
    return [{ name, edition, cells: () => [`requests/${row}/total`] }];
  });
}

function observe(report: Report): readonly Observation[] {
  const parts = [...partsOfBlocks(report), ...partsOfRequests(report)];
  if (parts.length === 0 || report.edition === null) return [];
  const others = parts.filter(({ edition }) => edition !== report.edition);
  if (others.length === 0) {
    return [
      {
        verdict: "pass",
        message: {
          zh: `各表均采用${report.edition}年格式。`,
          en: `All parts follow the ${report.edition} edition.`,
        },
      },
    ];
  }
  const names = (language: keyof LocalizedText) => others.map(({ name }) => name[language]);
  const other = others[0]?.edition;
  return [
    {
      verdict: "fail",
      cells: others.flatMap(({ cells }) => cells()),
      message: {
        zh: `报告采用${report.edition}年格式，而${names("zh").join("、")}采用${other}年格式；逐块按其自身格式读取。`,
        en: `The report follows the ${report.edition} edition, but the ${names("en").join(", ")} the ${other} edition; each is read by its own.`,
      },
    },
  ];
}

function mixedTables(): ReportTables {
  const zero: Cell = { state: "value", value: 0, raw: "0", span: { start: 0, end: 0 }, placement: "printed" };
  return {
    proactiveDisclosure: {
      "documents.rules": { created: zero, newlyDisclosed: zero, totalDisclosed: zero },
      "licensing.licenses": { decisions: zero },
    },
    requests: null,
    remedies: null,
  };
}

/** All parts of the tables follow one edition of the form. */
export const editionMixed: ObservationRule = {
  code: "edition-mixed",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "格式版本混用", en: "Editions mixed" },
  explanation: {
    zh: "同一报告的各表应采用同一版本的格式。混用多因沿用旧表：该部分的数字含义不同，不能与其他机关汇总。",
    en: "All tables of a report follow one edition of the form. Parts of another edition usually come from an old file; their numbers mean something else and cannot be summed with those of other agencies.",
  },
  statement: "edition of each part = edition of the report",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: { cells: {} },
    failing: { report: { tables: mixedTables() }, words: "the first block by the 2019 edition" },
  },
};
