import { REQUESTS_ENTRIES } from "@gongkai/schema";

/** What a word does in a sentence that states a number. */
export type WordClass =
  | "adverb"
  | "approximately"
  | "benign"
  | "each"
  | "among"
  | "through"
  | "separately"
  | "intent"
  | "part"
  | "yearStart"
  | "lastYear"
  | "compare"
  | "sincePast"
  | "increase"
  | "decrease"
  | "publish"
  | "post"
  | "information"
  | "content"
  | "channel"
  | "disclosure"
  | "request"
  | "receive"
  | "receiveAndProcess"
  | "reply"
  | "pendingAtStart"
  | "pendingAtEnd"
  | "outcome"
  | "applicant"
  | "requestChannel"
  | "reconsideration"
  | "litigation"
  | "remedyOutcome"
  | "case"
  | "issue"
  | "repeal"
  | "inForce"
  | "document"
  | "interpretation"
  | "processingFee"
  | "anyFee"
  | "feeNotice"
  | "administrativeFee"
  | "amount"
  | "collect"
  | "license"
  | "decide"
  | "handle"
  | "proposal"
  | "training"
  | "meeting"
  | "follower"
  | "visit"
  | "consultation"
  | "otherCase"
  | "rate"
  | "none"
  | "notDone"
  | "notReceived"
  | "because"
  | "suffer"
  | "grievance";

/** A word that a reader of claims knows, with the part of the quantity that it names. */
export interface Word {
  readonly text: string;
  readonly class: WordClass;
  /** The scope that the word gives a claim; empty for none. */
  readonly scope: string;
}

type WordList = { readonly [scope: string]: string };

/**
 * The vocabulary of sentences that state numbers, in Simplified script and half-width punctuation: class, scope,
 * words. Where two words begin alike the longer one is meant: 不予公开 is not 公开. The file is long because the
 * vocabulary is one table.
 */
