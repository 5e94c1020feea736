/** What the name of a body ends in. Longer endings come before the shorter ones they contain. */
const ORGANIZATION_ENDS =
  "局|委员会|管委会|委|厅|政府|办事处|办公室|中心|院|处|署|部|大学|学院|中学|小学|学校|公司|银行|供销社|联社|联合会|协会|海关|总队|支队|大队|监狱|戒毒所|馆|站|研究所|税务所|派出所|司法所|集团|幼儿园|妇联|残联|文联|科协|工商联|红十字会|总工会";

/** A name in running text, as short as what follows allows. To be used with the flag `u`. */
export const ORGANIZATION = String.raw`\p{Script=Han}{1,38}?(?:${ORGANIZATION_ENDS})`;

const ENDS_AS_ORGANIZATION = new RegExp(`(?:${ORGANIZATION_ENDS})$`);
/** The last characters of these endings, and the bracket that may stand behind one: most texts have another. */
const LAST_CHARACTERS = `${ORGANIZATION_ENDS.split("|")
  .map((end) => end.charAt(end.length - 1))
  .join("")})`;
const ENDS_AS_REGION = /(?:[省市县区旗州盟镇乡]|街道|苏木|社区|嘎查|村|农场|林场|牧场)$/;
const NAME = /^\p{Script=Han}{2,40}(?:\(\p{Script=Han}{2,20}\))?$/u;

/** Words that running text has and names have not. */
const NOT_IN_NAMES =
  /[的了我您]|根据|按照|依据|要求|通过|进一步|有关|相关|^各|本机关|本单位|本局|本部门|上级|领导小组|报告|情况|信息公开(?!办|科|处|中心)|请与|请向|如有|如需|联系|电话|地址|首页|网站|公众号|系统(?!工程)/;

/** Names that every page has: menus, halls, and offices without an owner. */
const NOBODY =
  /(?:部门|大厅)$|^(?:政务|新闻|服务|信息|便民|数据|办事|资讯|互动|媒体|下载|帮助|个人|用户|会员|政务服务)中心$|^(?:街道)?办事处$|^(?:人民)?政府$|^(?:党政|政府|综合)?办公室$|^(?:管理)?委员会$|^本[局委厅部院处署]$/;

/** Whether a text can be the name of a body: Han characters that end as such names do. */
export function isOrganization(text: string): boolean {
  if (!LAST_CHARACTERS.includes(text.charAt(text.length - 1))) return false;
  if (!NAME.test(text) || NOT_IN_NAMES.test(text) || NOBODY.test(text)) return false;
  return ENDS_AS_ORGANIZATION.test(withoutBrackets(text));
}

/** Whether a text can be the name of a region, such as 阿里地区, which titles give for its government. */
export function isRegion(text: string): boolean {
  return NAME.test(text) && !NOT_IN_NAMES.test(text) && ENDS_AS_REGION.test(text);
}

function withoutBrackets(name: string): string {
  const bracket = name.indexOf("(");
  return bracket === -1 ? name : name.slice(0, bracket);
}

const INNER_OFFICE =
  /(?:党政综合|党政|综合|政府信息公开|政府信息与政务公开|政务公开|信息公开|政策法规|法规|法制|秘书|文秘|行政|机关|宣传)?(?:工作)?(?:办公室|办|科|股|室)$/;
/** `某某局秘书一科`: whatever stands between a body's ending and 科 or 股 is a section of that body. */
const SECTION_OF_BODY = /(?<=局|委|会|厅|府|处|心|院)[^局委会厅府处心院]{1,7}[科股]$/;
const OWNER_END =
  /(?:局|委|委员会|厅|政府|办事处|处|署|部|中心|院|学|校|办公[室厅]|馆|社|关|队|镇|乡|街道|苏木)$/;

/** The office of a government publishes reports of its own from the county up; a township's answers its telephone. */
const GOVERNMENT_OFFICE = /(?<![乡镇])(?<![乡镇]人民)政府办(?:公[室厅])?$/;

/**
 * The body without an office within it, which answers the telephone and is not the agency.
 *
 *     某某县教育局办公室 → 某某县教育局 · 某某镇党政办公室 → 某某镇 · 某某县人民政府办公室 stays
 */
export function withoutInnerOffice(name: string): string {
  if (GOVERNMENT_OFFICE.test(name)) return name;
  const outer = name.replace(SECTION_OF_BODY, "").replace(INNER_OFFICE, "");
  return outer !== name && outer.length > 2 && OWNER_END.test(outer) ? outer : name;
}

/** Whether one name can be a short form of the other: its characters occur in the same order. */
function isShortForm(short: string, full: string): boolean {
  let at = 0;
  for (const character of short) {
    at = full.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whether two names can be of one body, one of them shortened. */
export function isSameBody(one: string, other: string): boolean {
  return isShortForm(one, other) || isShortForm(other, one);
}

const GOVERNMENT_OF_REGION = "(?:人民政府|政府|行政公署|行署|街道办事处|办事处|管理委员会|管委会)";
const PLACE_END = /(?:[省市县区旗州盟镇乡]|街道|总局|自治区)$/;
const BEGINS_WITH_KIND = /^[省市县区旗州盟镇乡]/;

/**
 * Whether a name says the same as a shorter one and more: with the place before it that the shorter one leaves
 * out, or with the government that a region's name stands for.
 *
 *     县教育局 → 某某县教育局 · 某某区税务局 → 国家税务总局某某市某某区税务局 · 某某镇 → 某某县某某镇人民政府
 */
export function isFullerForm(full: string, short: string): boolean {
  const at = full.indexOf(short);
  if (at === -1 || full === short) return false;
  const [before, after] = [full.slice(0, at), full.slice(at + short.length)];
  const hasPlace = before === "" || PLACE_END.test(before) || BEGINS_WITH_KIND.test(short);
  if (after === "") return hasPlace && !ENDS_AS_ORGANIZATION.test(before.replace(/总局$/, ""));
  return hasPlace && isRegion(short) && new RegExp(`^${GOVERNMENT_OF_REGION}$`).test(after);
}
