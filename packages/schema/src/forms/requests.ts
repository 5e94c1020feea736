import type { Edition } from "../edition.ts";

/** A column of table `requests`: a kind of applicant (申请人情况). */
interface ApplicantColumn {
  readonly id: string;
  readonly label: string;
  readonly english: string;
  readonly aliases?: readonly string[];
}

/** A printed line of table `requests`: a row with numbers, a group that only heads rows, or each in one edition. */
interface RequestsEntry {
  readonly id: string;
  /** The label as the form prints it. */
  readonly label: string;
  readonly english: string;
  /** The editions in which the line carries numbers. */
  readonly rowIn: readonly Edition[];
  /** The editions in which the line heads a group. */
  readonly groupIn: readonly Edition[];
  /** Spellings seen in real reports for the same line. */
  readonly aliases?: readonly string[];
  /** Article of the 2019 Regulations that the line applies, where known. */
  readonly article?: number;
}

/** The columns of table `requests`, in printed order; the same in both editions. */
export const APPLICANTS = [
  { id: "naturalPerson", label: "自然人", english: "Natural persons" },
  { id: "commercialEnterprise", label: "商业企业", english: "Commercial enterprises" },
  { id: "researchInstitution", label: "科研机构", english: "Research institutions" },
  {
    id: "publicWelfareOrganization",
    label: "社会公益组织",
    english: "Public welfare organizations",
    aliases: ["公益组织"],
  },
  {
    id: "legalServiceProvider",
    label: "法律服务机构",
    english: "Legal service providers",
    aliases: ["法律服务"],
  },
  { id: "otherOrganization", label: "其他", english: "Other organizations", aliases: ["其它"] },
  { id: "total", label: "总计", english: "Total", aliases: ["合计"] },
] as const satisfies readonly ApplicantColumn[];

/** The identifier of a column of table `requests`. */
export type ApplicantId = (typeof APPLICANTS)[number]["id"];

/** The header words of table `requests` that head no single column. */
export const REQUESTS_HEADER = {
  corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
  applicants: "申请人情况",
  organizations: "法人或其他组织",
} as const;

/** Heads a column that some agencies add to the form: the subtotal of the five kinds of organization. */
export const REQUESTS_SUBTOTAL_LABEL = "小计";

const BOTH = ["2019", "2021"] as const;

