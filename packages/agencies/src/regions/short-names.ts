/** Peoples after which autonomous places are called. */
const PEOPLES =
  "壮族|回族|满族|苗族|维吾尔族|土家族|彝族|蒙古族|蒙古|藏族|布依族|侗族|瑶族|朝鲜族|白族|哈尼族|哈萨克族|哈萨克|黎族|傣族|畲族|傈僳族|仡佬族|东乡族|高山族|拉祜族|水族|佤族|纳西族|羌族|土族|仫佬族|锡伯族|锡伯|柯尔克孜族|柯尔克孜|达斡尔族|景颇族|毛南族|撒拉族|布朗族|塔吉克族|塔吉克|阿昌族|普米族|鄂温克族|怒族|京族|基诺族|德昂族|保安族|俄罗斯族|裕固族|乌孜别克族|门巴族|鄂伦春族|独龙族|赫哲族|珞巴族|各族";
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:${PEOPLES})+自治([区州县旗])$`);
/** What names of regions end in, longer endings before those they contain. */
const ENDINGS = [
  "特别行政区",
  "维吾尔自治区",
  "壮族自治区",
  "回族自治区",
  "自治区",
  "自治州",
  "自治县",
  "自治旗",
  "地区",
  "林区",
  "特区",
] as const;
const LAST_CHARACTERS = "省市县区旗盟州";

function withoutKind(name: string): string {
  const ending = ENDINGS.find((one) => name.endsWith(one));
  if (ending !== undefined) return name.slice(0, -ending.length);
  return LAST_CHARACTERS.includes(name.slice(-1)) ? name.slice(0, -1) : "";
}

/** Short forms that leave characters out of the middle. */
const COLLOQUIAL: Readonly<Record<string, readonly string[]>> = {
  科尔沁右翼前旗: ["科右前旗"],
  科尔沁右翼中旗: ["科右中旗"],
  科尔沁左翼中旗: ["科左中旗"],
  科尔沁左翼后旗: ["科左后旗"],
  察哈尔右翼前旗: ["察右前旗"],
  察哈尔右翼中旗: ["察右中旗"],
  察哈尔右翼后旗: ["察右后旗"],
  达尔罕茂明安联合旗: ["达茂旗", "达茂联合旗"],
  莫力达瓦达斡尔族自治旗: ["莫旗", "莫力达瓦旗"],
  鄂温克族自治旗: ["鄂温克旗"],
  鄂伦春自治旗: ["鄂伦春旗"],
  东乌珠穆沁旗: ["东乌旗"],
  西乌珠穆沁旗: ["西乌旗"],
  新巴尔虎左旗: ["新左旗"],
  新巴尔虎右旗: ["新右旗"],
  喀喇沁左翼蒙古族自治县: ["喀左县"],
  阜新蒙古族自治县: ["阜蒙县"],
  前郭尔罗斯蒙古族自治县: ["前郭县"],
  杜尔伯特蒙古族自治县: ["杜蒙县"],
  克孜勒苏柯尔克孜自治州: ["克州"],
  巴音郭楞蒙古自治州: ["巴州"],
  博尔塔拉蒙古自治州: ["博州"],
  昌吉回族自治州: ["昌吉州"],
  积石山保安族东乡族撒拉族自治县: ["积石山县"],
  大厂回族自治县: ["大厂县"],
  东乡族自治县: ["东乡县"],
};

/**
 * What people call a region for short; without the kind of region, without the peoples, and both.
 *
 *     赛罕区 → 赛罕 · 延边朝鲜族自治州 → 延边, 延边州 · 鄂伦春自治旗 → 鄂伦春, 鄂伦春旗 · 郊区 has none
 */
export function shortNames(name: string): readonly string[] {
  const autonomous = name.includes("自治") ? AUTONOMOUS.exec(name) : null;
  const short = autonomous?.[1] ?? withoutKind(name);
  const names = short.length >= 2 ? [short] : [];
  if (autonomous?.[2] !== undefined && autonomous[2] !== "区") names.push(`${short}${autonomous[2]}`);
  const colloquial = COLLOQUIAL[name];
  return colloquial === undefined ? names : [...new Set([...names, ...colloquial])];
}
