import type { ApplicantId, RequestChannelId } from "@gongkai/schema";
import { type Passage, passage } from "../passage.ts";
import { combine, type Sentence } from "../sentence.ts";
import type { Stater } from "../stater.ts";

function outcome({ count }: Stater, scope: string, value: number, partOf: Passage, measure = "件"): Passage {
  return count("requests.outcome", value, measure, { scope, partOf });
}

/** How many requests came in, by outcome, applicant and channel. */
export const REQUESTED: readonly Sentence[] = [
  ...combine(
    ["全年", "本年度", "全年共", "今年以来，"],
    ["收到", "新收", "受理", "接收"],
    ["政府信息公开申请", "依申请公开", "依申请公开政府信息申请", "公民、法人和其他组织的政府信息公开申请"],
    (time, verb, thing) =>
      ({ received }, { count }) =>
        passage`${time}${verb}${thing}${count("requests.received", received, "件")}，均按时办理。`,
    5,
  ),
  ...["条", "起", "次", "项"].map(
    (measure): Sentence =>
      ({ received, processed }, { count }) =>
        passage`全年收到政府信息公开申请${count("requests.received", received, measure)}，办结${count("requests.processed", processed, measure)}。`,
  ),
  ({ received, pendingAtStart, pendingAtEnd }, { count }) =>
    passage`本年新收政府信息公开申请${count("requests.received", received, "件")}，上年度结转${count("requests.pendingAtStart", pendingAtStart, "件")}，结转下年度继续办理${count("requests.pendingAtEnd", pendingAtEnd, "件")}。`,
  ({ self, received }, { count }) =>
    passage`${self}共受理政府信息公开申请${count("requests.received", received, "件")}，均依法答复。`,
  ({ received, processed }, { count }) =>
    passage`全年接到依申请公开${count("requests.received", received, "件")}，已答复${count("requests.processed", processed, "件")}。`,
  ({ received, pendingAtStart, processed }, { count }) =>
    passage`全年共收办政府信息公开申请${count("requests.receivedAndPending", received + pendingAtStart, "件")}，办结${count("requests.processed", processed, "件")}。`,
  ({ received, processed, granted, partiallyGranted, denied, unableToProvide, declined, further }, state) => {
    const total = state.count("requests.processed", processed, "件");
    const part = (scope: string, value: number) => outcome(state, scope, value, total);
    return passage`全年收到政府信息公开申请${state.count("requests.received", received, "件")}，办结${total}，其中予以公开${part("processed.granted", granted)}，部分公开${part("processed.partiallyGranted", partiallyGranted)}，不予公开${part("processed.denied", denied)}，无法提供${part("processed.unableToProvide", unableToProvide)}，不予处理${part("processed.declined", declined)}，其他处理${part("processed.otherwiseClosed", further.otherwiseClosed)}。`;
  },
  ({ received, receivedFromPersons }, { count }) => {
    const total = count("requests.received", received, "件");
    const detail = (scope: string) => ({ scope, partOf: total });
    return passage`全年收到政府信息公开申请${total}，其中自然人${count("requests.applicant", receivedFromPersons, "件", detail("naturalPerson"))}，法人或其他组织${count("requests.applicant", received - receivedFromPersons, "件", detail("organization"))}。`;
  },
  ({ received, further: { requestChannels } }, { count }) => {
    const total = count("requests.received", received, "件");
    const part = (scope: RequestChannelId, value: number) =>
      count("requests.channel", value, "件", { scope, partOf: total });
    return passage`本年度收到政府信息公开申请${total}，其中网上申请${part("online", requestChannels.online)}、当面申请${part("inPerson", requestChannels.inPerson)}、信函申请${part("letter", requestChannels.letter)}、电子邮件申请${part("email", requestChannels.email)}、传真申请${part("fax", requestChannels.fax)}。`;
  },
  ({ received, further: { receivedBy } }, { count }) => {
    const total = count("requests.received", received, "件");
    const part = (scope: ApplicantId, value: number) =>
      count("requests.applicant", value, "件", { scope, partOf: total });
    return passage`本年度新收政府信息公开申请${total}，按申请人分：自然人${part("naturalPerson", receivedBy.naturalPerson)}，商业企业${part("commercialEnterprise", receivedBy.commercialEnterprise)}，科研机构${part("researchInstitution", receivedBy.researchInstitution)}，社会公益组织${part("publicWelfareOrganization", receivedBy.publicWelfareOrganization)}，法律服务机构${part("legalServiceProvider", receivedBy.legalServiceProvider)}，其他${part("otherOrganization", receivedBy.otherOrganization)}。`;
  },
  ({ received, further: { priorReceived } }, { count, percent }) => {
    const total = count("requests.received", received, "件");
    if (priorReceived === 0) return passage`全年收到政府信息公开申请${total}，申请内容以办事类为主。`;
    const change = Math.round(((received - priorReceived) / priorReceived) * 1_000) / 10;
    return passage`全年收到政府信息公开申请${total}，同比${change < 0 ? "减少" : "增加"}${percent("yearOnYear.rate", change, "requests.received")}。`;
  },
  ({ received, processed, pendingAtEnd }, { count, none }) =>
    pendingAtEnd === 0
      ? passage`全年收到政府信息公开申请${count("requests.received", received, "件")}，办理完毕${count("requests.processed", processed, "件")}，${none("无", ["requests.pendingAtEnd"])}结转下年度继续办理的申请。`
      : passage`全年收到政府信息公开申请${count("requests.received", received, "件")}，办理完毕${count("requests.processed", processed, "件")}，结转下年度${count("requests.pendingAtEnd", pendingAtEnd, "件")}。`,
  ({ year, received, further: { priorReceived } }, { count }) =>
    passage`${year}年收到政府信息公开申请${count("requests.received", received, "件")}，${year - 1}年为${count("requests.received", priorReceived, "件", { year: year - 1 })}。`,
];

/** Where none came in and none was left over. */
export const NOT_REQUESTED: readonly Sentence[] = [
  ...combine(
    ["全年", "本年度", "一年来，"],
    ["未收到", "没有收到", "未接到", "未受理"],
    ["政府信息公开申请", "依申请公开申请", "公民、法人和其他组织提出的政府信息公开申请"],
    (time, words, thing) =>
      (_, { none }) =>
        passage`${time}${none(words, ["requests.received"])}${thing}。`,
    5,
  ),
  (_, { none }) => passage`本年度${none("未收到", ["requests.received"])}政府信息公开申请。`,
  ({ year, self }, { none }) =>
    passage`${year}年度，${self}${none("没有收到", ["requests.received"])}公民、法人和其他组织的政府信息公开申请。`,
  (_, { none }) => passage`本年度${none("无", ["requests.received"])}依申请公开事项。`,
  (_, { count }) => passage`全年收到政府信息公开申请${count("requests.received", 0, "件")}。`,
  (_, { each }) =>
    passage`本年新收政府信息公开申请和上年结转申请均为${each(["requests.received", "requests.pendingAtStart"], 0, "件")}。`,
  ({ self }, { none }) =>
    passage`本年度${self}${none("未接到", ["requests.received"])}依申请公开政府信息的申请，公开渠道畅通。`,
  (_, { none }) =>
    passage`本年度${none("未收到", ["requests.received"])}政府信息公开申请，也${none("无", ["requests.pendingAtStart"])}上年结转申请。`,
];
