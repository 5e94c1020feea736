import type { AgencyKind } from "@gongkai/schema";
import { DEPARTMENT_NAMES } from "./department-names.ts";

/** What is known of the name of a department. */
interface KnownDepartment {
  readonly kind: AgencyKind;
  /** The official name; the short form itself where it stands for several. */
  readonly canonical: string;
  /** Whether the name is a short form. */
  readonly isShort: boolean;
}

/** A department's name at the beginning of a text. */
export interface DepartmentMatch extends KnownDepartment {
  readonly length: number;
}

/** What names of departments end in; what is left before it says what they do. */
const ENDINGS = /(?:管理局|监督管理局|管理委员会|委员会|局|厅|中心|办公室|处|所|站|队)$/;
const SHORTEST_STEM = 2;

interface DepartmentIndex {
  readonly known: ReadonlyMap<string, KnownDepartment>;
  readonly shortNames: ReadonlyMap<string, readonly string[]>;
  /** Lengths of the names that begin with a character, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  readonly stems: ReadonlyMap<string, AgencyKind>;
}

function createIndex(): DepartmentIndex {
  const known = new Map<string, KnownDepartment>();
  const shortNames = new Map<string, string[]>();
  const stems = new Map<string, AgencyKind>();
  for (const { kind, names, shortNames: shorts = {} } of DEPARTMENT_NAMES) {
    for (const name of names) {
      if (!known.has(name)) known.set(name, { kind, canonical: name, isShort: false });
      const stem = name.replace(ENDINGS, "");
      if (stem.length >= SHORTEST_STEM && !stems.has(stem)) stems.set(stem, kind);
    }
    for (const [short, official] of Object.entries(shorts)) {
      if (known.has(short)) continue;
      known.set(short, { kind, canonical: official ?? short, isShort: true });
      if (official !== null) shortNames.set(official, [...(shortNames.get(official) ?? []), short]);
    }
  }
  const lengths = new Map<string, number[]>();
  for (const name of known.keys()) {
    const list = lengths.get(name.charAt(0)) ?? [];
    if (!list.includes(name.length)) list.push(name.length);
    lengths.set(name.charAt(0), list);
  }
  for (const list of lengths.values()) list.sort((one, other) => other - one);
  return { known, shortNames, lengths, stems };
}

const INDEX = createIndex();

/** The longest name of a department that stands in a text from `at`. */
export function departmentAt(text: string, at = 0): DepartmentMatch | null {
  for (const length of INDEX.lengths.get(text.charAt(at)) ?? []) {
    if (at + length > text.length) continue;
    const known = INDEX.known.get(text.slice(at, at + length));
    if (known !== undefined) return { length, ...known };
  }
  return null;
}

/** Short forms that stand for an official name and no other. */
export function shortNamesOf(official: string): readonly string[] {
  return INDEX.shortNames.get(official) ?? [];
}

const LONGEST_STEM = 14;

/** The kind that the beginning of an unlisted name speaks of: 教育 of 教育和科技体育局. */
export function kindByStem(name: string): AgencyKind | null {
  for (let length = Math.min(LONGEST_STEM, name.length - 1); length >= SHORTEST_STEM; length -= 1) {
    const kind = INDEX.stems.get(name.slice(0, length));
    if (kind !== undefined) return kind;
  }
  return null;
}
