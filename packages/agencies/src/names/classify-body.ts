import type { AgencyKind } from "@gongkai/schema";
import { departmentAt, kindByStem } from "./department-index.ts";
import { INSTITUTIONS, PUBLIC_INSTITUTION } from "./institutions.ts";

/** What stands after the place in a name. */
export interface Body {
  readonly kind: AgencyKind | null;
  /** The department under its official name, without what is below it. */
  readonly department: string;
  /** The part of the department, such as 高新分局; empty for the department itself. */
  readonly subunit: string;
  /** Whether the printed name was a short form. */
  readonly isShort: boolean;
  /** Whether the department is in the lists, so that it belongs to the government of the place before it. */
  readonly isListed: boolean;
}

/** Kinds of bodies that stay what they are although a department's name precedes theirs: 教育局机关幼儿园. */
const OWN_KINDS: readonly AgencyKind[] = [
  "school",
  "hospital",
  "university",
  "stateOwnedEnterprise",
  "publicSecurity",
  "fireRescue",
];
const GOVERNMENT = "人民政府";
const LIAISON = /^驻.+(?:办事处|联络处|办)$/;
const ORGANIZATION_END =
  /(?:局|厅|委|会|中心|办公[室厅]|办|处|所|院|馆|站|队|校|署|社|场|台|段|部|室|组|园|库)$/;

function institutionKind(name: string): AgencyKind | null {
  for (const [kind, pattern] of INSTITUTIONS) if (pattern.test(name)) return kind;
  return null;
}

function unlisted(name: string): Body {
  const kind =
    institutionKind(name) ??
    (ORGANIZATION_END.test(name) ? kindByStem(name) : null) ??
    (PUBLIC_INSTITUTION.test(name) ? "publicInstitution" : null);
  return { kind, department: name, subunit: "", isShort: false, isListed: false };
}

/**
 * Reads what a body is from its name without the place.
 *
 *     人社局 → 人力资源和社会保障局 · 自然资源局高新分局 → 自然资源局 and below it 高新分局
 */
export function classifyBody(name: string): Body {
  const match = departmentAt(name);
  if (match === null) return unlisted(name);
  const rest = name.slice(match.length);
  if (match.canonical === GOVERNMENT && rest !== "") {
    if (LIAISON.test(rest)) {
      return { kind: "liaisonOffice", department: name, subunit: "", isShort: false, isListed: true };
    }
    // 人民政府国有资产监督管理委员会 is the department that others print without 人民政府.
    const inner = classifyBody(rest);
    return inner.isListed ? { ...inner, isShort: true } : { ...unlisted(rest), department: name };
  }
  const ownKind = rest === "" ? null : institutionKind(name);
  const kind = ownKind !== null && OWN_KINDS.includes(ownKind) ? ownKind : match.kind;
  return { kind, department: match.canonical, subunit: rest, isShort: match.isShort, isListed: true };
}

/** Whether a text begins as the name of a department or institution without its place does. */
export function beginsBody(text: string): boolean {
  if (departmentAt(text) !== null) return true;
  return (
    text.length >= 2 &&
    (institutionKind(text) !== null || (ORGANIZATION_END.test(text) && kindByStem(text) !== null))
  );
}
