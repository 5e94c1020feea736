/**
 * Names of places, most of them without the kind of place, that are words of the language as well: 公安 is a county and
 * the police. They mean the word, except as a part of a longer name: 公安县, 郊区司法局.
 */
export const ORDINARY_WORDS: ReadonlySet<string> = new Set(
  `公安 合作 新建 资源 港口 兴业 乐业 友好 友谊 富裕 平安 振兴 惠民 爱民 解放 前进 前锋 和平 东方 方正 中原 平原 新华 红旗
  红星 新星 东风 复兴 城区 郊区 矿区 东区 西区 长寿 通道 运河 海港 江南 江北 江东 河东 河西 新城 老城 民权 博爱 政和 和政
  平和 清流 太平 向阳 牡丹 凤凰 高新 会同 大方 中方 安定 安居 安宁 定安 高明 清新 光明 城中 城东 城西 城北 城南 城关 市中
  市南 市北 上街 下关 上城 下城 无为 天等 三元 大新 大田 平定 平顺 交口 上思 天桥 钟楼 灯塔 三门 龙门 石门 新兴 工农 站前
  二道 宏伟 集美 互助 共和 同心 同德 同仁 比如 合水 白水 明水 清水 温泉 民和 民乐 民丰 延长 两当 称多 大关 普定 西乡 东乡
  江口 河口 湖口 双湖 双桥 双城 双流 双清 沿河 南部 古城 牧野 二七 四方 仁和 三台 南关 北关 南岸 北岸 宝塔 万年 大通 大余
  全南 安化 朝天 化德 正安 正定 开远 水城 路南 路北 桥东 桥西 南市 北市 新市 满城 通城 丰满 富民 新民 新和 新源 新平 建设
  文明 印台 新城区 老城区`.split(/\s+/u),
);