const VOCABULARY: Readonly<Record<WordClass, WordList>> = {
  // Words that may stand between a noun and its number and change nothing.
  adverb: {
    "": "共 共计 总计 合计 总共 一共 累计 累积 计 共有 达 达到 达到了 为 有 是 了 的 总数 总数量 总量 数 数量 件数 条数 总数为 总数达 实际 已 已经 均已 还 另 另外 同时 也 到 年度 以来 今年以来 一年来 发生 期间 圆满 顺利 全部 按时 按期 依法 依规 依法依规 及时 直接 涉及",
  },
  approximately: { "": "近 约 超 超过 逾 大约 将近 接近 多达", strict: "不足 不到" },
  // Words that modify without narrowing: who did it, to whom, and every sort of it.
  benign: {
    "": "我局 本局 我县 我市 我区 我镇 我乡 我旗 我委 我办 我厅 我院 我校 我处 我单位 我街道 我部门 我中心 我省 我州 我机关 本机关 本县 本市 本区 本镇 本乡 本委 本办 本厅 本院 本校 本处 本单位 本街道 本部门 本中心 全市 全县 全区 全旗 全镇 全乡 全局 全省 全州 各类 各种 各项 相关 有关 任何 其他 公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民法人和其他组织 公民法人或其他组织 社会公众 公众 群众 社会 申请人 书面 有效 对外 面向社会 向社会 提出 提交 递交 过 和 与 及 以及 或 或者 并 方面 发出 开具 下达 送达 寄发 要求 关于 对 来自 于 在 由 向 政府 我们 等 情况 工作 业务 事宜 事项 现象 问题 纠纷 类 件 发生 上述 该项 其它 规划计划 计划规划 工作计划 计划总结 年度计划 如期 如下 如实 例如 比如 诸如 若干",
  },
  each: { "": "均 均为 都 都为 皆 皆为 各 均是 均达 均达到 均达到了 均实现" },
  among: { "": "其中 包括 具体为" },
  through: {
    "": "通过 利用 依托 运用 借助 经由 在各 各平台 多渠道 多种渠道 等渠道 等方式 等平台 等媒体 等形式 等载体 等途径",
  },
  separately: { "": "分别 分别为 依次 依次为" },
  // What is planned, prescribed, supposed or an average was not counted.
  intent: {
    "": "应当 应于 应在 须 拟 计划 力争 争取 目标 不少于 不低于 不高于 不得 不超过 至少 预计 预期 下一步 今后 明年 来年 将继续 将进一步 将加 将不断 将从 将按 将组织 将开展 将通过 如 若 凡 假如 将继续办理",
    clause:
      "每年 每月 每季度 每季 每周 每天 每日 每半年 每件 每人 每条 每次 每个 每名 每家 人均 平均 日均 月均 减免 免收 应收 拟收 退还 上限 最多",
  },
  part: {
    "": "季度 一季度 二季度 三季度 四季度 第一季度 第二季度 第三季度 第四季度 前三季度 上半年 下半年 当月 本月 上月 当日 当天 本周 月份 首批 期内",
  },
  yearStart: { "": "全年 本年 本年度 今年 当年 全年度 一年来 今年以来 报告期内 本统计年度 统计年度" },
  lastYear: { "": "上年 上年度 去年 去年度 上一年 上一年度 上年同期 去年同期 上一年同期 上年度同期 同期" },
  compare: {
    "": "同比 较上年 较上年度 较去年 比上年 比上年度 比去年 较上一年 较上一年度 比上一年 比上一年度 与去年相比 与上年相比 与上年度相比 与上一年相比 与上一年度相比 相比去年 相比上年 较去年同期 较上年同期 比去年同期 比上年同期 与去年同期相比 与上年同期相比 同比上年 同比去年",
    strict: "较 比 相比 环比 相较 对比",
  },
  sincePast: {
    "": "历年 历年来 近年来 近三年 近五年 近两年 三年来 五年来 建站以来 开通以来 成立以来 实施以来 施行以来 上线以来 自开通 自成立 自实施",
  },
  increase: { "": "增长 增加 上升 提高 提升 增幅 增长了 增加了 上升了 增 增幅为 增幅达 多" },
  decrease: { "": "下降 减少 降低 减少了 下降了 降低了 降幅 减 降 降幅为 降幅达 少" },
  publish: {
    "": "主动公开 公开 公布 主动公开了 公开了 发布 发布了 主动发布 公开发布 主动公开发布 发布公开 累计公开",
  },
  post: {
    "": "推送 刊发 刊登 登载 刊载 编发 推出 更新 更新发布 上传 转载 转发 发送 发文 推文 推送了 发表 播发 制作发布 编辑发布 录入 公示 张贴",
  },
  information: {
    "": "信息 政府信息 政务信息 各类信息 各类政府信息 政府信息数 信息总数 信息量 信息数 信息数量 政府信息总数 政府信息数量 公开信息总数",
  },
  // What accounts carry.
  content: {
    "": "文章 图文 图文信息 视频 短视频 作品 稿件 消息 原创信息 原创文章 原创稿件 微信 政务信息稿件 宣传信息 图文消息 视频作品 短视频作品",
  },
  channel: {
    website:
      "门户网站 部门网站 单位网站 本部门网站 政府门户网站 政府网站 官方网站 官网 网站 市政府网站 县政府网站 区政府网站 政府信息公开网 信息公开网 政府网 门户网 政务网 信息公开平台 政府信息公开平台 信息公开专栏 政府信息公开专栏 政务公开专栏 门户网站专栏 网站专栏 政府信息公开网站",
    wechat:
      "微信公众号 微信公众平台 官方微信 政务微信 微信平台 公众号 微信订阅号 微信号 微信 官方微信公众号 政务微信公众号 公众微信号 微信公众账号",
    weibo: "微博 官方微博 政务微博 新浪微博 微博号 微博账号",
    douyin: "抖音 抖音号 官方抖音 抖音账号 政务抖音 抖音平台 官方抖音号 抖音短视频",
    kuaishou: "快手 快手号 快手账号 官方快手",
    toutiao: "今日头条 头条号 今日头条号 头条",
    app: "APP 客户端 移动客户端 手机客户端 手机APP 新闻客户端",
    newMedia: "政务新媒体 新媒体 新媒体平台 政务新媒体平台 政务新媒体账号 两微一端",
    gazette: "政府公报 公报",
    pressConference: "新闻发布会 新闻通气会 政策例行吹风会",
    noticeBoard: "公告栏 公示栏 宣传栏 公开栏 政务公开栏 信息公开栏 公开专栏 电子显示屏 电子屏 信息栏",
    pressAndBroadcast:
      "报刊 报纸 电视 广播 新闻媒体 报刊广播电视 广播电视 电视台 报刊、广播、电视 报刊、广播、电视等 主流媒体",
    other: "其他方式 其他渠道 其它方式 其它渠道 其他途径 其他形式 其他平台 其它平台 其它途径 其它形式",
  },
  disclosure: {
    "": "政府信息公开 信息公开 政务公开 政府信息公开工作 信息公开工作 政务公开工作 公开工作 政务公开和政府信息公开",
  },
  request: {
    "": "政府信息公开申请 信息公开申请 公开申请 依申请公开 依申请公开申请 依申请公开件 依申请公开事项 依申请公开信息 依申请公开政府信息 依申请公开政府信息申请 依申请公开信息申请 政府信息依申请公开 依申请政府信息公开 政府信息公开申请事项 政府信息公开申请件 依申请公开的政府信息 依申请件 依申请 申请公开政府信息 申请公开信息 政府信息公开的申请 政府信息申请 依申请公开的申请 信息公开依申请 政务公开申请 政府信息公开申请表 依申请公开业务 依申请公开政府信息事项 政府信息公开申请数量 依申请公开数量",
    bare: "申请 申请件 申请事项 申请量",
  },
  receive: {
    "": "收到 接收 受理 新收 新收到 接到 新受理 新接收 本年新收 收到并受理 接收并受理 接受 接收到 受理了 收到了",
  },
  receiveAndProcess: {
    "": "收办 共收办 收到和处理 收到及处理 收到并处理 收到、处理 收到和办理 收到并办理 接收和处理 受理和办理 受理并办理 收到并答复 受理并答复",
    both: "收办 共收办",
  },
  reply: {
    "": "办结 答复 办理完毕 处理完毕 办复 办理答复 答复办结 已办结 予以答复 依法答复 按期答复 按时答复 回复 按时办结 按期办结 办结答复 作出答复 受理办结",
  },
  pendingAtStart: {
    "": "上年结转 上年度结转 上一年结转 上一年度结转 上年转结 结转上年 上年度结转至本年 上年度结转办理 上年结转办理 上年度转结 上年结转政府信息公开申请 上年度结转政府信息公开申请 上一年度结转政府信息公开申请 去年结转 上年结转申请 上年度结转申请",
  },
  pendingAtEnd: {
    "": "结转下年 结转下年度 结转下一年 结转下一年度 结转下年度继续办理 结转下年继续办理 结转下一年继续办理 结转下一年度继续办理 结转下年度办理 结转下年办理 结转至下年 结转至下年度 结转至下一年 结转至下一年度 结转至下年度继续办理 结转至下一年度继续办理 结转到下年 结转到下年度 结转到下一年度 结转次年 结转至次年 结转次年继续办理 结转下一年度办理",
  },
  outcome: {
    "processed.granted": "予以公开 全部公开 准予公开",
    "processed.partiallyGranted": "部分公开 予以部分公开 区分处理",
    "processed.denied": "不予公开 不予以公开 决定不予公开 不予公开的",
    "processed.unableToProvide": "无法提供 无法提供的",
    "processed.unableToProvide.notHeld": "本机关不掌握 不掌握相关政府信息 不掌握相关信息",
    "processed.unableToProvide.requiresCreation": "没有现成信息 需要另行制作",
    "processed.unableToProvide.unclearAfterCorrection": "补正后仍不明确",
    "processed.declined": "不予处理 不予处理的",
    "processed.declined.petitionOrComplaint":
      "信访举报投诉 信访、举报、投诉 信访举报投诉类 信访、举报、投诉类 信访、举报、投诉类申请 属于信访举报投诉 属于信访举报投诉类",
    "processed.otherwiseClosed": "其他处理 其它处理 作其他处理 其他方式处理",
    "processed.otherwiseClosed.correctionOverdue": "逾期不补正 逾期未补正",
    "processed.otherwiseClosed.feeUnpaid": "逾期未缴费 逾期不缴费 逾期未缴纳费用",
  },
  applicant: {
    naturalPerson: "自然人 自然人申请 自然人申请人 公民个人 个人申请 公民申请",
    organization:
      "法人或其他组织 法人和其他组织 法人及其他组织 法人或者其他组织 法人、其他组织 法人 法人申请 法人组织 法人或其他组织申请 法人和其他组织申请 法人其他组织",
    commercialEnterprise: "商业企业 商业企业申请",
    researchInstitution: "科研机构 科研机构申请",
    publicWelfareOrganization: "社会公益组织 社会公益组织申请",
    legalServiceProvider: "法律服务机构 法律服务机构申请",
  },
  requestChannel: {
    online:
      "网上申请 网络申请 网上 在线申请 线上申请 网上平台 网络渠道 网络 网站申请 网上渠道 在线 网上提交 网络平台 互联网 网上受理 平台申请 网站在线申请 网上申请平台",
    inPerson: "当面申请 现场申请 当面 现场 当面提交 当面递交 窗口申请 窗口",
    letter: "信函申请 信函 邮寄申请 邮寄 来信 书信 来函 信件申请 邮政寄送 书信申请 来信申请 邮政特快专递",
    email: "电子邮件 电子邮件申请 电子邮箱 邮件申请 邮箱申请 电邮",
    fax: "传真 传真申请",
    other: "其他方式申请 其他渠道申请 其它方式申请 其他形式申请",
  },
  reconsideration: { "": "行政复议 复议 行政复议申请 被申请行政复议 申请行政复议 提起行政复议 提起复议" },
  litigation: {
    "": "行政诉讼 诉讼 提起行政诉讼 被提起行政诉讼 提起诉讼 行政应诉",
    directLitigation: "未经复议直接起诉 未经复议直接诉讼",
    litigationAfterReconsideration: "复议后起诉 复议后诉讼",
  },
  remedyOutcome: {
    upheld: "结果维持 维持",
    corrected: "结果纠正 纠正 被纠错 纠错 败诉 被撤销",
    otherOutcome: "其他结果 其它结果",
    pending: "尚未审结 未审结 正在审理",
  },
  case: { "": "案件 案" },
  issue: {
    "": "制发 制定 出台 印发 制订 新制定 新制发 制定出台 制定印发 制定并公开 制定发布 制定公开 新出台 新印发 制发并公开 印发公开 制定了 出台了 制定并发布 本年制发 新制订 共制发",
  },
  repeal: { "": "废止 废止了 本年废止 宣布废止 清理废止 共废止 已废止" },
  inForce: { "": "现行有效 现行有效的 继续有效 有效" },
  document: {
    "documents.normativeDocuments": "行政规范性文件 规范性文件",
    "documents.rules": "规章 政府规章 部门规章",
    "": "文件 各类文件 公文 各类公文",
  },
  interpretation: {
    "": "政策解读 政策解读材料 政策解读信息 解读材料 政策解读稿件 政策解读稿 政策解读文章 解读信息 解读 政策文件解读 政策解读类信息 解读稿件 解读文章",
  },
  processingFee: {
    "": "信息处理费 信息公开处理费 政府信息处理费 政府信息公开处理费 政府信息公开信息处理费 信息公开信息处理费 依申请公开信息处理费 信息公开相关处理费 政府信息公开相关处理费 信息处理费用 信息处理收费 信息公开费用 政府信息公开费用 信息公开处理费用 政府信息公开处理费用 依申请公开费用 政府信息公开信息处理费用 政府信息公开收费 信息公开收费 处理费 信息公开申请处理费 政府信息公开申请处理费 政府信息公开申请费用 信息处理费的收取",
  },
  anyFee: { "": "费用 检索费 复制费 邮寄费 检索、复制、邮寄 检索、复制、邮寄等 成本费用 检索、复制 收费" },
  feeNotice: {
    "": "收费通知 信息处理费收费通知 收费通知书 缴费通知 信息处理费缴费通知 信息处理费收费通知书",
  },
  administrativeFee: { "": "行政事业性收费 行政事业性收费收入 行政事业性收费金额 行政事业性收费总金额" },
  amount: { "": "金额 总金额 收费金额 费用金额 收费总金额 总额" },
  collect: { "": "实收 实际收取 收取 收取了 征收 收缴 收费 收" },
  license: {
    "decisions.licenses": "行政许可 行政许可决定 行政许可案件 行政许可处理决定",
    "decisions.penalties": "行政处罚 行政处罚决定 行政处罚案件 行政处罚案 行政处罚处理决定",
    "decisions.compulsoryMeasures": "行政强制 行政强制措施 行政强制决定 行政强制案件 行政强制处理决定",
  },
  decide: { "": "查处 作出 做出 实施 作出的 处理 处理决定 办理了 作出了 做出了 采取" },
  handle: { "": "办理 承办 办复 主办 协办 办理的 承办的" },
  proposal: {
    deputies: "人大代表建议 人大建议 人大代表议案 代表建议 人大议案 人大代表建议意见 人大代表意见建议",
    members: "政协委员提案 政协提案 委员提案 政协委员建议",
    both: "建议提案 人大建议政协提案 两会建议提案 人大代表建议政协委员提案 人大代表建议和政协委员提案 人大代表建议、政协委员提案 人大建议、政协提案 人大建议和政协提案 人大代表建议和政协提案 人大代表建议、政协提案 人大代表建议及政协委员提案 议案提案 人大、政协建议提案 人大代表建议、政协委员提案办理",
  },
  training: {
    "": "培训 培训会 培训班 业务培训 培训活动 专题培训 业务培训会 业务培训班 专题培训会 专题培训班 工作培训 工作培训会 工作培训班 集中培训",
    participants: "参训 参训人员 参加培训 参训人数 受训 培训人员 培训人次 参加人员",
  },
  meeting: { "": "会议 工作会议 专题会议 工作会 推进会 专题会 调度会 工作推进会 部署会 例会 领导小组会议" },
  follower: {
    "": "粉丝 粉丝数 粉丝量 粉丝数量 关注人数 关注用户 关注数 关注量 用户数 订阅用户 关注用户数 粉丝总数 粉丝人数 订阅数",
  },
  visit: {
    "": "访问量 点击量 浏览量 阅读量 总访问量 访问 浏览 点击 点击数 访问次数 浏览次数 总点击量 总阅读量 总浏览量 页面浏览量 访问人次 独立用户访问总量 独立用户访问量",
  },
  consultation: {
    "": "咨询 群众咨询 线上咨询 网上咨询 在线咨询 咨询答复 咨询服务 电话咨询 公众咨询 现场咨询 群众来信",
    mailbox: "局长信箱 县长信箱 市长信箱 区长信箱 领导信箱 书记信箱 镇长信箱 主任信箱 旗长信箱",
    hotline:
      "12345 12345热线 12345政务服务便民热线 12345热线工单 12345工单 12345市民热线 政务服务便民热线 12345政务服务热线 12345政府服务热线",
    messages: "留言 群众留言 网上留言 网民留言 网友留言 公众留言 网站留言",
  },
  otherCase: {
    "": "工单 信件 信访件 信访 投诉 举报 来电 诉求 线索 来访 信访事项 反映 意见 投诉件 建议 提案 民意 舆情",
  },
  rate: {
    satisfaction:
      "满意率 群众满意率 代表满意率 委员满意率 代表委员满意率 满意率或基本满意率 满意率和基本满意率 满意度 群众满意度 代表委员满意度",
    response: "答复率 回复率 办复率 公文答复率",
    completion: "办结率 办理率 完成率",
    onTime:
      "按时办结率 按期办结率 按时答复率 按期答复率 按时办复率 及时答复率 及时办结率 按时回复率 及时回复率 按时率 及时率",
    meeting: "见面率 面商率 走访率 沟通率 走访面商率",
    disclosure: "公开率 主动公开率 应公开公开率",
  },
  none: { "": "无 没有 未有 不存在 未出现 未曾有 没出现 没有出现 无发生 暂无 尚无 未曾出现 均无" },
  notDone: {
    "": "未 未曾 没有 未发生 没有发生 未产生 没有产生 未引发 未引起 均未 均未发生 均未产生 都未 没发生 没产生 未涉及 没有涉及",
    collect: "未收取 没有收取 未收 没有收 未向申请人收取 未产生收取 没收取 不收取 均未收取 未发生收取 未征收",
    issue: "未制发 未制定 未出台 没有制发 没有制定 没有出台 未印发 未制定出台 未新制定 未新制发 无制发",
    repeal: "未废止 没有废止",
    decide: "未作出 未做出 没有作出 没有做出 未实施 没有实施 未采取",
    notice: "未发出 没有发出 未开具 没有开具 未下达",
    handle: "未承办 没有承办 未办理 没有办理",
  },
  notReceived: {
    "": "未收到 没有收到 未接到 没有接到 未接收 未受理 没有受理 没有接收 未接收到 没收到 未新收 尚未收到 暂未收到 从未收到 均未收到 没有接收到 暂没有收到",
  },
  because: { "": "因 因为 由 引发 引发的 引起 引起的 导致 导致的 产生 产生的 而 对我局 针对 涉及 有关于" },
  suffer: { "": "被 受到 被申请 被提起 提起 提出 申请 被提出 遭到 遭受 被申请人 复议机关 向" },
  grievance: { "": "投诉 举报 申诉 信访 上访 投诉举报 举报投诉 举报、投诉 投诉、举报 责任追究 处分 纠错" },
};

