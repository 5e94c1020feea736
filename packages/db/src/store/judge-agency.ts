import type { AgencyMention } from "@gongkai/schema";
import type { AgencyMatch } from "../schema/reports.ts";

/** What the names of national bodies begin with, or end in. */
const NATIONAL_BEGINNING = /^(?:国家|中国|中华|国务院|全国|最高)/;
const NATIONAL_END = /(?:总局|总署|部)$/;

/** Departments that every county has, though their names end as those of ministries do. */
const LOCAL_DEPARTMENT = /(?:宣传|组织|统战|统一战线工作|工作|武装)部$/;

/** Words of what a body does that end like a region: 住房和城乡建设局 is in no township called 住房和城乡. */
const DUTIES =
  /城乡|城镇化|城市(?=管理|建设|规划|更新)|市场|市政(?=公用|工程|设施|园林)|乡村|乡镇|社区|区划|区域/g;

/** Kinds of zones, of which every city has one: 高新区管理委员会 names none of them, 合肥高新区管理委员会 does. */
const ZONE =
  "(?:经济|技术|高新|经开|产业|开发|工业|科技|旅游|合作|综合|保税|示范|试验|自由|贸易|国际|现代|创新|循环|风景|名胜|度假|生态|农业|物流|园|新|城|郊|地|市辖|林|矿|港)+区";

/** What a region's name ends in, alone: 县, 自治州, 街道, 经济技术开发区. */
const REGION_KIND = `(?:${ZONE}|自治[区州县旗]|街道|[省市县区旗州盟镇乡])`;

/** A region at the beginning of a name: two characters or more, none of which ends a body's name, and its kind. */
const REGION = new RegExp(`^(?!${REGION_KIND})(?:(?![局厅委])\\p{Script=Han}){2,}?${REGION_KIND}`, "u");

/**
 * Judges whether a report's text identifies its agency.
 *
 * A name identifies a body where a place stands beside it, where it begins with a region, or where the body is
 * national. Otherwise bodies of many places have the same name, and their reports must not become one:
 *
 *     赛罕区民政局 named · 政务服务局 uncertain · 区财政局 uncertain · 国家统计局 named
 *
 * In doubt the answer is `uncertain`: a report too many under no agency is seen and does no harm, one under the
 * wrong agency replaces another.
 *
 * @param mention what the text says, in Simplified script; null where it names no agency
 */
export function judgeAgency(mention: Pick<AgencyMention, "name" | "place"> | null): AgencyMatch {
  if (mention === null) return "unknown";
  const { name, place } = mention;
  const isNational =
    NATIONAL_BEGINNING.test(name) || (NATIONAL_END.test(name) && !LOCAL_DEPARTMENT.test(name));
  const hasRegion = REGION.test(name.replace(DUTIES, " "));
  return (place ?? "") !== "" || isNational || hasRegion ? "named" : "uncertain";
}
