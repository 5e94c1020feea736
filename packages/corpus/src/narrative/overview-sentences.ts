import type { DisclosureChannelId } from "@gongkai/schema";
import { passage } from "./passage.ts";
import type { Sentence } from "./sentence.ts";

/** Opening paragraphs of section one. */
export const YEARS: readonly Sentence[] = [
  ({ year, self, agency }) =>
    `${year}年，${self}围绕${agency.kind.field}中心工作，把公开透明的要求落实到办事全过程，回应群众关切，接受社会监督。`,
  ({ year, self, topics }) =>
    `${year}年，${self}坚持应公开尽公开，以${topics[0]}和${topics[1]}为重点，稳步推进政务公开。`,
  ({ year, self }) =>
    `过去的${year}年，${self}认真执行政府信息公开条例，完善公开制度，改进公开方式，群众获取信息更加方便。`,
];

/** On what was published without being asked for. */
export const PUBLISHED: readonly Sentence[] = [
  ({ self, posts }, { count }) => {
    const total = count("disclosures.total", posts.total, "条");
    const part = (scope: DisclosureChannelId, value: number) =>
      count("disclosures.byChannel", value, "条", { scope, partOf: total });
    return passage`全年${self}主动公开政府信息${total}，其中网站发布${part("website", posts.website)}，公众号发布${part("wechat", posts.account)}，其他方式发布${part("other", posts.other)}。`;
  },
  ({ posts }, { count }) => {
    const total = count("disclosures.total", posts.total, "条");
    const part = (scope: DisclosureChannelId, value: number) =>
      count("disclosures.byChannel", value, "条", { scope, partOf: total });
    return passage`全年累计公开各类信息${total}：门户网站${part("website", posts.website)}、微信公众号${part("wechat", posts.account)}、公告栏等其他渠道${part("other", posts.other)}。`;
  },
  ({ year, posts }, { count }) =>
    passage`${year}年通过政府网站公开信息${count("disclosures.byChannel", posts.website, "条", { scope: "website" })}，通过微信公众号推送信息${count("disclosures.byChannel", posts.account, "条", { scope: "wechat" })}。`,
];

/** More on publishing: key areas, interpretation of policies, documents. */
export const PUBLISHED_MORE: readonly Sentence[] = [
  ({ interpretations }, { count }) =>
    passage`发布政策解读${count("interpretations", interpretations, "篇")}，采用文字、图表和短视频等形式说明政策要点。`,
  ({ topics }) => `及时更新${topics[0]}、${topics[1]}等重点领域信息，方便群众查阅。`,
  ({ topics }) => `围绕${topics[0]}设置专题栏目，把办理条件、流程和结果一并公开。`,
  ({ agency }) => `按时公开预算、决算和${agency.kind.field}领域权责清单。`,
  ({ documents, self }, { count }) => {
    if (documents === null) return "对历年文件进行梳理，及时公布清理结果。";
    const detail = { scope: "documents.normativeDocuments" };
    return passage`${self}本年度制发行政规范性文件${count("documents.issued", documents.issued, "件", detail)}，废止${count("documents.repealed", documents.repealed, "件", detail)}，现行有效${count("documents.inForce", documents.inForce, "件", detail)}。`;
  },
  ({ licenses, penalties }, { count }) =>
    passage`全年作出行政许可决定${count("decisions.licenses", licenses, "件")}、行政处罚决定${count("decisions.penalties", penalties, "件")}，结果均按时公示。`,
];

/** On requests, where some came in. */
export const REQUESTED: readonly Sentence[] = [
  ({ received, pendingAtStart, pendingAtEnd }, { count }) =>
    passage`全年收到政府信息公开申请${count("requests.received", received, "件")}，上年结转${count("requests.pendingAtStart", pendingAtStart, "件")}，结转下年度继续办理${count("requests.pendingAtEnd", pendingAtEnd, "件")}，均在法定期限内处理。`,
  ({ received, granted, partiallyGranted }, { count }) => {
    const total = count("requests.received", received, "件");
    const part = (scope: string, value: number) =>
      count("requests.outcome", value, "件", { scope, partOf: total });
    return passage`本年度新收依申请公开${total}，其中予以公开${part("processed.granted", granted)}，部分公开${part("processed.partiallyGranted", partiallyGranted)}，其余按规定答复并说明理由。`;
  },
  ({ self, received, processed }, { count }) =>
    passage`${self}规范登记、审核、答复各环节，全年新收政府信息公开申请${count("requests.received", received, "件")}，办结${count("requests.processed", processed, "件")}。`,
];

/** On requests, where none came in. */
export const NOT_REQUESTED: readonly Sentence[] = [
  ({ year, self }, { none }) =>
    passage`${year}年，${self}${none("未收到", ["requests.received"])}政府信息公开申请。`,
  (_, { count }) =>
    passage`全年收到政府信息公开申请${count("requests.received", 0, "件")}，依申请公开渠道保持畅通。`,
  ({ self }, { none }) =>
    passage`${self}畅通当面、信函和网络等申请渠道，本年度${none("没有收到", ["requests.received"])}依申请公开事项。`,
];

const PETITION = { scope: "processed.declined.petitionOrComplaint" } as const;

/** On requests that are petitions in substance. */
export const PETITIONS: readonly Sentence[] = [
  ({ petitions }, { count }) =>
    passage`对以申请公开名义提出的信访、举报、投诉类事项${count("requests.outcome", petitions, "件", PETITION)}，告知申请人通过相应渠道反映，并与信访部门做好衔接。`,
  ({ petitions }, { count }) =>
    passage`另有${count("requests.outcome", petitions, "件", PETITION)}属于信访举报投诉，不作为政府信息公开申请处理，已逐件说明理由。`,
];

/** On how information is kept. */
export const MANAGEMENT: readonly Sentence[] = [
  ({ self }) => `${self}落实先审查、后公开制度，由起草科室、办公室和分管领导逐级把关。`,
  () => "对公文在起草时即确定公开属性，不予公开的注明理由，定期复核。",
  () => "开展历史文件清理，对失效和废止的文件及时标注状态。",
  () => "发布前核对错别字、个人信息和保密事项，发现问题当日改正。",
];

/** On website and accounts. */
export const PLATFORM: readonly Sentence[] = [
  () => "调整网站栏目设置，把办事指南、政策文件和咨询入口放在首页，减少查找步骤。",
  ({ self }) => `${self}公众号增设政策问答菜单，每周更新，留言由专人回复。`,
  ({ hotlineAnswers }, { count }) =>
    passage`网站互动栏目和热线全年答复群众咨询${count("consultations", hotlineAnswers, "件")}。`,
  () => "在办事大厅设置政务公开专区，提供查询机、纸质文件和现场讲解。",
  () => "完成网站适老化改造，字号可调，支持语音朗读。",
];

/** On supervision and training. */
export const OVERSIGHT: readonly Sentence[] = [
  ({ trainings }, { count }) =>
    passage`组织政务公开业务培训${count("training", trainings, "次")}，讲解保密审查、申请答复和网站维护。`,
  ({ self }) => `${self}将政务公开纳入科室年度考核，按季度通报进度。`,
  () => "邀请群众代表对公开内容打分，意见逐条整改。",
  () => "本年度没有因政府信息公开工作受到责任追究。",
  () => "公布监督电话，对反映的问题限时回复。",
];
