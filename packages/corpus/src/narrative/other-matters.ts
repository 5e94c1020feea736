import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";
import { type Sentence, say } from "./sentence.ts";

const NO_FEE: readonly Sentence[] = [
  ({ year }) => `${year}年度未收取政府信息公开信息处理费。`,
  ({ self }) => `按照信息处理费管理办法，${self}本年度没有发出收费通知，也没有收取信息处理费。`,
];

const UNPAID_FEE: readonly Sentence[] = [
  ({ feeUnpaid }) =>
    `本年度发出信息处理费收费通知${feeUnpaid}件，申请人逾期均未缴纳，实际收取信息处理费0元。`,
];

const MORE: readonly Sentence[] = [
  ({ proposals }) =>
    `办理人大代表建议${proposals.deputies}件、政协委员提案${proposals.members}件，办理结果依规公开。`,
  ({ agency }) => `落实年度政务公开工作要点，${agency.kind.field}领域基层政务公开标准目录已按期公布。`,
  () => "开展政务公开日活动，现场发放资料并解答咨询。",
];

/** The paragraphs of section six: whether fees were charged for processing requests, and anything else. */
export function writeOtherMatters(random: Random, facts: Facts): readonly string[] {
  const fees = say(random, facts, facts.feeUnpaid > 0 ? UNPAID_FEE : NO_FEE);
  return random.chance(0.6) ? [fees, say(random, facts, MORE)] : [fees];
}
