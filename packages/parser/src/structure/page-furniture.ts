import type { Line } from "./lines.ts";

/** What stands below every page of a site. After the last section it ends the report. */
const FOOTER =
  /主办单位|承办单位|版权所有|技术支持|网站地图|站点地图|ICP备|公网安备|网站标识|网站支持|支持IPv6|建议使用.{0,20}浏览器|相关附件|附件下载|相关链接|相关阅读|相关文章|相关词条|上一篇|下一篇|友情链接|联系我们|关于我们/;

/** Buttons and counters around a text. They stand above, inside and below it. */
const BUTTONS =
  /扫一扫|扫码|二维码|打印本页|关闭窗口|分享到|分享至|阅读次数|浏览次数|访问次数|点击次数|点击量|点击数|点击总量|点击查看解读|当前位置|您的位置|收藏本站|设为首页|加入收藏|无障碍|长者版|网站支持IPv6|返回顶部|字体:|字号:|\[大|背景色/;

/** Words that fill a whole line of a page's menus, alone or in a row. */
const MENU_WORDS = new Set(
  (
    "首页 打印 关闭 保存 收藏 分享 登录 注册 大 中 小 字体 字号 朗读 返回 下载 搜索 微信 微博 QQ空间 简体 繁体 English " +
    "网站首页 办事服务 政务公开 政府信息公开 政务服务 互动交流 新闻中心 新闻动态 走进 专题专栏 数据发布 通知公告 " +
    "政府信息公开指南 政府信息公开制度 法定主动公开内容 政府信息公开年报 政府信息公开年度报告 依申请公开 移动端 客户端 适老化"
  ).split(" "),
);

const BETWEEN_WORDS = /[\s|>/\-[\]()【】·:→»]+/;
/** What a line of menu words can begin with; hardly another line does. */
const OPENS_MENU = Uint8Array.from({ length: 0x10000 }, (_, code) =>
  BETWEEN_WORDS.test(String.fromCharCode(code)) ? 1 : 0,
);
for (const word of MENU_WORDS) OPENS_MENU[word.charCodeAt(0)] = 1;
/** A sentence of the report may use the same words. */
const LONGEST_FURNITURE = 200;
const LONGEST_BUTTONS = 60;

function isMenu(text: string): boolean {
  if (text.length > LONGEST_BUTTONS || OPENS_MENU[text.charCodeAt(0)] !== 1) return false;
  const words = text.split(BETWEEN_WORDS).filter((word) => word !== "");
  return words.length > 0 && words.every((word) => MENU_WORDS.has(word));
}

/** Whether a line stands below every page of the site, as far as that is certain. */
export function isFooter(line: Line): boolean {
  const { text } = line;
  return (
    !text.includes("。") &&
    FOOTER.test(text.length > LONGEST_FURNITURE ? text.slice(0, LONGEST_FURNITURE) : text)
  );
}

/** Whether a line belongs to the page around the report, as far as that is certain. */
export function isPageFurniture(line: Line): boolean {
  const { text } = line;
  if (text.includes("。") || text.length > LONGEST_FURNITURE) return isFooter(line);
  return FOOTER.test(text) || (text.length <= LONGEST_BUTTONS && BUTTONS.test(text)) || isMenu(text);
}
