import type { Edition } from "../edition.ts";
import type { LocalizedText } from "../localized-text.ts";
import type { MoneyUnit, Unit } from "../unit.ts";

/** A column of table `proactiveDisclosure`. */
interface ProactiveDisclosureColumn {
  /** The label as the form prints it. */
  readonly label: string;
  readonly english: string;
  readonly unit: Unit;
  /** The money unit the form prints in the header; null where it prints none. */
  readonly moneyUnit?: MoneyUnit | null;
}

/** A row of table `proactiveDisclosure`. */
interface ProactiveDisclosureRow {
  readonly id: string;
  /** The label in each edition that has the row. */
  readonly label: Readonly<Partial<Record<Edition, string>>>;
  readonly english: string;
  /** Spellings seen in real reports for the same row. */
  readonly aliases?: readonly string[];
}

/** The rows under one clause of article 20, which share a header line. */
interface ProactiveDisclosureBlock {
  readonly id: string;
  /** The line the form prints above the block. */
  readonly clause: string;
  readonly description: LocalizedText;
  readonly rows: readonly ProactiveDisclosureRow[];
  /** Column ids in printed order, by edition; an edition without the block is absent. */
  readonly columns: Readonly<Partial<Record<Edition, readonly string[]>>>;
}

/**
 * The columns of table `proactiveDisclosure`, both editions.
 *
 * 2019's `priorYearItems` counts items (项目) and 2021's `amountCollected` is money: they share a place on the
 * page and nothing else, and are never merged.
 */
export const PROACTIVE_DISCLOSURE_COLUMNS = {
  created: { label: "本年新制作数量", english: "Created this year", unit: "count" },
  newlyDisclosed: { label: "本年新公开数量", english: "Newly disclosed this year", unit: "count" },
  totalDisclosed: { label: "对外公开总数量", english: "Disclosed in total", unit: "count" },
  issued: { label: "本年制发件数", english: "Issued this year", unit: "count" },
  repealed: { label: "本年废止件数", english: "Repealed this year", unit: "count" },
  inForce: { label: "现行有效件数", english: "In force", unit: "count" },
  priorYearItems: { label: "上一年项目数量", english: "Items in the prior year", unit: "count" },
  netChange: { label: "本年增/减", english: "Net change this year", unit: "change" },
  decisions: { label: "处理决定数量", english: "Decisions", unit: "count" },
  amountCollected: {
    label: "本年收费金额（单位：万元）",
    english: "Amount collected this year",
    unit: "money",
    moneyUnit: "万元",
  },
  projects: { label: "采购项目数量", english: "Procurement projects", unit: "count" },
  totalAmount: { label: "采购总金额", english: "Total procurement amount", unit: "money", moneyUnit: null },
} as const satisfies Record<string, ProactiveDisclosureColumn>;

/** The identifier of a column of table `proactiveDisclosure`. */
export type ProactiveDisclosureColumnId = keyof typeof PROACTIVE_DISCLOSURE_COLUMNS;

/** Column labels that differ from {@link PROACTIVE_DISCLOSURE_COLUMNS} in one edition. */
export const PROACTIVE_DISCLOSURE_LABEL_OVERRIDES: Readonly<
  Partial<Record<Edition, Readonly<Partial<Record<ProactiveDisclosureColumnId, string>>>>>
> = { "2021": { decisions: "本年处理决定数量" } };

/** The word at the head of every block's label column. */
export const PROACTIVE_DISCLOSURE_CORNER = "信息内容";

/** Table `proactiveDisclosure` of both editions: one block per clause of article 20 of the Regulations. */
export const PROACTIVE_DISCLOSURE_BLOCKS = [
  {
    id: "documents",
    clause: "第二十条第（一）项",
    description: { zh: "规章和规范性文件", en: "Rules and normative documents" },
    rows: [
      { id: "documents.rules", label: { "2019": "规章", "2021": "规章" }, english: "Rules" },
      {
        id: "documents.normativeDocuments",
        label: { "2019": "规范性文件", "2021": "行政规范性文件" },
        english: "Normative documents",
      },
    ],
    columns: {
      "2019": ["created", "newlyDisclosed", "totalDisclosed"],
      "2021": ["issued", "repealed", "inForce"],
    },
  },
  {
    id: "licensing",
    clause: "第二十条第（五）项",
    description: { zh: "行政许可和其他对外管理服务事项", en: "Licensing and other public services" },
    rows: [
      { id: "licensing.licenses", label: { "2019": "行政许可", "2021": "行政许可" }, english: "Licenses" },
      {
        id: "licensing.otherPublicServices",
        label: { "2019": "其他对外管理服务事项" },
        english: "Other public services",
        aliases: ["其它对外管理服务事项"],
      },
    ],
    columns: { "2019": ["priorYearItems", "netChange", "decisions"], "2021": ["decisions"] },
  },
  {
    id: "enforcement",
    clause: "第二十条第（六）项",
    description: { zh: "行政处罚和行政强制", en: "Penalties and compulsory measures" },
    rows: [
      {
        id: "enforcement.penalties",
        label: { "2019": "行政处罚", "2021": "行政处罚" },
        english: "Penalties",
      },
      {
        id: "enforcement.compulsoryMeasures",
        label: { "2019": "行政强制", "2021": "行政强制" },
        english: "Compulsory measures",
        aliases: ["行政强製"],
      },
    ],
    columns: { "2019": ["priorYearItems", "netChange", "decisions"], "2021": ["decisions"] },
  },
  {
    id: "fees",
    clause: "第二十条第（八）项",
    description: { zh: "行政事业性收费", en: "Administrative fees" },
    rows: [
      {
        id: "fees.administrativeFees",
        label: { "2019": "行政事业性收费", "2021": "行政事业性收费" },
        english: "Administrative fees",
      },
    ],
    columns: { "2019": ["priorYearItems", "netChange"], "2021": ["amountCollected"] },
  },
  {
    id: "procurement",
    clause: "第二十条第（九）项",
    description: { zh: "政府集中采购", en: "Centralized procurement" },
    rows: [
      {
        id: "procurement.centralizedProcurement",
        label: { "2019": "政府集中采购" },
        english: "Centralized procurement",
      },
    ],
    columns: { "2019": ["projects", "totalAmount"] },
  },
] as const satisfies readonly ProactiveDisclosureBlock[];

type Block = (typeof PROACTIVE_DISCLOSURE_BLOCKS)[number];
type ColumnsOf<B extends Block> = B["columns"][keyof B["columns"]];

/** The identifier of a block, such as `documents`. */
export type ProactiveDisclosureBlockId = Block["id"];

/** The identifier of a row: block and row joined by a dot, such as `documents.rules`. */
export type ProactiveDisclosureRowId = Block["rows"][number]["id"];

/** A row and one of the columns it has in some edition, such as `documents.rules/issued`. */
export type ProactiveDisclosureCellId = {
  [B in Block as B["id"]]: ColumnsOf<B> extends infer C extends readonly string[]
    ? `${B["rows"][number]["id"]}/${C[number]}`
    : never;
}[ProactiveDisclosureBlockId];
