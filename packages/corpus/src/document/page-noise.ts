import type { Agency } from "../agencies/agency.ts";

/** What every synthetic document says of itself, in its footer. */
export const SYNTHETIC_NOTICE = "合成示例数据，非真实报告";

/** The government on whose website the report stands, with the city before a county's name. */
function websiteOwner({ region }: Agency): string {
  if (region.county !== null) return `${region.city ?? ""}${region.county}人民政府`;
  return `${region.city ?? region.province}人民政府`;
}

/** The higher place that the page names beside the agency, or null. */
export function statedPlace(agency: Agency): string | null {
  const { habits, region } = agency;
  return habits.hasPageNoise && region.county !== null ? region.city : null;
}

/** The lines of a page's menu, above the report. */
export function navigationLines(agency: Agency): readonly string[] {
  if (!agency.habits.hasPageNoise) return [];
  return ["首页 > 政务公开 > 政府信息公开年报", "字体：[大 中 小] 打印 分享到："];
}

/** The lines below the report. Numbers are ones that cannot exist. */
export function footerLines(agency: Agency): readonly string[] {
  if (!agency.habits.hasPageNoise) return [`网站地图 版权所有：${agency.name} ${SYNTHETIC_NOTICE}`];
  return [
    `主办单位：${websiteOwner(agency)} 地址：示例路1号 联系电话：0000-1000002`,
    `ICP备00000000号 网站标识码：0000000000 技术支持：示例科技 ${SYNTHETIC_NOTICE}`,
  ];
}
