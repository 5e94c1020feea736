import type { AgencyDescription } from "../agency-description.ts";
import { describeAgency } from "../describe-agency.ts";
import { officialPlace, sameUnderLastCode } from "../regions/official-names.ts";
import type { Region } from "../regions/region.ts";
import { regionTable } from "../regions/region-table.ts";
import { BODY_CHANGES, type BodyChange, type ChangeType } from "./body-changes.ts";

/** A body before or after another, and how the one became the other. */
export interface LineageStep {
  readonly type: ChangeType;
  /** The years in which it happened: one, or from the first to the last place of a reform. */
  readonly years: readonly [first: number, last: number];
  /** The full name of the other body, as `AgencyDescription.name`. */
  readonly name: string;
}

/** The bodies before and after another. Where reforms gave places different names, every name that it can be. */
export interface Lineage {
  readonly predecessors: readonly LineageStep[];
  readonly successors: readonly LineageStep[];
}

type Changes = ReadonlyMap<string, readonly BodyChange[]>;

function indexBy(end: "from" | "to"): Changes {
  const index = new Map<string, BodyChange[]>();
  for (const change of BODY_CHANGES) {
    for (const name of change[end]) index.set(name, [...(index.get(name) ?? []), change]);
  }
  return index;
}

const CHANGES = { from: indexBy("from"), to: indexBy("to") };

/** Names of departments of provinces end in 厅 or stand for any level; those of other places never end in 厅. */
function fitsLevel(name: string, { level }: AgencyDescription): boolean {
  if (!name.endsWith("厅")) return true;
  return level === "provincial" || level === null;
}

/** The same name with another department in it; null where the name does not end in the department. */
function withDepartment(agency: AgencyDescription, department: string): string | null {
  const end = `${agency.department}${agency.subunit ?? ""}`;
  if (end === "" || !agency.name.endsWith(end)) return null;
  const before = agency.name.slice(0, agency.name.length - end.length);
  // Tax offices are the only ones whose full name also begins in another way.
  const place = agency.department === "税务局" ? before.replace(/^国家税务总局/, "") : before;
  return describeAgency(`${place}${department}${agency.subunit ?? ""}`).name;
}

function stepsByReform(agency: AgencyDescription, at: "from" | "to"): readonly LineageStep[] {
  const other = at === "from" ? "to" : "from";
  const steps: LineageStep[] = [];
  const add = ({ type, years }: BodyChange, name: string | null) => {
    if (name !== null && name !== agency.name) steps.push({ type, years, name });
  };
  for (const change of CHANGES[at].get(agency.department) ?? []) {
    for (const name of change[other]) {
      if (fitsLevel(name, agency)) add(change, withDepartment(agency, name));
    }
  }
  // National bodies, and their offices, whose names begin with theirs.
  for (const [name, changes] of CHANGES[at]) {
    if (!agency.name.startsWith(name) || agency.department === name) continue;
    for (const change of changes) {
      for (const next of change[other]) add(change, `${next}${agency.name.slice(name.length)}`);
    }
  }
  return steps;
}

const predecessorsOf = new Map<Region, Region[]>();

function regionPredecessors(region: Region): readonly Region[] {
  if (predecessorsOf.size === 0) {
    for (const old of regionTable().regions) {
      for (const next of old.successors) {
        const before = predecessorsOf.get(next);
        if (before === undefined) predecessorsOf.set(next, [old]);
        else before.push(old);
      }
    }
  }
  return predecessorsOf.get(region) ?? [];
}

function regionOf({ region }: AgencyDescription): Region | null {
  if (region?.code == null) return null;
  return (
    regionTable()
      .named(region.name)
      .find(({ code }) => code === region.code) ?? null
  );
}

/** How one region became another: a new one made of one alone goes on under another name. */
function regionChange(old: Region, next: Region): ChangeType {
  if (old.successors.length > 1) return "split";
  const isNew = next.since !== null && old.until !== null && next.since >= old.until - 1;
  return isNew && regionPredecessors(next).length === 1 && next.level === old.level ? "renamed" : "merged";
}

function inRegion(agency: AgencyDescription, from: Region, to: Region): string | null {
  const place = officialPlace(from);
  const at = agency.name.indexOf(place);
  if (at === -1) return null;
  return `${agency.name.slice(0, at)}${officialPlace(to)}${agency.name.slice(at + place.length)}`;
}

function stepsByRegion(agency: AgencyDescription, at: "from" | "to"): readonly LineageStep[] {
  const found = regionOf(agency);
  if (found === null) return [];
  const region = sameUnderLastCode(found);
  const others = at === "from" ? region.successors : regionPredecessors(region);
  return others.flatMap((other) => {
    const [old, next] = at === "from" ? [region, other] : [other, region];
    const name = inRegion(agency, region, other);
    if (name === null || name === agency.name || old.until === null) return [];
    return [{ type: regionChange(old, next), years: [old.until, old.until] as const, name }];
  });
}

/** The bodies that a body came from and those that came after it, by reforms of departments and by changes of regions. */
export function lineageOf(agency: AgencyDescription): Lineage {
  return {
    predecessors: [...stepsByReform(agency, "to"), ...stepsByRegion(agency, "to")],
    successors: [...stepsByReform(agency, "from"), ...stepsByRegion(agency, "from")],
  };
}
