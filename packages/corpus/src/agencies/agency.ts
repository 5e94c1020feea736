import type { Random } from "../random.ts";
import { createRandom } from "../random.ts";
import { AGENCY_KINDS, type AgencyKind, type AgencyLevel } from "./agency-kind.ts";
import { drawHabits, type Habits } from "./habits.ts";
import { countyStem } from "./made-county.ts";
import { INVENTED_PROVINCES } from "./places.ts";

/** The places an agency belongs to, from the province down to its own. */
export interface AgencyRegion {
  readonly province: string;
  readonly city: string | null;
  readonly county: string | null;
  readonly township: string | null;
}

/** An invented agency. */
export interface Agency {
  /** The full name, which begins with the agency's own place, such as 槐渡县教育局. */
  readonly name: string;
  readonly region: AgencyRegion;
  readonly level: AgencyLevel;
  readonly kind: AgencyKind;
  /** How it speaks of itself, such as 我局. */
  readonly self: string;
  /** How much it does, where 1 is a county agency of usual size. */
  readonly size: number;
  /** Its usual yearly numbers: those of its kind times its size. */
  readonly usual: AgencyKind["usual"];
  readonly habits: Habits;
}

const LEVEL_SIZES: Readonly<Record<AgencyLevel, number>> = {
  province: 14,
  prefecture: 4,
  county: 1,
  township: 1,
};

interface Post {
  readonly region: AgencyRegion;
  readonly level: AgencyLevel;
  readonly place: string;
}

function listPosts(): readonly Post[] {
  return INVENTED_PROVINCES.flatMap((province) => {
    const region = { province: province.name, city: null, county: null, township: null };
    return [
      { region, level: "province", place: province.name } satisfies Post,
      ...province.cities.flatMap((city): Post[] => [
        { region: { ...region, city: city.name }, level: "prefecture", place: city.name },
        ...city.counties.flatMap((county): Post[] => {
          const countyRegion = { ...region, city: city.name, county: county.name };
          return [
            { region: countyRegion, level: "county", place: county.name },
            ...county.townships.map(
              (township): Post => ({
                region: { ...countyRegion, township },
                level: "township",
                place: `${county.name}${township}`,
              }),
            ),
          ];
        }),
      ]),
    ];
  });
}

/** 我镇 fits a town; a street office (街道) is no government and speaks of itself in another way. */
function selfName(kind: AgencyKind, level: AgencyLevel, township: string | null): string {
  if (level === "province" && kind.self === "我局")
    return kind.names.province?.endsWith("厅") ? "我厅" : "我局";
  if (township?.endsWith("街道")) return "我街道";
  if (township?.endsWith("乡")) return "我乡";
  return kind.self;
}

/** The same post in a county that differs from every listed one and from those of other numbers; null above counties. */
function moveToMadeCounty(post: Post, number: number): Post | null {
  const { county } = post.region;
  if (county === null) return null;
  const made = `${countyStem(number)}${county.slice(-1)}`;
  return { ...post, region: { ...post.region, county: made }, place: post.place.replace(county, made) };
}

function createAgency(post: Post, kind: AgencyKind, random: Random): Agency {
  const size = LEVEL_SIZES[post.level] * Math.exp(random.next() * 1.4 - 0.7);
  const scale = (usual: number) => usual * size;
  const base = post.region.township?.endsWith("街道") ? "办事处" : (kind.names[post.level] ?? "");
  const { requests, licenses, penalties, compulsoryMeasures, fees, documents } = kind.usual;
  return {
    name: `${post.place}${base}`,
    region: post.region,
    level: post.level,
    kind,
    self: selfName(kind, post.level, post.region.township),
    size,
    usual: {
      requests: scale(requests),
      licenses: scale(licenses),
      penalties: scale(penalties),
      compulsoryMeasures: scale(compulsoryMeasures),
      fees: scale(fees),
      // A province does not write fourteen times the documents of a county.
      documents: documents * Math.sqrt(size),
    },
    habits: drawHabits(random),
  };
}

/**
 * Invents agencies, each with a name of its own; the same seed gives the same agencies.
 *
 * There are some two hundred pairs of place and kind. Beyond them, counties with made-up names follow that have the same
 * agencies, so any count can be asked for.
 */
export function generateAgencies({
  seed,
  count,
}: {
  readonly seed: number;
  readonly count: number;
}): readonly Agency[] {
  const random = createRandom(seed).fork("agencies");
  const kinds: readonly AgencyKind[] = AGENCY_KINDS;
  const pairs = random.shuffle(
    listPosts().flatMap((post) =>
      kinds.filter((kind) => kind.names[post.level] !== undefined).map((kind) => ({ post, kind })),
    ),
  );
  const agencies = pairs
    .slice(0, count)
    .map(({ post, kind }) => createAgency(post, kind, random.fork(`${post.place}/${kind.id}/0`)));
  const counties = [...new Set(pairs.flatMap(({ post }) => post.region.county ?? []))].sort();
  for (let round = 0; agencies.length < count; round += 1) {
    for (const { post, kind } of pairs) {
      const place = counties.indexOf(post.region.county ?? "");
      const moved = moveToMadeCounty(post, round * counties.length + place);
      if (moved === null) continue;
      agencies.push(createAgency(moved, kind, random.fork(`${moved.place}/${kind.id}/0`)));
      if (agencies.length === count) break;
    }
  }
  return agencies;
}
