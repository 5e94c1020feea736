import type { AgencyKind } from "@gongkai/schema";
import { departmentAt } from "./names/department-index.ts";
import type { ParsedName } from "./names/parse-name.ts";
import { contemporaries } from "./regions/contemporaries.ts";

/** Kinds whose names are their own: 内蒙古大学 is no short form of 内蒙古自治区大学. */
const PROPER: ReadonlySet<AgencyKind> = new Set([
  "university",
  "school",
  "hospital",
  "stateOwnedEnterprise",
  "customs",
  "maritimeSafety",
  "railway",
  "riverBasin",
  "prison",
  "publicInstitution",
  "borderInspection",
  "constructionCorps",
  "aviation",
]);

/** Names without a place that one body has: 清华大学, 拱北海关. */
const OWN_NAME =
  /^(?!(?:广播电视|职工|电视|开放|老年|业余|师范|工业|农业|理工|财经|科技|工程|医科|医药|中医药|药科|林业|海洋|体育|交通|政法|外国语|外语|工商|石油|民族|综合|职业|技术)+大学)\p{Script=Han}{2,}(?:大学|海关|海事局|铁路监督管理局|(?<=^民航.+)(?:管理局|监管局))$/u;

/** Whether one body alone has a name, wherever it is, though the name says no place or says it in short. */
export function isOwnName({
  text,
  body,
  zone,
  township,
  genericPlace,
  printedPlace,
  isShortPlace,
}: ParsedName): boolean {
  if (body.kind === null || !PROPER.has(body.kind)) return false;
  if (zone !== null || township !== null || genericPlace !== null) return false;
  const hasFullPlace = printedPlace !== "" && !isShortPlace;
  return !hasFullPlace && OWN_NAME.test(text) && departmentAt(text)?.length !== text.length;
}

/** Whether a body's name is complete as printed, so that no other form of its place belongs before it. */
export function isProperName(parsed: ParsedName): boolean {
  const { body, zone, township, national, regions, isShortPlace } = parsed;
  if (isOwnName(parsed)) return true;
  const isProperKind =
    body.kind !== null && PROPER.has(body.kind) && zone === null && township === null && national === null;
  return isProperKind && isShortPlace && contemporaries(regions, null).length === 1;
}
