import type { LocalizedText } from "./localized-text.ts";
import type { SectionId } from "./sections.ts";
import type { Span } from "./span.ts";

/** What the value of a claim counts: pieces, yuan or per cent. */
export type ClaimUnit = "count" | "money" | "percent";

interface ClaimKindDescription extends LocalizedText {
  readonly unit: ClaimUnit;
}

/**
 * The quantities that narratives state, each with its unit.
 *
 * What `scope` says of a claim follows from its kind:
 *
 * - `disclosures.byChannel`: a key of {@link DISCLOSURE_CHANNELS}
 * - `disclosures.byCategory`: the printed name of the category, in Simplified script
 * - `documents.*`: the row of table `proactiveDisclosure` (`documents.rules`, `documents.normativeDocuments`);
 *   null for documents of no named sort
 * - `requests.outcome`: the row or group of table `requests`, such as `processed.granted` or `processed.denied`
 * - `requests.applicant`: the column of table `requests`, or `organization` for all legal persons together
 * - `requests.channel`: a key of {@link REQUEST_CHANNELS}
 * - `remedies.*`: the outcome, such as `upheld`; in `remedies.litigation` also the group, `directLitigation` or
 *   `litigationAfterReconsideration`; null for all
 * - `proposals`: `deputies` (people's congress) or `members` (political consultative conference); null for both
 * - `followers`, `visits`: a key of {@link DISCLOSURE_CHANNELS} where one is named
 * - `rate`: a key of {@link RATE_SUBJECTS}
 * - `yearOnYear.*`: the kind of the claim that is compared with its year before
 *
 * Everywhere else it is null.
 */
export const CLAIM_KINDS = {
  "disclosures.total": { zh: "主动公开政府信息总数", en: "Information disclosed in all", unit: "count" },
  "disclosures.byChannel": {
    zh: "按渠道公开的信息",
    en: "Information disclosed through a channel",
    unit: "count",
  },
  "disclosures.byCategory": {
    zh: "按类别公开的信息",
    en: "Information disclosed of a category",
    unit: "count",
  },
  "documents.issued": { zh: "制发文件", en: "Documents issued", unit: "count" },
  "documents.repealed": { zh: "废止文件", en: "Documents repealed", unit: "count" },
  "documents.inForce": { zh: "现行有效文件", en: "Documents in force", unit: "count" },
  interpretations: { zh: "政策解读", en: "Interpretations of policies published", unit: "count" },
  "requests.received": { zh: "收到的政府信息公开申请", en: "Requests received", unit: "count" },
  "requests.receivedAndPending": {
    zh: "共收办的政府信息公开申请（含上年结转）",
    en: "Requests received and carried over, together",
    unit: "count",
  },
  "requests.pendingAtStart": { zh: "上年结转的申请", en: "Requests pending at the start", unit: "count" },
  "requests.pendingAtEnd": {
    zh: "结转下年度继续办理的申请",
    en: "Requests pending at the end",
    unit: "count",
  },
  "requests.processed": { zh: "办结的申请", en: "Requests processed", unit: "count" },
  "requests.outcome": { zh: "按办理结果的申请", en: "Requests closed with an outcome", unit: "count" },
  "requests.applicant": { zh: "按申请人的申请", en: "Requests of a kind of applicant", unit: "count" },
  "requests.channel": { zh: "按提交方式的申请", en: "Requests that came by a channel", unit: "count" },
  "remedies.reconsideration": { zh: "行政复议案件", en: "Administrative reconsiderations", unit: "count" },
  "remedies.litigation": { zh: "行政诉讼案件", en: "Administrative lawsuits", unit: "count" },
  "remedies.total": {
    zh: "行政复议和行政诉讼案件合计",
    en: "Reconsiderations and lawsuits together",
    unit: "count",
  },
  "fees.processingFee": { zh: "信息处理费", en: "Fee charged for processing requests", unit: "money" },
  "fees.processingFeeNotices": {
    zh: "信息处理费收费通知",
    en: "Notices of a fee for processing requests",
    unit: "count",
  },
  "fees.administrative": { zh: "行政事业性收费", en: "Administrative fees collected", unit: "money" },
  "decisions.licenses": { zh: "行政许可决定", en: "Licensing decisions", unit: "count" },
  "decisions.penalties": { zh: "行政处罚决定", en: "Penalty decisions", unit: "count" },
  "decisions.compulsoryMeasures": { zh: "行政强制决定", en: "Compulsory measures", unit: "count" },
  proposals: { zh: "建议提案", en: "Proposals of deputies and members handled", unit: "count" },
  training: { zh: "培训次数", en: "Training sessions", unit: "count" },
  "training.participants": { zh: "培训人次", en: "Attendances at training sessions", unit: "count" },
  meetings: { zh: "会议次数", en: "Meetings on disclosure", unit: "count" },
  followers: { zh: "关注人数", en: "Followers of an account", unit: "count" },
  visits: { zh: "访问量", en: "Visits or page views", unit: "count" },
  consultations: { zh: "咨询答复", en: "Enquiries answered", unit: "count" },
  rate: { zh: "比率", en: "Stated rate", unit: "percent" },
  "yearOnYear.rate": {
    zh: "同比增减百分比",
    en: "Change against the year before, per cent; negative where it fell",
    unit: "percent",
  },
  "yearOnYear.difference": {
    zh: "同比增减数",
    en: "Change against the year before, in pieces; negative where it fell",
    unit: "count",
  },
} as const satisfies Record<string, ClaimKindDescription>;