/** What words begin with: the word that ends here, and the beginnings one UTF-16 unit longer. */
interface Beginning {
  word: Word | null;
  readonly next: Map<number, Beginning>;
}

/** A vocabulary, found by the UTF-16 units of its words, one after the other. */
export interface Lexicon {
  /** For each UTF-16 unit the index of its beginning plus one; 0 where no word begins with it. */
  readonly indexOf: Uint16Array;
  readonly beginnings: readonly Beginning[];
}

/** The rows of the form under "processed", without their ordinals, as the form itself words them. */
function outcomesOfTheForm(): readonly Word[] {
  return REQUESTS_ENTRIES.flatMap(({ id, label }) => {
    const text = label.replace(/^(?:（.）|\d\.)/, "").replace(/（.*$/, "");
    const isOutcome = id.startsWith("processed.") && text.length > 2;
    return isOutcome ? [{ text, class: "outcome" as const, scope: id }] : [];
  });
}

function createLexicon(): Lexicon {
  const known = new Map<string, Word>();
  for (const [wordClass, lists] of Object.entries(VOCABULARY) as [WordClass, WordList][]) {
    for (const [scope, words] of Object.entries(lists)) {
      for (const text of words.split(" ")) {
        // A word of two classes keeps the first; the reader of claims asks for either.
        if (!known.has(text) || scope === "both") known.set(text, { text, class: wordClass, scope });
      }
    }
  }
  for (const word of outcomesOfTheForm()) known.set(word.text, word);
  const root: Beginning = { word: null, next: new Map() };
  for (const word of known.values()) {
    let beginning = root;
    for (let at = 0; at < word.text.length; at++) {
      const code = word.text.charCodeAt(at);
      const longer = beginning.next.get(code) ?? { word: null, next: new Map() };
      beginning.next.set(code, longer);
      beginning = longer;
    }
    beginning.word = word;
  }
  const indexOf = new Uint16Array(0x10000);
  const beginnings: Beginning[] = [];
  for (const [code, beginning] of root.next) indexOf[code] = beginnings.push(beginning);
  return { indexOf, beginnings };
}

let lexicon: Lexicon | undefined;

/** The vocabulary, made ready on first use. */
export function claimLexicon(): Lexicon {
  lexicon ??= createLexicon();
  return lexicon;
}

/** The word that stands at an offset, the longest where several do; null where none does. */
export function wordAt({ indexOf, beginnings }: Lexicon, text: string, at: number): Word | null {
  const index = indexOf[text.charCodeAt(at)] ?? 0;
  if (index === 0) return null;
  let beginning = beginnings[index - 1];
  let word: Word | null = null;
  for (let end = at + 1; beginning !== undefined; end++) {
    word = beginning.word ?? word;
    beginning = beginning.next.get(text.charCodeAt(end));
  }
  return word;
}
