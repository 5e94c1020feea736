/**
 * Characters of both scripts that Traditional text also writes where Simplified text has another: 答覆 is 答复,
 * 帳目 (帐目) is 账目. Which one is meant takes a dictionary of words, so both are compared as one.
 */
const AMBIGUOUS = "覆复著着乾干瞭了藉借夥伙摺折捱挨拚拼祇只帐账";

/** Pronouns that only Taiwan writes. */
const PRONOUNS = "妳你牠它";

/** Forms that Hong Kong, Taiwan or older print has for a character, and that Simplified text does not write. */
const OLDER_FORMS = [
  "靑青淸清値值囘回廻回汚污濶阔畧略畱留効效勅敕厛厅硏研縂总糭粽痺痹簷檐譌讹賍赃趂趁躱躲酧酬銲焊閙闹隂阴",
  "隄堤鬭斗鬬斗鬪斗鵞鹅寃冤寳宝尅克嶋岛幇帮庻庶徃往怱匆悤匆恠怪恡吝悮误慙惭憇憩揑捏撡操擕携攷考暱昵朞期",
  "朶朵栁柳栢柏椀碗槩概櫈凳欵款歛敛氷冰烖灾燄焰犂犁甎砖脗吻膓肠覊羁跥跺輭软遯遁隣邻頼赖餽馈騐验鼈鳖鼇鳌",
  "麤粗蹧糟戸户",
].join("");

/** Characters that are compared as another, each followed by that other one. All of the first plane. */
export const VARIANTS = `${AMBIGUOUS}${PRONOUNS}${OLDER_FORMS}`;
