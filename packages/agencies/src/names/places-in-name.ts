/** Kinds of zones that one body governs. */
const ZONE_WORDS =
  "经济|技术|高新|高技术|经开|产业|工业|化工|科技|科学|旅游|合作|综合|保税|示范|试验|实验|自由|贸易|国际|现代|创新|创业|循环|风景|名胜|度假|生态|农业|农牧业|物流|文化|航空港|临空|临港|空港|港|火炬|转型|改革|出口加工|边境|跨境|新能源|煤|食品|医药|软件|稀土|城乡一体化|一体化|国家级|自然|台商|投资|商贸|开放";
const ZONE_END =
  "开发区|经济区|开发试验区|试验区|实验区|示范区|示范园区|度假区|保税区|保税港区|加工区|合作区|名胜区|景区|产业园区|产业园|工业园区|工业园|科技园区|科技园|集聚区|聚集区|园区|新区|新城|工业区|高新区|经开区|保护区|管理区|开发园区|自贸区|功能区";
const ZONE = new RegExp(
  `^(?:(?:(?![省市县旗盟局厅委])\\p{Script=Han}){2,8}?)??(?:(?:${ZONE_WORDS})*(?:${ZONE_END})|(?:${ZONE_WORDS})+区)(?![省县镇乡村街]|市(?![场政容]))`,
  "u",
);
const TOWNSHIP = /^\p{Script=Han}{1,12}?(?:民族乡|街道|苏木|镇(?![乡域]|街道)|乡(?![镇村]|街道))/u;
const GENERIC_ZONE = new RegExp(`^(?:${ZONE_WORDS})*(?:${ZONE_END}|区)$`);
/** Words of what a body does that end like a place: 住房和城乡建设局 is in no township called 住房和城乡. */
const DUTIES =
  /城乡|城镇(?:化|居民|住房|建设|职工)|乡村(?:振兴|建设|医)|乡镇(?:企业|财政)|城市|市场|市政(?:公用|工程|设施|园林)|市容|社区|区划|区域|州县|县乡|区县|市县/;
const UNKNOWN_REGION =
  /^(?!自治[区州县旗]|民航|(?:中心|主|老|市)?(?:城|郊|矿|林|港|库|园|市辖)区)(?:(?![局厅委])\p{Script=Han}){2,}?(?:自治[区州县旗]|地区|林区|省|市(?!场|容|政(?:公用|工程|设施|园林)|民(?:中心|服务))|[县旗盟]|区(?!划|域|县))(?!镇|乡(?![村镇])|[街路桥湾洲])/u;

/** The name of a zone at the beginning of a text; null where none stands there. */
export function zoneAt(text: string): string | null {
  const zone = ZONE.exec(text)?.[0];
  return zone === undefined || DUTIES.test(zone.replace("城乡一体化", "")) ? null : zone;
}

/** Whether a zone's name says nothing but its kind: 高新区, 经济技术开发区. */
export function isGenericZone(zone: string): boolean {
  return GENERIC_ZONE.test(zone);
}

/** The name of a township or street at the beginning of a text; null where none stands there. */
export function townshipAt(text: string): string | null {
  const township = TOWNSHIP.exec(text)?.[0];
  if (township === undefined || /[局厅委]/.test(township)) return null;
  return DUTIES.test(text.slice(0, township.length + 2)) ? null : township;
}

/** A name at the beginning of a text that is built as that of a province, city or county is. */
export function unknownRegionAt(text: string): string | null {
  const region = UNKNOWN_REGION.exec(text)?.[0];
  return region === undefined || DUTIES.test(region) ? null : region;
}