/** Every printed line of table `requests`, in printed order: 23 rows with numbers in 2019, 25 in 2021. */
export const REQUESTS_ENTRIES = [
  {
    id: "received",
    label: "一、本年新收政府信息公开申请数量",
    english: "Requests received this year",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "pendingAtStart",
    label: "二、上年结转政府信息公开申请数量",
    english: "Requests pending at the start of the year",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed",
    label: "三、本年度办理结果",
    english: "Requests processed this year",
    rowIn: [],
    groupIn: BOTH,
  },
  { id: "processed.granted", label: "（一）予以公开", english: "Granted", rowIn: BOTH, groupIn: [] },
  {
    id: "processed.partiallyGranted",
    label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    english: "Partially granted (a split decision is counted only here)",
    rowIn: BOTH,
    groupIn: [],
    aliases: ["（二）部分公开"],
    article: 37,
  },
  { id: "processed.denied", label: "（三）不予公开", english: "Denied", rowIn: [], groupIn: BOTH },
  {
    id: "processed.denied.stateSecret",
    label: "1.属于国家秘密",
    english: "State secret",
    rowIn: BOTH,
    groupIn: [],
    article: 14,
  },
  {
    id: "processed.denied.prohibitedByLaw",
    label: "2.其他法律行政法规禁止公开",
    english: "Disclosure prohibited by another law or administrative regulation",
    rowIn: BOTH,
    groupIn: [],
    article: 14,
  },
  {
    id: "processed.denied.securityOrStability",
    label: "3.危及“三安全一稳定”",
    english: "Endangers national, public or economic security or social stability",
    rowIn: BOTH,
    groupIn: [],
    article: 14,
  },
  {
    id: "processed.denied.thirdPartyRights",
    label: "4.保护第三方合法权益",
    english: "Protects the rights of a third party",
    rowIn: BOTH,
    groupIn: [],
    article: 15,
  },
  {
    id: "processed.denied.internalAffairs",
    label: "5.属于三类内部事务信息",
    english: "Internal affairs: personnel, logistics, internal workflow",
    rowIn: BOTH,
    groupIn: [],
    article: 16,
  },
  {
    id: "processed.denied.deliberativeProcess",
    label: "6.属于四类过程性信息",
    english: "Deliberative process: discussions, drafts, consultations, requests for instructions",
    rowIn: BOTH,
    groupIn: [],
    article: 16,
  },
  {
    id: "processed.denied.enforcementCaseFile",
    label: "7.属于行政执法案卷",
    english: "Administrative enforcement case file",
    rowIn: BOTH,
    groupIn: [],
    article: 16,
  },
  {
    id: "processed.denied.administrativeInquiry",
    label: "8.属于行政查询事项",
    english: "Matter of administrative inquiry",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed.unableToProvide",
    label: "（四）无法提供",
    english: "Unable to provide",
    rowIn: [],
    groupIn: BOTH,
  },
  {
    id: "processed.unableToProvide.notHeld",
    label: "1.本机关不掌握相关政府信息",
    english: "Not held by this agency",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed.unableToProvide.requiresCreation",
    label: "2.没有现成信息需要另行制作",
    english: "Does not exist and would have to be created",
    rowIn: BOTH,
    groupIn: [],
    article: 38,
  },
  {
    id: "processed.unableToProvide.unclearAfterCorrection",
    label: "3.补正后申请内容仍不明确",
    english: "Still unclear after correction",
    rowIn: BOTH,
    groupIn: [],
  },
  { id: "processed.declined", label: "（五）不予处理", english: "Declined", rowIn: [], groupIn: BOTH },
  {
    id: "processed.declined.petitionOrComplaint",
    label: "1.信访举报投诉类申请",
    english: "Petition, report or complaint",
    rowIn: BOTH,
    groupIn: [],
    article: 39,
  },
  {
    id: "processed.declined.duplicate",
    label: "2.重复申请",
    english: "Duplicate request",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed.declined.publicationRequest",
    label: "3.要求提供公开出版物",
    english: "Asks for a public publication",
    rowIn: BOTH,
    groupIn: [],
    article: 39,
  },
  {
    id: "processed.declined.excessiveRequests",
    label: "4.无正当理由大量反复申请",
    english: "Excessive repeated requests without good reason",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed.declined.confirmationOrReissue",
    label: "5.要求行政机关确认或重新出具已获取信息",
    english: "Asks to confirm or reissue information already obtained",
    rowIn: BOTH,
    groupIn: [],
  },
  {
    id: "processed.otherwiseClosed",
    label: "（六）其他处理",
    english: "Otherwise closed",
    rowIn: ["2019"],
    groupIn: ["2021"],
    aliases: ["（六）其它处理"],
  },
  {
    id: "processed.otherwiseClosed.correctionOverdue",
    label: "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    english: "Correction overdue without good reason",
    rowIn: ["2021"],
    groupIn: [],
    aliases: ["1.逾期不补正"],
  },
  {
    id: "processed.otherwiseClosed.feeUnpaid",
    label: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    english: "Fee unpaid after notice",
    rowIn: ["2021"],
    groupIn: [],
    aliases: ["2.逾期不缴费"],
  },
  {
    id: "processed.otherwiseClosed.other",
    label: "3.其他",
    english: "Other",
    rowIn: ["2021"],
    groupIn: [],
    aliases: ["3.其它"],
  },
  {
    id: "processed.total",
    label: "（七）总计",
    english: "Total processed",
    rowIn: BOTH,
    groupIn: [],
    aliases: ["（七）合计"],
  },
  {
    id: "pendingAtEnd",
    label: "四、结转下年度继续办理",
    english: "Requests pending at the end of the year",
    rowIn: BOTH,
    groupIn: [],
    aliases: ["四、结转下一年继续办理", "四、结转下年继续办理"],
  },
] as const satisfies readonly RequestsEntry[];

type Entry = (typeof REQUESTS_ENTRIES)[number];

/** The identifier of a row of table `requests` that carries numbers in some edition. */
export type RequestsRowId = Exclude<Entry, { readonly rowIn: readonly [] }>["id"];

/** The identifier of a line of table `requests` that heads a group in some edition. */
export type RequestsGroupId = Exclude<Entry, { readonly groupIn: readonly [] }>["id"];
