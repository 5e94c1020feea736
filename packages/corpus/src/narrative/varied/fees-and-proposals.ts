import { passage } from "../passage.ts";
import { combine, type Sentence } from "../sentence.ts";

/** That no fee was charged for processing requests. */
export const NO_FEE: readonly Sentence[] = [
  ...combine(
    ["本年度", "全年", "本机关"],
    ["未收取", "没有收取", "未产生", "没有产生"],
    ["信息处理费", "任何信息处理费", "政府信息公开信息处理费", "信息公开处理费用"],
    (time, words, fee) =>
      (_, { none }) =>
        passage`${time}${none(words, ["fees.processingFee"])}${fee}。`,
    5,
  ),
  (_, { none }) => passage`本年度${none("未收取", ["fees.processingFee"])}信息处理费。`,
  ({ self }, { none }) => passage`${self}${none("没有产生", ["fees.processingFee"])}信息公开处理费。`,
  ({ year }, { each }) =>
    passage`${year}年发出信息处理费收费通知的件数和总金额均为${each(["fees.processingFeeNotices", "fees.processingFee"], 0, "")}。`,
  (_, { count, money }) =>
    passage`发出信息处理费收费通知${count("fees.processingFeeNotices", 0, "件")}，收取信息处理费${money("fees.processingFee", 0)}。`,
  ({ year, self }, { none }) =>
    passage`依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号），${self}${year}年${none("未收取", ["fees.processingFee"])}任何信息处理费。`,
];

/** That notices were sent, and how much came in. */
export const FEE: readonly Sentence[] = [
  ({ further: { processingFee } }, { count, money }) =>
    passage`本年度发出信息处理费收费通知${count("fees.processingFeeNotices", processingFee.notices, "件")}，收取信息处理费${money("fees.processingFee", processingFee.yuan)}。`,
  ({ self, further: { processingFee } }, { count, money }) =>
    passage`${self}按件计收，共发出收费通知${count("fees.processingFeeNotices", processingFee.notices, "件")}，实收信息处理费${money("fees.processingFee", processingFee.yuan)}。`,
];

/** Administrative fees, which are something else. The 2019 form asks for no amount: nothing is said then. */
export const ADMINISTRATIVE_FEES: readonly Sentence[] = [
  ({ further: { administrativeFees } }, { money }) =>
    administrativeFees === null
      ? ""
      : passage`全年行政事业性收费${money("fees.administrative", administrativeFees, "万元")}，收费目录已公布。`,
  ({ further: { administrativeFees } }, { money }) =>
    administrativeFees === null
      ? ""
      : passage`本年度收取行政事业性收费${money("fees.administrative", administrativeFees)}。`,
];

/** Proposals of deputies and members. */
export const PROPOSALS: readonly Sentence[] = [
  ({ proposals }, { count }) =>
    passage`共承办人大建议${count("proposals", proposals.deputies, "件", { scope: "deputies" })}、政协提案${count("proposals", proposals.members, "件", { scope: "members" })}。`,
  ({ proposals }, { count, percent }) => {
    const total = count("proposals", proposals.deputies + proposals.members, "件");
    return passage`全年办理建议提案${total}，其中人大代表建议${count("proposals", proposals.deputies, "件", { scope: "deputies", partOf: total })}、政协委员提案${count("proposals", proposals.members, "件", { scope: "members", partOf: total })}，办结率${percent("rate", 100, "completion")}。`;
  },
  ({ proposals }, { count, percent }) =>
    passage`办理政协委员提案${count("proposals", proposals.members, "件", { scope: "members" })}，满意率${percent("rate", 100, "satisfaction")}。`,
  ({ proposals }, { count, percent }) =>
    passage`人大代表建议${count("proposals", proposals.deputies, "件", { scope: "deputies" })}全部办结，见面率${percent("rate", 100, "meeting")}，公开率${percent("rate", 96.3, "disclosure")}。`,
];
