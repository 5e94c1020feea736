import type { Body } from "./names/classify-body.ts";
import type { ParsedName } from "./names/parse-name.ts";
import { isGenericZone } from "./names/places-in-name.ts";
import type { Placement } from "./placement.ts";
import type { ReadEvidence } from "./region-evidence.ts";
import { isWithin, type Region } from "./regions/region.ts";
import { regionTable } from "./regions/region-table.ts";

/** A region and those that took its place: a page of 莱芜市 may stand on the site of 济南市 today. */
function withSuccessors(region: Region): readonly Region[] {
  return [region, ...region.successors.flatMap(withSuccessors)];
}

function isAbout({ regions }: ReadEvidence, region: Region): boolean {
  const later = withSuccessors(region);
  return regions
    .flatMap(withSuccessors)
    .some((one) => later.some((other) => isWithin(one, other) || isWithin(other, one)));
}

/** Whether a name gives a region without those around it. */
function isAlone({ printedPlace }: ParsedName, { name, shortNames }: Region): boolean {
  return printedPlace === name || shortNames.includes(printedPlace);
}

/** Whether the short name of a region before a zone need not mean it: 滨江新区 is in many cities, 滨江区 in 杭州市. */
export function isVagueBefore(zone: string, { level, name }: Region): boolean {
  return level === "county" && (name.endsWith("区") || zone.startsWith("新"));
}

/** Whether a name is of a zone that may only be called as a region is. */
export function isNamedLike(parsed: ParsedName, region: Region): boolean {
  const { zone, isShortPlace } = parsed;
  return zone !== null && isShortPlace && isVagueBefore(zone, region) && isAlone(parsed, region);
}

/** 东区街道办事处 is the office of a street called 东区, or one of those in a district called so. */
const STREET_OFFICE = /^(?:街道)?(?:办事处|办)$/;

/** Whether a region has townships itself, not only through the counties or districts in it. */
function hasTownships(region: Region): boolean {
  return region.level === "county" || regionTable().within(region).length === 0;
}

const TOWNSHIP = /(?:街道|镇|乡|苏木)$/;

/** Whether there is one place of a name in a region: every county of 青海省 may have its 城关镇. */
function isOnePlace({ zone, township, body }: ParsedName, { region, unknownPlaces }: Placement): boolean {
  if (region === null) return true;
  const [unknown] = unknownPlaces;
  if (unknown !== undefined) return !TOWNSHIP.test(unknown) || hasTownships(region);
  if (zone !== null) {
    return region.level !== "provincial" || region.name.endsWith("市") || !isGenericZone(zone);
  }
  return (township === null && !STREET_OFFICE.test(body.department)) || hasTownships(region);
}

/** Whether a place in a name is to be believed, beside evidence that may name others. */
export function isBelievable(
  parsed: ParsedName,
  placement: Placement,
  evidence: readonly ReadEvidence[],
): boolean {
  const { region } = placement;
  if (region === null) return true;
  if (!isOnePlace(parsed, placement)) return false;
  // 东乡县人民政府 does not say which 东乡县 is meant by 东乡县财政局.
  const isEcho = ({ printedPlace }: ReadEvidence) =>
    region.level === "county" && isAlone(parsed, region) && printedPlace === parsed.printedPlace;
  const telling = evidence.filter((one) => one.regions.length > 0 && !isEcho(one));
  const isStreet = STREET_OFFICE.test(parsed.body.department) && parsed.township === null;
  const needsSupport = isNamedLike(parsed, region) || (isStreet && isAlone(parsed, region));
  if (needsSupport) return telling.length > 0 && telling.every((one) => isAbout(one, region));
  return telling.length === 0 || telling.some((one) => isAbout(one, region));
}

/** Bodies of which a place has several: stations in its townships, and names that do not say what they do. */
const SEVERAL =
  /^(?:派出|财政|司法|税务|工商|国土资源|自然资源|国土|林业|市场监管|市场监督管理)所$|^税务分局$/;
const WITHOUT_SUBJECT =
  /^(?:第?[一二三四五六七八九十\d]+)?(?:综合)?(?:管理|服务|工作|事务|执法|稽查|办事|派出|直属)*(?:[分总]?局|厅|处|所|室|科|部|站|院|会|委|[总支大中]?队|[分子总]?公司|有限(?:责任)?公司|集团|委员会|管委会|中心|办|办公[室厅])$|^(?:大学|学院|医院|学校|中学|小学|幼儿园)$/;

function isOneBody({ kind, department, subunit, isListed }: Body): boolean {
  if (subunit !== "") return true;
  if (SEVERAL.test(department)) return false;
  if (isListed) return true;
  return !WITHOUT_SUBJECT.test(department) && !(kind === null && department.endsWith("分局"));
}

/** Whether a name without a place names one body where the place beside it is put before it. */
export function isOneBeside(parsed: ParsedName, placement: Placement): boolean {
  const { region, unknownPlaces } = placement;
  if (parsed.zone !== null && region?.level === "provincial" && isGenericZone(parsed.zone)) return false;
  const isInTownship = TOWNSHIP.test(unknownPlaces.at(-1) ?? "");
  return isOnePlace(parsed, placement) && (isInTownship || isOneBody(parsed.body));
}
