/**
 * Words that made-up narratives are written with: ordinary two-character words, so that every tokenizer of Chinese finds
 * their borders. Names of projects are three of them in a row, some ten thousand in all, so that most occur once or twice.
 */
export const NAME_BEGINNINGS = [
  ..."便民 惠企 阳光 乡镇 网格 社区 校园 智慧 流动 村级 巷口 夜间 周末 银龄 青年 家庭 田间 车间 码头 集市 邻里 驿站 早茶 庭院".split(
    " ",
  ),
];

export const NAME_MIDDLES = [
  ..."政策 法规 办事 服务 信息 咨询 民生 普法 意见 热线 清单 流程 资料 体验 账本 证照 补贴 诉求 项目 数据 档案 标准 材料 案例".split(
    " ",
  ),
];

export const NAME_ENDINGS = [
  ..."问答 地图 手册 直播 课堂 专窗 讲堂 漫画 专栏 沙龙 集中 巡展 小站 图解 快递 对话 播报 展板 夜校 联盟 超市 橱窗 广播 回访".split(
    " ",
  ),
];

/** Objects of ordinary sentences. */
export const OBJECTS = [
  ..."公开目录 公开指南 栏目设置 检索功能 网站页面 信息发布 政策文件 办事流程 便民措施 审核机制 保密审查 责任清单 年度要点 业务培训 考核办法 工作台账 答复文书 公开专区 政民互动 舆情回应 数据开放 档案移交 查阅场所 公示栏位 咨询窗口 解读材料 会议纪要 预算决算 采购结果 招标公告 征收补偿 环境监测 食品抽检 就业岗位 学位安排 医保报销 救助对象 道路施工 供水检修 危房改造 灌溉设施 种粮补贴 林权登记 渔业许可 消防检查 地名命名 养老床位 公交线路 停车泊位".split(
    " ",
  ),
];

export const VERBS = [
  ..."完善 优化 调整 梳理 更新 健全 细化 规范 拓展 压实 改进 明确 修订 充实 推进 落实 统筹 简化 整合 强化".split(
    " ",
  ),
];

export const MANNERS = [
  ..."持续 及时 全面 定期 逐项 同步 重点 认真 稳步 依法 主动 分类 逐月 集中 扎实 有序 准确 严格".split(" "),
];

export const AIMS = [
  ..."提升服务效能 保障公众知情 方便群众查询 回应社会关切 促进公平公正 增强公开实效 缩短办理时限 减少重复提交 提高答复质量 扩大公众参与 防止泄露隐私 推动业务协同 降低企业成本 统一办理口径 消除查询障碍".split(
    " ",
  ),
];

export const SHORTCOMINGS = [
  ..."更新不够及时 内容不够全面 解读形式单一 队伍力量薄弱 检索不够方便 主动意识不强 培训覆盖不足 页面层级过深 互动回复偏慢 数据口径不一 基层人员变动频繁 栏目划分较粗 答复文书不够规范 专区利用率不高 公开渠道偏少".split(
    " ",
  ),
];

export const MATTERS = [
  ..."土地征收 房屋拆迁 低保审批 工程招标 学区划分 医保结算 宅基地审批 环评批复 退休待遇 村务账目 规划许可 水价听证 停车收费 救灾物资 教师招聘 采砂许可 食品处罚 集体资产 道路命名 河道整治".split(
    " ",
  ),
];
