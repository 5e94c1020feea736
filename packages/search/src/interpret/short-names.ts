import type { SearchAgency } from "@gongkai/schema";

/** Peoples after which autonomous places are called, the longer forms first. */
const PEOPLES =
  "壮族|回族|满族|苗族|维吾尔族|维吾尔|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族|哈萨克|黎族|傣族|畲族|傈僳族|仡佬族|东乡族|高山族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族|锡伯|柯尔克孜族|柯尔克孜|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克族|塔吉克|阿昌族|普米族|鄂温克族|怒族|京族|基诺族|德昂族|保安族|俄罗斯族|裕固族|乌孜别克族|门巴族|鄂伦春族|独龙族|赫哲族|珞巴族|各族";
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})*自治([区州县旗])$`, "u");

/** What names of regions end in, longer endings before those they contain. */
const KIND_OF_REGION = /(?:特别行政区|地区|林区|特区|省|市|县|区|旗|盟|州)$/u;

/**
 * What people call a region for short; nothing where less than two characters would be left.
 *
 *     宿迁市 → 宿迁 · 内蒙古自治区 → 内蒙古 · 延边朝鲜族自治州 → 延边, 延边州 · 郊区 has none
 */
export function shortRegionNames(name: string): readonly string[] {
  const [, before = "", kind = ""] = AUTONOMOUS.exec(name) ?? [];
  // 鄂温克族自治旗 is called after nothing but its people.
  const place = before.replace(/(?<=..)族$/u, "");
  if (place === "") {
    const short = name.replace(KIND_OF_REGION, "");
    return short.length >= 2 && short !== name ? [short] : [];
  }
  return kind === "区" ? [place] : [place, `${place}${kind}`];
}

/** Names of an agency without a part of its place. */
export interface ShortAgencyNames {
  /** With a shorter place: 宿迁公安局; of 南京市鼓楼区司法局 also 鼓楼区司法局 and 鼓楼司法局. */
  readonly short: readonly string[];
  /** Without any place, such as 公安局. */
  readonly bare: readonly string[];
}

/** What an agency is called by people who leave a part of its place out; without the names that it has anyway. */
export function shortAgencyNames({
  name,
  aliases,
  regions,
}: Pick<SearchAgency, "name" | "aliases" | "regions">): ShortAgencyNames {
  const known = new Set([name, ...aliases]);
  const bare = new Set<string>();
  const short = new Set<string>();
  for (const full of known) {
    let body = full;
    let place = "";
    for (const region of regions) {
      if (!body.startsWith(region.name)) continue;
      place = region.name;
      body = body.slice(place.length);
    }
    if (place === "" || body.length < 2) continue;
    bare.add(body);
    for (const one of [place, ...shortRegionNames(place)]) short.add(`${one}${body}`);
  }
  const isNew = (one: string) => !known.has(one);
  return { short: [...short].filter(isNew), bare: [...bare].filter(isNew) };
}
