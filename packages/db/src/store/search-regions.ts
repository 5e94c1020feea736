import type { SearchRegion } from "@gongkai/schema";

/** What an agency's row says of where it is. */
export interface RegionColumns {
  /** The GB/T 2260 code of its own region; null where none is known. */
  readonly regionCode: string | null;
  /** The names of its regions from the province down. */
  readonly regionPath: readonly string[];
}

/**
 * The regions of an agency with their codes, from the province down to its own.
 *
 *     321323, 江苏省 宿迁市 泗阳县 → 320000 江苏省, 321300 宿迁市, 321323 泗阳县
 *     110101, 北京市 东城区        → 110000 北京市, 110101 东城区
 *
 * Districts of municipalities, and counties right below a province, have no prefecture. Where code and names do not go
 * together, what is certain of them is left.
 */
export function searchRegions({ regionCode, regionPath }: RegionColumns): readonly SearchRegion[] {
  if (regionCode === null || !/^[0-9]{6}$/.test(regionCode)) return [];
  const [province, ...below] = regionPath;
  const own = below.at(-1);
  if (province === undefined) return [];
  const provinceCode = `${regionCode.slice(0, 2)}0000`;
  const regions = [{ code: provinceCode, name: province }];
  if (own === undefined || regionCode === provinceCode) return regions;
  const prefectureCode = `${regionCode.slice(0, 4)}00`;
  const [prefecture] = below;
  if (below.length === 2 && prefecture !== undefined && prefectureCode !== regionCode) {
    regions.push({ code: prefectureCode, name: prefecture });
  }
  return [...regions, { code: regionCode, name: own }];
}
