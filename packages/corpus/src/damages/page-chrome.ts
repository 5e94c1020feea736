import { FORMS, SECTIONS } from "@gongkai/schema";
import type { DamageInput } from "./damage-input.ts";
import { contentEnd, contentStart, insertLines, isMarkup } from "./markup-text.ts";

/** The entries of a menu that leads to what article 20 asks for; they are labels of the form. */
const TOPICS = FORMS["2021"].proactiveDisclosure.blocks.flatMap(({ rows }) => rows.map(({ label }) => label));

/** Menus of government websites. */
const MENU = [
  ...TOPICS,
  "首页 机构概况 政务公开 政务服务 互动交流",
  "无障碍 长者版 登录 注册",
  "当前位置：首页 > 政务公开 > 法定主动公开内容",
  "行政法规",
  "重大行政决策",
  "字体：[大 中 小] 打印 保存 收藏",
  "阅读次数：1286",
];

const WIDGETS = [
  "分享到：",
  "扫一扫在手机打开当前页",
  "用微信扫描二维码分享至好友和朋友圈",
  "背景色：",
  "点击查看解读",
  "朗读",
] as const;

const FOOT = [
  "相关附件",
  "附件下载：年度报告.doc",
  "上一篇：关于公布示例事项的通知",
  "下一篇：行政许可事项目录",
  "网站地图 联系我们 关于我们",
  "点击总量：3018274 本站已支持IPv6网络",
] as const;

/** Menu lines above the report. Words such as 行政许可 stand there without a number, and numbers without a label. */
export function addChromeBefore({ text, random }: DamageInput): string {
  const lines = random.shuffle(MENU).slice(0, random.integer(3, MENU.length));
  return insertLines(text, contentStart(text), lines);
}

/** Lines of the page below the report. They follow the last section without a border. */
export function addChromeAfter({ text, random }: DamageInput): string {
  return insertLines(text, contentEnd(text), random.shuffle(FOOT).slice(0, random.integer(2, FOOT.length)));
}

/** The places between two blocks of the document; within tables only where they are plain text. */
function blockBorders(text: string): readonly number[] {
  const border = isMarkup(text) ? /<\/(?:p|h1|table)>\n/gi : /\n/g;
  const start = contentStart(text);
  return [...text.matchAll(border)]
    .map(({ index, 0: found }) => index + found.length)
    .filter((at) => at > start && at < text.length);
}

/** Widgets of the page between the lines of the report, even between those of a plain-text table. */
export function addChromeInside({ text, random }: DamageInput): string {
  const borders = blockBorders(text);
  if (borders.length === 0) return text;
  const places = Array.from({ length: random.integer(1, 3) }, () => random.pick(borders));
  // From the end, so that the places before stay where they were found.
  return places
    .sort((left, right) => right - left)
    .reduce((before, at) => insertLines(before, at, [random.pick(WIDGETS)]), text);
}

/** Runs of hundreds of pipes, as crawlers print tables that only lay out the page. They look like empty rows. */
export function addPipeRuns({ text, random }: DamageInput): string {
  const run = () => "|".repeat(random.integer(200, 600));
  const borders = blockBorders(text);
  const at = borders[0] ?? contentStart(text);
  return insertLines(insertLines(text, at, [run()]), contentStart(text), [run()]);
}

/** The page's data on the document as a row of pipes. The first table on the page is not one of the report's. */
export function addMetadataPipes({ text, random }: DamageInput): string {
  const number = `00000000/${random.integer(2020, 2024)}-${String(random.integer(1, 99_999)).padStart(5, "0")}`;
  const lines = [
    `索引号 | ${number} | 主题分类 | 政务公开 |`,
    "发布机构 | | 成文日期 | |",
    "文号 | | 有效性 | 有效 |",
  ];
  return insertLines(text, contentStart(text), lines);
}

/** A line of somebody who has taken over the page. The first line is not the title. */
export function addSpamLine({ text, random }: DamageInput): string {
  const brand = random.pick(["示例体育", "样例娱乐", "示范棋牌"]);
  return insertLines(text, contentStart(text), [
    `${brand}官网入口-${brand}app下载：注册即送${random.integer(18, 888)}元`,
  ]);
}

/** A table of contents with dot leaders before the first section. Every heading stands twice, with a page number. */
export function addContents({ text, random }: DamageInput): string {
  const [first] = SECTIONS;
  const heading = text.search(new RegExp(`[一二三]、${first.heading.zh}`));
  const lineStart = heading < 0 ? -1 : text.lastIndexOf("\n", heading) + 1;
  let page = 1;
  const lines = SECTIONS.map(({ ordinal, heading: { zh } }) => {
    const line = `${ordinal}、${zh}${random.pick(["…", ".", "·"]).repeat(random.integer(12, 30))}${page}`;
    page += random.integer(0, 2);
    return line;
  });
  return insertLines(text, Math.max(lineStart, contentStart(text)), ["目 录", ...lines]);
}
