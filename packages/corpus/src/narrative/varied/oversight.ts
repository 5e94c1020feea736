import { passage } from "../passage.ts";
import type { Sentence } from "../sentence.ts";

/** Trainings, meetings and answers to enquiries. */
export const OVERSIGHT: readonly Sentence[] = [
  ({ trainings }, { count }) => passage`全年举办政务公开培训${count("training", trainings, "次")}。`,
  ({ trainings, further }, { count }) =>
    passage`组织政务公开业务培训${count("training", trainings, "场")}，参训${count("training.participants", further.participants, "人次")}。`,
  ({ self, further }, { count }) =>
    passage`${self}召开政务公开工作会议${count("meetings", further.meetings, "次")}，研究解决栏目更新、保密审查等事项。`,
  ({ hotlineAnswers }, { count }) =>
    passage`全年答复群众咨询${count("consultations", hotlineAnswers, "件", { canBeRounded: true })}。`,
  ({ hotlineAnswers }, { count }) =>
    passage`局长信箱办理群众来信${count("consultations", hotlineAnswers, "件")}。`,
  ({ hotlineAnswers }, { count }) => passage`线上咨询${count("consultations", hotlineAnswers, "人次")}。`,
  ({ hotlineAnswers }, { count }) =>
    passage`办理12345热线工单${count("consultations", hotlineAnswers, "件")}，均在规定时间内回复。`,
  ({ further }, { count, percent }) =>
    passage`参加政务公开培训${count("training.participants", further.participants, "人次")}，工单按时办结率${percent("rate", 99.5, "onTime")}。`,
  ({ hotlineAnswers }, { count, percent }) =>
    passage`受理网上咨询${count("consultations", hotlineAnswers, "条")}，答复率${percent("rate", 100, "response")}。`,
];

/** Numbers that state nothing of disclosure: staff, money, documents, dates, telephones, statistics, plans. */
export const DISTRACTORS: readonly Sentence[] = [
  ({ self }) => `${self}现有从事政务公开工作的人员3名，其中兼职2名。`,
  () => "安排政务公开工作经费0.5万元，用于栏目维护。",
  ({ year }) => `认真执行《关于做好政务公开工作的通知》（国办发〔${year}〕8号）要求。`,
  ({ year }) => `${year}年5月15日开展政务公开日活动，现场发放资料200份。`,
  () => "监督电话0000-1000009，工作日8时30分至17时30分有人接听。",
  ({ agency }) =>
    `${agency.region.city ?? agency.region.province}全年地区生产总值增长5.2%，完成固定资产投资36.8亿元。`,
  () => "建成口袋公园12个，改造农村公路48公里。",
  () => "对照条例第二十条、第二十一条逐项核对，20个工作日内答复的要求得到落实。",
  ({ trainings }) => `下一步计划每年培训不少于${trainings + 2}次。`,
  () => "网站设有一级栏目6个、二级栏目32个。",
  () => "明确各科室每月报送信息不少于3条，逾期未报的予以提醒。",
  ({ year }) => `${year + 1}年计划主动公开信息500条以上。`,
  () => "办理群众来信来访事项24件，收到感谢信3封。",
  ({ self }) => `${self}修订保密审查等内部制度4项，更新办事流程图16张。`,
  () => "接受上级督查2次，整改问题5个，整改时限均不超过15日。",
];

/** Paragraphs without numbers. */
export const PLAIN_WORDS: readonly Sentence[] = [
  ({ self }) => `${self}坚持以公开为常态、不公开为例外，完善审核流程。`,
  ({ topics }) => `围绕${topics[0]}加大公开力度，回应群众关切。`,
  () => "对拟公开的信息逐级审查，做到涉密信息不上网、上网信息不涉密。",
  ({ agency }) => `加强${agency.kind.field}领域信息管理，定期清理过期内容。`,
  () => "优化检索功能，方便公众查询。",
];
