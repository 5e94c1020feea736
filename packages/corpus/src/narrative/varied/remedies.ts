import { passage } from "../passage.ts";
import { combine, type Sentence } from "../sentence.ts";

/** Reconsiderations and lawsuits, where there were some. */
export const DISPUTES: readonly Sentence[] = [
  ...combine(
    ["发生", "引发", "产生"],
    ["，", "、"],
    ["件", "起", "宗"],
    (verb, separator, measure) =>
      ({ reconsiderations, lawsuits }, { count }) =>
        passage`因政府信息公开${verb}行政复议${count("remedies.reconsideration", reconsiderations, measure)}${separator}行政诉讼${count("remedies.litigation", lawsuits, measure)}。`,
    2,
  ),
  ({ reconsiderations, lawsuits }, { count }) =>
    passage`本年度因政府信息公开被申请行政复议${count("remedies.reconsideration", reconsiderations, "件")}，被提起行政诉讼${count("remedies.litigation", lawsuits, "件")}。`,
  ({ further: { remedies } }, { count }) => {
    const { upheld, corrected, otherOutcome, pending, total } = remedies.reconsideration;
    const all = count("remedies.reconsideration", total, "件");
    const part = (scope: string, value: number) =>
      count("remedies.reconsideration", value, "件", { scope, partOf: all });
    return passage`全年发生政府信息公开行政复议${all}，其中结果维持${part("upheld", upheld)}，结果纠正${part("corrected", corrected)}，其他结果${part("otherOutcome", otherOutcome)}，尚未审结${part("pending", pending)}。`;
  },
  ({ reconsiderations, lawsuits }, { count }) => {
    const total = count("remedies.total", reconsiderations + lawsuits, "件");
    return passage`涉及政府信息公开的行政复议、行政诉讼共${total}，其中行政复议${count("remedies.reconsideration", reconsiderations, "件", { partOf: total })}、行政诉讼${count("remedies.litigation", lawsuits, "件", { partOf: total })}。`;
  },
  ({ lawsuits, further: { remedies } }, { count }) => {
    const total = count("remedies.litigation", lawsuits, "宗");
    const { directLitigation: direct, litigationAfterReconsideration: after } = remedies;
    return passage`政府信息公开行政诉讼${total}，其中未经复议直接起诉${count("remedies.litigation", direct.total, "宗", { scope: "directLitigation", partOf: total })}，复议后起诉${count("remedies.litigation", after.total, "宗", { scope: "litigationAfterReconsideration", partOf: total })}。`;
  },
];

/** Where there was none. */
export const NO_DISPUTES: readonly Sentence[] = [
  ...combine(
    ["全年", "本年度"],
    ["未发生", "没有发生", "无"],
    [
      "行政复议、行政诉讼案件",
      "因政府信息公开引发的行政复议和行政诉讼",
      "政府信息公开行政复议及行政诉讼案件",
    ],
    (time, words, thing) =>
      (_, { none }) =>
        passage`${time}${none(words, ["remedies.reconsideration", "remedies.litigation"])}${thing}。`,
  ),
  (_, { none }) =>
    passage`本年度${none("未发生", ["remedies.reconsideration", "remedies.litigation"])}因政府信息公开引起的行政复议、行政诉讼。`,
  ({ self }, { none }) =>
    passage`${self}${none("没有", ["remedies.reconsideration", "remedies.litigation"])}涉及政府信息公开的行政复议和行政诉讼案件。`,
  (_, { each }) =>
    passage`政府信息公开行政复议、行政诉讼均为${each(["remedies.reconsideration", "remedies.litigation"], 0, "件")}。`,
  (_, { count }) =>
    passage`全年政府信息公开行政复议${count("remedies.reconsideration", 0, "件")}、行政诉讼${count("remedies.litigation", 0, "件")}。`,
  ({ year }, { none }) =>
    passage`${year}年${none("无", ["remedies.reconsideration", "remedies.litigation"])}政府信息公开方面的行政复议、行政诉讼情况。`,
];
