import type { DisclosureChannelId } from "@gongkai/schema";
import { joinPassages, type Passage, passage } from "../passage.ts";
import { combine, type Sentence } from "../sentence.ts";
import type { StateDetail } from "../stater.ts";

const ROUNDED: StateDetail = { canBeRounded: true };

function channel(scope: DisclosureChannelId, partOf?: Passage): StateDetail {
  return partOf === undefined ? { scope, canBeRounded: true } : { scope, partOf };
}

const TOTALS_WITH_MORE: readonly Sentence[] = [
  ({ year, self, further }, { count }) =>
    passage`${year}年，${self}累计主动公开各类政府信息${count("disclosures.total", further.disclosures.total, "条", ROUNDED)}，公开的及时性进一步提高。`,
  ({ self, further }, { count }) =>
    passage`截至年底，${self}共主动公开信息${count("disclosures.total", further.disclosures.total, "份", ROUNDED)}，群众关心的事项均已上网。`,
  ({ further }, { count }) =>
    passage`信息公开总数${count("disclosures.total", further.disclosures.total, "条", ROUNDED)}，内容涵盖机构职能、办事服务等方面。`,
  ({ further }, { count }) =>
    passage`本年度公开信息共计${count("disclosures.total", further.disclosures.total, "篇", ROUNDED)}。`,
];

/** How much was published in all. */
export const TOTALS: readonly Sentence[] = [
  ...TOTALS_WITH_MORE,
  ...combine(
    ["全年", "本年度", "全年累计", "一年来，共"],
    ["主动公开政府信息", "公开各类政府信息", "主动公开信息", "对外公开政府信息"],
    ["条", "篇", "份", "件"],
    (time, words, measure) =>
      ({ further }, { count }) =>
        passage`${time}${words}${count("disclosures.total", further.disclosures.total, measure, ROUNDED)}。`,
  ),
];

/** By channel; the parts add up to the sum where one is named. */
export const CHANNELS: readonly Sentence[] = [
  ...combine(
    ["门户网站", "政府网站", "政府门户网站", "部门网站"],
    ["发布", "公开", "更新"],
    ["公众号发布信息", "微信公众号推文", "政务微信推送信息"],
    (site, verb, account) =>
      ({ further: { disclosures } }, { count }) =>
        passage`通过${site}${verb}信息${count("disclosures.byChannel", disclosures.website, "条", channel("website"))}，${account}${count("disclosures.byChannel", disclosures.wechat, "条", channel("wechat"))}。`,
  ),
  ({ further: { disclosures } }, { count }) => {
    const total = count("disclosures.total", disclosures.total, "条");
    const part = (scope: DisclosureChannelId, value: number) =>
      count("disclosures.byChannel", value, "条", channel(scope, total));
    return passage`全年主动公开政府信息${total}，其中政府网站${part("website", disclosures.website)}、微信公众号${part("wechat", disclosures.wechat)}、政务微博${part("weibo", disclosures.weibo)}、抖音号${part("douyin", disclosures.douyin)}。`;
  },
  ({ further: { disclosures } }, { count }) =>
    passage`通过门户网站发布信息${count("disclosures.byChannel", disclosures.website, "条", channel("website"))}，微信公众号推送${count("disclosures.byChannel", disclosures.wechat, "期", channel("wechat"))}。`,
  ({ further: { disclosures } }, { count }) =>
    passage`在政府网站公开信息${count("disclosures.byChannel", disclosures.website, "条", channel("website"))}，政务微博发布${count("disclosures.byChannel", disclosures.weibo, "条", channel("weibo"))}，抖音号发布短视频${count("disclosures.byChannel", disclosures.douyin, "条", channel("douyin"))}。`,
  ({ further: { disclosures } }, { count }) =>
    passage`政务新媒体发布信息${count("disclosures.byChannel", disclosures.wechat + disclosures.weibo + disclosures.douyin, "条", channel("newMedia"))}，政府网站更新信息${count("disclosures.byChannel", disclosures.website, "篇", channel("website"))}。`,
  ({ further: { disclosures } }, { count }) =>
    passage`编发政府公报${count("disclosures.byChannel", disclosures.gazetteIssues, "期", channel("gazette"))}，召开新闻发布会${count("disclosures.byChannel", disclosures.pressConferences, "场", channel("pressConference"))}，并同步公布发布实录。`,
  ({ further: { disclosures } }, { count }) =>
    passage`公告栏张贴${count("disclosures.byChannel", disclosures.boards, "份", channel("noticeBoard"))}，今日头条号推送${count("disclosures.byChannel", disclosures.toutiao, "条", channel("toutiao"))}，快手号发布${count("disclosures.byChannel", disclosures.kuaishou, "条", channel("kuaishou"))}。`,
  ({ self, further: { disclosures } }, { count }) =>
    passage`${self}客户端发布信息${count("disclosures.byChannel", disclosures.toutiao, "条", channel("app"))}，在报刊、广播、电视公开信息${count("disclosures.byChannel", disclosures.kuaishou, "次", channel("pressAndBroadcast"))}，通过其他方式公开${count("disclosures.byChannel", disclosures.boards, "条", channel("other"))}。`,
];

