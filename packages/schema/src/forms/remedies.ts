/** A group of five columns, or one column, of table `remedies`. */
interface RemediesEntry {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  readonly aliases?: readonly string[];
}

/** The three groups of table `remedies`, in printed order; the same in both editions. */
export const REMEDIES_GROUPS = [
  { id: "reconsideration", label: "行政复议", english: "Administrative reconsideration" },
  {
    id: "directLitigation",
    label: "未经复议直接起诉",
    english: "Litigation without prior reconsideration",
    aliases: ["未经复议直接诉讼"],
  },
  {
    id: "litigationAfterReconsideration",
    label: "复议后起诉",
    english: "Litigation after reconsideration",
    aliases: ["复议后诉讼"],
  },
] as const satisfies readonly RemediesEntry[];

/** The five columns of each group. */
export const REMEDIES_OUTCOMES = [
  { id: "upheld", label: "结果维持", english: "Upheld" },
  { id: "corrected", label: "结果纠正", english: "Corrected" },
  { id: "otherOutcome", label: "其他结果", english: "Other outcome", aliases: ["其它结果"] },
  { id: "pending", label: "尚未审结", english: "Pending" },
  { id: "total", label: "总计", english: "Total", aliases: ["合计"] },
] as const satisfies readonly RemediesEntry[];

/** The header over the two groups of litigation. */
export const REMEDIES_LITIGATION_LABEL = "行政诉讼";

/** The identifier of a group of table `remedies`. */
export type RemediesGroupId = (typeof REMEDIES_GROUPS)[number]["id"];

/** The identifier of a column within a group of table `remedies`. */
export type RemediesOutcomeId = (typeof REMEDIES_OUTCOMES)[number]["id"];
