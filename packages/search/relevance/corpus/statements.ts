import type { SectionId } from "@gongkai/schema";

/** What a section can state in a number, and how people ask for it. */
export interface Statement {
  readonly id: string;
  readonly section: SectionId;
  /** The usual number of a county's bureau. */
  readonly usual: number;
  /** The sentences that state it, with `{}` for the number. */
  readonly sentences: readonly string[];
  /** Whether a normalised text states it; it fits real reports as well. */
  readonly stated: RegExp;
  /** Ways to ask for it: the words of the reports, the same among others, and other words. Place and year come before. */
  readonly questions: readonly string[];
}

/** Every kind of number that made-up narratives state. */
export const STATEMENTS: readonly Statement[] = [
  {
    id: "received",
    section: "requests",
    usual: 24,
    sentences: [
      "全年收到政府信息公开申请{}件",
      "本年度共收到公开申请{}件，均已登记",
      "收到公众提出的信息公开申请{}件",
    ],
    stated: /收到[^。；]{0,16}申请\d+件/,
    questions: ["收到多少件公开申请", "收到了几件申请", "信息公开申请数量是多少"],
  },
  {
    id: "refused",
    section: "requests",
    usual: 6,
    sentences: ["不予公开{}件", "其中决定不予公开{}件", "因涉及他人隐私不予公开{}件"],
    stated: /不予公开\d+件/,
    questions: ["不予公开多少件", "不予公开的有几件", "有多少申请不予公开了"],
  },
  {
    id: "unavailable",
    section: "requests",
    usual: 5,
    sentences: ["本机关不掌握相关政府信息{}件", "无法提供{}件，均说明了理由"],
    stated: /(?:不掌握相关政府信息|无法提供)\d+件/,
    questions: ["无法提供多少件", "不掌握相关信息的有几件", "多少申请无法提供"],
  },
  {
    id: "reconsideration",
    section: "remedies",
    usual: 4,
    sentences: ["因信息公开被申请行政复议{}件", "发生行政复议案件{}件"],
    stated: /行政复议(?:案件)?\d+件/,
    questions: ["行政复议多少件", "被申请行政复议几件", "行政复议案件数量是多少"],
  },
  {
    id: "lawsuit",
    section: "remedies",
    usual: 3,
    sentences: ["行政诉讼{}件", "被提起行政诉讼{}件，均按时应诉"],
    stated: /行政诉讼\d+件/,
    questions: ["行政诉讼多少件", "被提起行政诉讼几件", "打了几场行政诉讼官司"],
  },
  {
    id: "disclosed",
    section: "overview",
    usual: 860,
    sentences: ["全年主动公开政府信息{}条", "通过门户网站主动公开信息{}条"],
    stated: /主动公开(?:政府)?信息\d+条/,
    questions: ["主动公开信息多少条", "主动公开了几条政府信息", "主动公开的信息总共有多少"],
  },
  {
    id: "training",
    section: "overview",
    usual: 4,
    sentences: ["举办政务公开业务培训{}期", "组织信息公开业务培训{}期，覆盖全部科室"],
    stated: /业务培训\d+期/,
    questions: ["举办业务培训几期", "政务公开培训有多少期", "搞了几次业务培训"],
  },
  {
    id: "account",
    section: "overview",
    usual: 420,
    sentences: ["微信公众号推送信息{}条", "微信公众号全年发布{}条"],
    stated: /微信公众号[^。；]{0,8}\d+条/,
    questions: ["微信公众号推送多少条", "微信公众号发了几条信息", "公众号总共发布多少条"],
  },
  {
    id: "documents",
    section: "proactiveDisclosure",
    usual: 7,
    sentences: ["制发规范性文件{}件", "公开现行有效规范性文件{}件"],
    stated: /规范性文件\d+件/,
    questions: ["制发规范性文件多少件", "规范性文件有几件", "出台了多少规范性文件"],
  },
  {
    id: "licences",
    section: "proactiveDisclosure",
    usual: 310,
    sentences: ["办理行政许可{}件", "作出行政许可决定{}件"],
    stated: /行政许可(?:决定)?\d+件/,
    questions: ["办理行政许可多少件", "行政许可办了几件", "作出多少行政许可决定"],
  },
  {
    id: "fees",
    section: "otherMatters",
    usual: 600,
    sentences: ["收取信息处理费{}元", "按规定收取信息处理费{}元，已全额上缴"],
    stated: /信息处理费\d+元/,
    questions: ["收取信息处理费多少元", "信息处理费收了多少", "收了多少钱的信息处理费"],
  },
  {
    id: "proposals",
    section: "otherMatters",
    usual: 18,
    sentences: ["办理人大代表建议{}件", "承办并公开人大代表建议{}件"],
    stated: /代表建议\d+件/,
    questions: ["办理人大代表建议多少件", "人大代表建议有几件", "承办了多少代表建议"],
  },
];