function listCategories(
  categories: readonly { readonly name: string; readonly count: number }[],
  separator: string,
  state: (name: string, count: number) => Passage,
): Passage {
  return joinPassages(
    categories.map(({ name, count }) => joinPassages([name, state(name, count)])),
    separator,
  );
}

/** By category; the parts add up to the sum. */
export const CATEGORIES: readonly Sentence[] = [
  ({ further: { disclosures } }, { count }) => {
    const total = count("disclosures.total", disclosures.total, "条");
    const parts = listCategories(disclosures.categories, "、", (scope, value) =>
      count("disclosures.byCategory", value, "条", { scope, partOf: total }),
    );
    return passage`全年共主动公开政府信息${total}，其中：${parts}。`;
  },
  ({ year, further: { disclosures } }, { count }) => {
    const total = count("disclosures.total", disclosures.total, "条");
    const parts = listCategories(disclosures.categories, "，", (scope, value) =>
      count("disclosures.byCategory", value, "条", { scope, partOf: total }),
    );
    return passage`${year}年累计公开各类信息${total}：${parts}。`;
  },
];

/** What was explained, who follows the accounts, how often pages were read. */
export const READERS: readonly Sentence[] = [
  ...combine(
    ["发布", "编发", "公开"],
    ["政策解读", "政策解读材料", "政策解读信息"],
    ["篇", "条", "件", "期"],
    (verb, thing, measure) =>
      ({ interpretations }, { count }) =>
        passage`${verb}${thing}${count("interpretations", interpretations, measure)}。`,
    3,
  ),
  ({ interpretations }, { count }) =>
    passage`发布政策解读${count("interpretations", interpretations, "篇")}，图解和视频解读占比逐步提高。`,
  ({ interpretations }, { count }) =>
    passage`对重要文件同步解读，全年发布解读材料${count("interpretations", interpretations, "件")}。`,
  ({ further: { disclosures } }, { count }) =>
    passage`微信公众号粉丝${count("followers", disclosures.followers, "人", { scope: "wechat", canBeRounded: true })}。`,
  ({ further: { disclosures } }, { count }) =>
    passage`网站全年访问量${count("visits", disclosures.visits, "次", { scope: "website", canBeRounded: true })}。`,
];

/** The year before, quoted for comparison. */
export const COMPARISONS: readonly Sentence[] = [
  ({ year, further: { disclosures } }, { count, percent }) => {
    const { total, priorTotal } = disclosures;
    const change = Math.round(((total - priorTotal) / priorTotal) * 1_000) / 10;
    const word = change < 0 ? "下降" : "增长";
    const rate = percent("yearOnYear.rate", change, "disclosures.total");
    return passage`全年主动公开政府信息${count("disclosures.total", total, "条")}，上年同期为${count("disclosures.total", priorTotal, "条", { year: year - 1 })}，同比${word}${rate}。`;
  },
  ({ further: { disclosures } }, { count }) => {
    const { total, priorTotal } = disclosures;
    const isFall = total < priorTotal;
    const difference = count("yearOnYear.difference", Math.abs(total - priorTotal), "条", {
      scope: "disclosures.total",
      isFall,
    });
    return passage`公开政府信息${count("disclosures.total", total, "条")}，比上年${isFall ? "减少" : "增加"}${difference}。`;
  },
];
