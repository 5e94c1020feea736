/** Characters that sound alike but for the tone: what an input method offers side by side. Written down by hand. */
const SAME_SOUND =
  "义议意易译益艺仪 复负付富附赴副 公工功攻共宫 开凯揩 信新心辛欣 息席喜系习析 申身深审神 请情青清轻晴 政正证整征争 " +
  "府俯腐 行形型刑 诉素速肃宿 讼送松颂 条调挑跳 件见建健间监检简 事是市式示室世视 务物误悟雾 指旨止纸直职 南难男 " +
  "目木幕牧慕 录路鹿陆 培陪赔 训讯迅寻 网往望王 站占战展 档挡荡党 案按岸暗 移疑宜 交教胶焦 停庭亭听 泊伯博薄 位未味卫为 " +
  "车彻扯 养样氧阳 老劳牢 床创窗 规归轨贵 范犯饭泛反 优忧幽 化画划话 流留刘 程成城呈承 便变遍边 民敏 措错挫 施师失诗 " +
  "责则择 任认人仁 单丹担 查察茶差 保报宝饱 密秘蜜 制治致智质 机及级即积基 登灯等 记计纪技 阅月越悦 场厂常长 所锁索 " +
  "答达打大 文闻稳问 书树输数 据剧具距 补不布步 环还缓 境静镜竞 测册侧策 食时十实 品聘贫 就旧救酒 业页叶 岗港刚 学雪血 " +
  "医衣依一 销消小校 助住注主祝 对队堆 象像向项相 道到倒 水税睡 修秀休 危微 房防方访 灌管观官 溉盖概 设社射摄 种中重终 " +
  "粮良两 林临邻 权全泉 渔鱼余 许需续 可科课克 地低底第 命名明鸣 提题替 升声生 服福扶 效笑 回会汇 应影英 众终重 查插";

/** Characters that look alike: what a reader of scanned or handwritten text mistakes. */
const SAME_SHAPE =
  "目日 未末 己已 人入 士土 问间 侯候 辩辨 晴睛 拔拨 折拆 治冶 帐账 申由 施拖 材村 培倍 录绿 移侈 交文 泊拍 位拉 信倍 " +
  "息患 复夏 栏拦 网冈 据剧 规现 审宙 查杳 责贵 任仕 清请情 单草 场扬 厅斤 提堤 使便 件伴 报服 务条 科料 住往 检捡 " +
  "政攻 环坏 进近 持特 待侍 续读 传转 完宗 善喜 优伏 化比 落洛 推堆 拓柘 展屉 压庄 实买 强张 细绌 充允 订灯 明朋";

function confusions(...lists: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const confused = new Map<string, string[]>();
  for (const group of lists.join(" ").split(" ")) {
    for (const character of group) {
      const others = Array.from(group).filter((other) => other !== character);
      confused.set(character, [...(confused.get(character) ?? []), ...others]);
    }
  }
  return confused;
}

/** What a character is mistaken for, by its sound or its shape. */
export const CONFUSABLE_CHARACTERS = confusions(SAME_SOUND, SAME_SHAPE);
