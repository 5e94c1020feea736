import type { Agency } from "../agencies/agency.ts";
import { ownsWebsite, shortName, websiteOwner } from "../agencies/names.ts";
import type { TextHabits } from "../agencies/text-habits.ts";
import { type Day, isoDate, printPublication } from "../narrative/varied/dates.ts";
import type { TruthMention } from "../truth.ts";

/** What every synthetic document says of itself, in its footer. */
export const SYNTHETIC_NOTICE = "合成示例数据，非真实报告";

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

/** Lines of a page around the report, and what they say of it. */
export interface PageLines {
  readonly lines: readonly string[];
  readonly mentions: readonly TruthMention[];
}

/** The page's data on the document, as lines or as a row between pipes. */
function metadataLines(agency: Agency, { metadata }: TextHabits, documentNumber: string | null): PageLines {
  const publisher = shortName(agency);
  const mentions: readonly TruthMention[] = [{ kind: "metadata", name: publisher }];
  const number = documentNumber === null ? [] : [`文    号：${documentNumber}`];
  if (metadata === "colonLines") {
    return { lines: ["索引号：000000000/0000-00001", `发布机构：${publisher}`, ...number], mentions };
  }
  if (metadata === "pipeRow") {
    const rows = [
      `索引号 | 000000000/0000-00001 | 发布机构 | ${publisher} |`,
      ...(documentNumber === null ? [] : [`文号 | ${documentNumber} | 有效性 | 有效 |`]),
    ];
    return { lines: rows, mentions };
  }
  return { lines: documentNumber === null ? [] : [documentNumber], mentions: [] };
}

/** What {@link variedLinesAbove} prints. */
export interface LinesAboveInput {
  readonly agency: Agency;
  readonly habits: TextHabits;
  readonly documentNumber: string | null;
  readonly publishedOn: Day;
}

/** The lines of a page above the report: breadcrumb, data on the document, date of publication. */
export function variedLinesAbove({
  agency,
  habits,
  documentNumber,
  publishedOn,
}: LinesAboveInput): PageLines & { readonly publishedOn: string | null } {
  const separator = habits.breadcrumb;
  const breadcrumb: PageLines =
    separator === "none"
      ? { lines: [], mentions: [] }
      : {
          lines: [["首页", "政务公开", agency.name, "政府信息公开年报"].join(` ${separator} `)],
          mentions: [{ kind: "breadcrumb", name: agency.name }],
        };
  const metadata = metadataLines(agency, habits, documentNumber);
  const source = shortName(agency);
  const publication = printPublication(habits.publication, publishedOn, source);
  return {
    lines: [...breadcrumb.lines, ...metadata.lines, ...(publication === null ? [] : [publication])],
    mentions: [
      ...breadcrumb.mentions,
      ...metadata.mentions,
      ...(habits.publication === "gluedToSource" ? [{ kind: "metadata", name: source } as const] : []),
    ],
    publishedOn: publication === null || habits.publication === "empty" ? null : isoDate(publishedOn),
  };
}

/** The lines of a page below the report; another government's name is no mention of the agency. */
export function variedFooterLines(agency: Agency, { footer }: TextHabits): PageLines {
  const last = `ICP备00000000号 网站标识码：0000000000 ${SYNTHETIC_NOTICE}`;
  if (footer === "none") return { lines: [last], mentions: [] };
  if (footer === "agency") {
    return {
      lines: [`主办单位：${agency.name} 联系电话：0000-1000002`, last],
      mentions: [{ kind: "footer", name: agency.name }],
    };
  }
  const owner = websiteOwner(agency);
  return {
    lines: [`主办单位：${owner} 承办单位：示例大数据中心`, last],
    mentions: ownsWebsite(agency) ? [{ kind: "footer", name: owner }] : [],
  };
}
