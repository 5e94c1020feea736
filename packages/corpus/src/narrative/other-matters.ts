import { type Passage, passage } from "./passage.ts";
import { type Sentence, say, type Writer } from "./sentence.ts";

const NO_FEE: readonly Sentence[] = [
  ({ year }, { none }) =>
    passage`${year}年度${none("未收取", ["fees.processingFee"])}政府信息公开信息处理费。`,
  ({ self }, { none }) =>
    passage`按照信息处理费管理办法，${self}本年度${none("没有发出", ["fees.processingFeeNotices"])}收费通知，也${none("没有收取", ["fees.processingFee"])}信息处理费。`,
];

const UNPAID_FEE: readonly Sentence[] = [
  ({ feeUnpaid }, { count, money }) =>
    passage`本年度发出信息处理费收费通知${count("fees.processingFeeNotices", feeUnpaid, "件")}，申请人逾期均未缴纳，实际收取信息处理费${money("fees.processingFee", 0)}。`,
];

const MORE: readonly Sentence[] = [
  ({ proposals }, { count }) =>
    passage`办理人大代表建议${count("proposals", proposals.deputies, "件", { scope: "deputies" })}、政协委员提案${count("proposals", proposals.members, "件", { scope: "members" })}，办理结果依规公开。`,
  ({ agency }) => `落实年度政务公开工作要点，${agency.kind.field}领域基层政务公开标准目录已按期公布。`,
  () => "开展政务公开日活动，现场发放资料并解答咨询。",
];

/** The paragraphs of section six: whether fees were charged for processing requests, and anything else. */
export function writeOtherMatters(writer: Writer): readonly Passage[] {
  const fees = say(writer, writer.facts.feeUnpaid > 0 ? UNPAID_FEE : NO_FEE);
  return writer.random.chance(0.6) ? [fees, say(writer, MORE)] : [fees];
}