/** The kind of a claim. */
export type ClaimKind = keyof typeof CLAIM_KINDS;

/** Where information is published, as `scope` of `disclosures.byChannel` names it. */
export const DISCLOSURE_CHANNELS = {
  website: { zh: "网站", en: "Website" },
  wechat: { zh: "微信公众号", en: "WeChat account" },
  weibo: { zh: "微博", en: "Weibo account" },
  douyin: { zh: "抖音号", en: "Douyin account" },
  kuaishou: { zh: "快手号", en: "Kuaishou account" },
  toutiao: { zh: "今日头条号", en: "Toutiao account" },
  app: { zh: "客户端", en: "Mobile application" },
  newMedia: { zh: "政务新媒体", en: "Official new media of no named sort" },
  gazette: { zh: "政府公报", en: "Gazette" },
  pressConference: { zh: "新闻发布会", en: "Press conference" },
  noticeBoard: { zh: "公告栏", en: "Notice board" },
  pressAndBroadcast: { zh: "报刊、广播、电视", en: "Newspapers, radio and television" },
  other: { zh: "其他方式", en: "Other ways" },
} as const satisfies Record<string, LocalizedText>;

/** The identifier of a channel of disclosure. */
export type DisclosureChannelId = keyof typeof DISCLOSURE_CHANNELS;

/** How a request came in, as `scope` of `requests.channel` names it. */
export const REQUEST_CHANNELS = {
  online: { zh: "网上申请", en: "Online" },
  inPerson: { zh: "当面申请", en: "In person" },
  letter: { zh: "信函、邮寄申请", en: "By letter" },
  email: { zh: "电子邮件申请", en: "By e-mail" },
  fax: { zh: "传真申请", en: "By fax" },
  other: { zh: "其他方式", en: "Other ways" },
} as const satisfies Record<string, LocalizedText>;

/** The identifier of a channel of requests. */
export type RequestChannelId = keyof typeof REQUEST_CHANNELS;

/** What a stated rate is a rate of. */
export const RATE_SUBJECTS = {
  satisfaction: { zh: "满意率", en: "Satisfied" },
  response: { zh: "答复率", en: "Answered" },
  completion: { zh: "办结率", en: "Completed" },
  onTime: { zh: "按时办结率", en: "Completed or answered in time" },
  meeting: { zh: "见面率、走访率", en: "Met in person" },
  disclosure: { zh: "公开率", en: "Disclosed" },
} as const satisfies Record<string, LocalizedText>;

/** The identifier of what a rate is a rate of. */
export type RateSubjectId = keyof typeof RATE_SUBJECTS;

/** A number that the narrative states. Cutting the source by `span` gives `raw`. */
export interface Claim {
  readonly kind: ClaimKind;
  /** The number in the unit of its kind: pieces, yuan, per cent. */
  readonly value: number;
  /** Whether the text says 余, 多, 近, 约 or 以上, so that `value` is only near the number meant. */
  readonly isApproximate: boolean;
  /** What part of the quantity it speaks of, such as a channel or an applicant; null for the whole. */
  readonly scope: string | null;
  /** The year it speaks of where that is not the report year; null for the report year, named or not. */
  readonly year: number | null;
  /**
   * Which claim of the report states the sum that this one is listed as a part of, as an index into its
   * `claims`; null where the text names none. Parts of one kind may add up to it; parts of two kinds are two
   * ways to divide it.
   */
  readonly partOf: number | null;
  /** The number with its unit, such as `3,000余条`; of a zero told in words the words, such as `未收到`. */
  readonly raw: string;
  readonly span: Span;
  /** Where it stands in the text of its section, of sources with markup; absent outside the sections. */
  readonly textSpan?: Span;
  readonly section: SectionId | null;
}
