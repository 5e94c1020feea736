import type { Find } from "./find.ts";
import type { FoundName } from "./found-name.ts";
import { type GazetteerEntry, isWithin } from "./gazetteer.ts";

/** A name and the region it means. */
interface DecidedRegion {
  readonly found: FoundName;
  readonly entry: GazetteerEntry;
  readonly code: string;
}

/** What may stand between a name and the region that it is decided by. */
const NEAR = /^[\s的,、()]*$/u;

/** Names that leave the place to the reader: 市人社局, 县政府. 市监局 and 市场监管局 begin with what they do. */
const GENERIC_PLACE = /^(?:[我本省市县区](?![中南北]区|[监场])|[镇乡](?:人民)?政府)/u;

/** Decides what names mean; those that are left undecided are no finds. */
export function decideNames(names: readonly FoundName[]): readonly Find[] {
  const decided = decideRegions(names);
  const finds = decided.map(({ found, entry, code }) => describe(found, entry, code));
  const regions = new Set(decided.map(({ found }) => found));
  for (const found of names) {
    if (regions.has(found)) continue;
    const entry = decideAgency(found, decided);
    if (entry?.agencyId != null) finds.push(describe(found, entry, null));
  }
  return finds;
}

/** Names that mean one region, and names of several of which one lies in another region of the query. */
function decideRegions(names: readonly FoundName[]): readonly DecidedRegion[] {
  const candidates = names.map((found) => ({ found, entries: regionsOf(found) }));
  const decided = candidates.flatMap(({ found, entries }) => asDecided(found, onlyRegion(entries)));
  const open = candidates.filter(({ found }) => decided.every((one) => one.found !== found));
  const beside = open.flatMap(({ found, entries }) => {
    for (const codes of evidenceFor(found, decided)) {
      const within = entries.filter(({ regionCode }) =>
        codes.some((code) => regionCode !== null && regionCode !== code && isWithin(regionCode, code)),
      );
      const entry = onlyRegion(within);
      if (entry !== undefined) return asDecided(found, entry);
    }
    return [];
  });
  return [...decided, ...beside];
}

function asDecided(found: FoundName, entry: GazetteerEntry | undefined): readonly DecidedRegion[] {
  return entry?.regionCode == null ? [] : [{ found, entry, code: entry.regionCode }];
}

function regionsOf({ meanings }: FoundName): readonly GazetteerEntry[] {
  return meanings.filter(({ agencyId, regionCode }) => agencyId === null && regionCode !== null);
}

/** The only region, or the only province: 吉林 is the province before it is the city. */
function onlyRegion(entries: readonly GazetteerEntry[]): GazetteerEntry | undefined {
  const provinces = entries.filter(({ regionCode }) => regionCode?.endsWith("0000"));
  const codes = new Set(entries.map(({ regionCode }) => regionCode));
  if (codes.size === 1) return entries[0];
  return provinces.length === 1 ? provinces[0] : undefined;
}

function decideAgency(found: FoundName, regions: readonly DecidedRegion[]): GazetteerEntry | undefined {
  const meanings = found.meanings.filter(({ agencyId }) => agencyId !== null);
  const full = onlyAgency(meanings.filter(({ kind }) => kind === "full"));
  if (full !== undefined) return full;
  // 档案馆 is one agency where only one has reports, and still no name of it.
  const isOwnName = meanings.some(({ kind, name }) => kind !== "bare" && !GENERIC_PLACE.test(name));
  const unique = isOwnName ? onlyAgency(meanings) : undefined;
  if (unique !== undefined) return unique;
  for (const codes of evidenceFor(found, regions)) {
    const own = meanings.filter(({ regionCode }) => regionCode !== null && codes.includes(regionCode));
    const within = meanings.filter(({ regionCode }) =>
      codes.some((code) => regionCode !== null && isWithin(regionCode, code)),
    );
    const entry = onlyAgency(own) ?? onlyAgency(within);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function onlyAgency(entries: readonly GazetteerEntry[]): GazetteerEntry | undefined {
  return new Set(entries.map(({ agencyId }) => agencyId)).size === 1 ? entries[0] : undefined;
}

/** The codes that can decide a name: that of the region right before it, then those of all regions of the query. */
function evidenceFor(found: FoundName, regions: readonly DecidedRegion[]): readonly (readonly string[])[] {
  const before = regions.filter(
    ({ found: { stretch, end } }) =>
      stretch === found.stretch && end <= found.start && NEAR.test(stretch.text.slice(end, found.start)),
  );
  const all = regions.filter((region) => region.found !== found);
  return [before, all].filter((some) => some.length > 0).map((some) => some.map(({ code }) => code));
}

function describe(
  { stretch, start, end }: FoundName,
  { fullName, agencyId }: GazetteerEntry,
  regionCode: string | null,
): Find {
  const place = { stretch, start, end, meaning: fullName, term: null };
  if (regionCode !== null) return { ...place, kind: "region", filter: { regionCodes: [regionCode] } };
  return { ...place, kind: "agency", filter: { agencyIds: agencyId === null ? [] : [agencyId] } };
}
