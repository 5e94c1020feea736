import { type Agency, generateAgencies, type AgencyKindId as MadeKindId } from "@gongkai/corpus";
import type { AgencyKind, AgencyLevel, SearchAgency, SearchRegion } from "@gongkai/schema";

/** An invented agency as search engines take it, with what its reports are written from. */
export interface MadeAgency {
  readonly agency: SearchAgency;
  /** The place that its name begins with, such as 槐渡县. */
  readonly place: string;
  /** How it speaks of itself, such as 我局. */
  readonly self: string;
  /** Its field of work, such as 教育. */
  readonly field: string;
  /** What it discloses. */
  readonly topics: readonly string[];
  /** How much it does, where 1 is usual. */
  readonly size: number;
}

/** What people call departments, by the ends of their full names. */
const SHORT_FORMS: Readonly<Record<string, string>> = {
  人力资源和社会保障局: "人社局",
  人力资源和社会保障厅: "人社厅",
  自然资源局: "自规局",
  自然资源厅: "自规厅",
  住房和城乡建设局: "住建局",
  住房和城乡建设厅: "住建厅",
  市场监督管理局: "市监局",
  卫生健康委员会: "卫健委",
  农业农村局: "农业局",
  农业农村厅: "农业厅",
  人民政府办公室: "政府办",
  人民政府办公厅: "政府办公厅",
};

const KINDS: Readonly<Record<MadeKindId, AgencyKind>> = {
  education: "education",
  humanResources: "humanResources",
  civilAffairs: "civilAffairs",
  publicSecurity: "publicSecurity",
  naturalResources: "naturalResources",
  housing: "housing",
  marketRegulation: "marketRegulation",
  health: "health",
  agriculture: "agriculture",
  statistics: "statistics",
  governmentServices: "governmentServices",
  generalOffice: "generalOffice",
  townshipGovernment: "townshipGovernment",
};

const LEVELS: Readonly<Record<Agency["level"], AgencyLevel>> = {
  province: "provincial",
  prefecture: "prefectural",
  county: "county",
  township: "township",
};

/** The first provincial code given to an invented province; GB/T 2260 has none above 82. */
const FIRST_PROVINCE = 90;

/** Gives invented places codes as GB/T 2260 would: two digits each for province, city and county. */
function createCodes(): (region: Agency["region"]) => readonly SearchRegion[] {
  const numbers = new Map<string, number>();
  const below = new Map<string, number>();
  const numberOf = (parent: string, name: string, first: number) => {
    const key = `${parent}/${name}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = below.get(parent) ?? first;
    below.set(parent, number + 1);
    numbers.set(key, number);
    return number;
  };
  const digits = (number: number) => String(number).padStart(2, "0");
  return ({ province, city, county }) => {
    const provinceDigits = digits(numberOf("", province, FIRST_PROVINCE));
    const regions = [{ code: `${provinceDigits}0000`, name: province }];
    if (city === null) return regions;
    const cityDigits = provinceDigits + digits(numberOf(province, city, 1));
    regions.push({ code: `${cityDigits}00`, name: city });
    if (county === null) return regions;
    regions.push({ code: cityDigits + digits(numberOf(`${province}/${city}`, county, 1)), name: county });
    return regions;
  };
}

/** The short forms of a name: alone, and behind its place. */
function aliasesOf(name: string, place: string): readonly string[] {
  const short = SHORT_FORMS[name.slice(place.length)];
  return short === undefined ? [] : [short, `${place}${short}`];
}

/** Invents agencies with regions, codes and short forms; the same seed gives the same ones. */
export function makeAgencies(seed: number, count: number): readonly MadeAgency[] {
  const regionsOf = createCodes();
  return generateAgencies({ seed, count }).map((made, index) => {
    const { region } = made;
    const place = region.county ?? region.city ?? region.province;
    return {
      agency: {
        id: `agency-${index}`,
        name: made.name,
        aliases: aliasesOf(made.name, place),
        level: LEVELS[made.level],
        // The generator's kinds are those above.
        kind: KINDS[made.kind.id as MadeKindId],
        regions: regionsOf(region),
      },
      place,
      self: made.self,
      field: made.kind.field,
      topics: made.kind.topics,
      size: made.size,
    };
  });
}
