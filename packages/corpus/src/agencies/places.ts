/** A county-level place and its townships. */
interface InventedCounty {
  readonly name: string;
  readonly townships: readonly string[];
}

/** A prefecture-level city and its counties. */
interface InventedCity {
  readonly name: string;
  readonly counties: readonly InventedCounty[];
}

/** A province and its cities. */
export interface InventedProvince {
  readonly name: string;
  readonly cities: readonly InventedCity[];
}

/**
 * Provinces, cities, counties and townships that do not exist.
 *
 * No province, city or county of China bears one of these names, so no number of a synthetic report can be
 * taken for one of a real agency.
 */
export const INVENTED_PROVINCES: readonly InventedProvince[] = [
  {
    name: "云岭省",
    cities: [
      {
        name: "霁川市",
        counties: [
          { name: "槐渡县", townships: ["霜桥镇", "芦堰乡"] },
          { name: "松砚区", townships: ["墨池街道", "听枫街道"] },
          { name: "青稷县", townships: ["稻香埠镇", "石笋乡"] },
        ],
      },
      {
        name: "砚浦市",
        counties: [
          { name: "漪水县", townships: ["柳汊镇", "白苇镇"] },
          { name: "雁梁县", townships: ["北雁镇", "驼岭乡"] },
        ],
      },
    ],
  },
  {
    name: "沧湄省",
    cities: [
      {
        name: "鹤汀市",
        counties: [
          { name: "霜桥区", townships: ["桂影街道", "望潮街道"] },
          { name: "璧沙县", townships: ["蚝圩镇", "榕荫镇"] },
          { name: "蓼溪县", townships: ["蓼口镇", "茶亭坳乡"] },
        ],
      },
      {
        name: "梧汀市",
        counties: [
          { name: "苔岭县", townships: ["苔源镇", "竹篁乡"] },
          { name: "云砚区", townships: ["砚台街道", "文澜街道"] },
        ],
      },
    ],
  },
  {
    name: "朔汀省",
    cities: [
      {
        name: "岚稷市",
        counties: [
          { name: "榆漪县", townships: ["榆树汀镇", "盐泊乡"] },
          { name: "驿沙县", townships: ["驿道镇", "胡杨渡乡"] },
          { name: "朔砚区", townships: ["炉峰街道", "古钟街道"] },
        ],
      },
      {
        name: "澹浦市",
        counties: [
          { name: "澹滨县", townships: ["渔灯镇", "苇岸乡"] },
          { name: "麓泉县", townships: ["麓口镇", "梨峪乡"] },
        ],
      },
    ],
  },
];
