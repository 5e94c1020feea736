import type { AgencyKind } from "@gongkai/schema";
import { type Body, classifyBody } from "./classify-body.ts";
import { PARTY_DEPARTMENTS, PARTY_ONLY } from "./party.ts";

const COMMITTEE = /^(?:委员会|工作委员会|工委|委(?!员))/;
const GOVERNMENT_TAIL = /^(?:镇|乡|街道|街|苏木)?(?:人民政府|政府|办事处)/;

const partyDepartments = new Map(
  PARTY_DEPARTMENTS.map(([name, kind, canonical]) => [name, { kind, canonical }] as const),
);

/** Whether a text is the name of a department of a party committee. */
export function isPartyDepartment(text: string): boolean {
  return partyDepartments.has(text);
}

/** Whether a text begins as a committee of a party does. */
export function beginsCommittee(text: string): boolean {
  return COMMITTEE.test(text);
}

/** Whether a text begins with a government or street office, with or without its kind of township. */
export function beginsGovernment(text: string): boolean {
  return GOVERNMENT_TAIL.test(text);
}

function body(kind: AgencyKind | null, department: string, rest: Partial<Body> = {}): Body {
  return { kind, department, subunit: "", isShort: false, isListed: true, ...rest };
}

function partyBody(rest: string): Body {
  const committee = COMMITTEE.exec(rest)?.[0];
  const name = committee === undefined ? rest : rest.slice(committee.length);
  if (name === "") return body("partyCommittee", "委员会");
  const known = partyDepartments.get(name);
  if (known !== undefined) {
    return body(known.kind, `委${known.canonical}`, {
      isShort: committee !== "委" || name !== known.canonical,
    });
  }
  const inner = classifyBody(name);
  // Other offices under a committee are printed with and without it.
  if (inner.isListed) return inner;
  return body(
    inner.kind === "publicInstitution" ? "partyDepartment" : (inner.kind ?? "partyDepartment"),
    `委${name}`,
  );
}

function zoneBody(rest: string): Body {
  if (rest === "" || rest === "管委会" || rest === "管理委员会") {
    return body("zoneCommittee", "管理委员会", { isShort: rest !== "管理委员会" });
  }
  if (/^管理(?:局|处|办公室|中心)$/.test(rest)) return body("zoneCommittee", rest);
  const committee = /^(?:管理委员会|管委会)/.exec(rest)?.[0];
  if (committee === undefined) return classifyBody(rest);
  const inner = classifyBody(rest.slice(committee.length));
  return body(inner.kind ?? "zoneCommittee", "管理委员会", {
    subunit: inner.department + inner.subunit,
    isShort: inner.isShort || committee !== "管理委员会",
  });
}

function townshipBody(township: string, rest: string): Body {
  const isStreet = township.endsWith("街道");
  const government = isStreet ? "办事处" : "人民政府";
  const kind = isStreet ? "streetOffice" : "townshipGovernment";
  if (rest === "" || rest === government) return body(kind, government, { isShort: rest === "" });
  if (rest === "办" && isStreet) return body(kind, government, { isShort: true });
  if (rest === "政府" && !isStreet) return body(kind, government, { isShort: true });
  const tail = GOVERNMENT_TAIL.exec(rest)?.[0];
  if (tail !== undefined) {
    const subunit = rest.slice(tail.length);
    if (subunit === "") return body(kind, rest);
    return body(kind, government, { subunit });
  }
  return classifyBody(rest);
}

/** What stands before a body in its name. */
export interface BodyContext {
  /** Whether the name begins with 中共. */
  readonly isParty: boolean;
  readonly zone: string | null;
  readonly township: string | null;
  readonly genericPlace: string | null;
  readonly hasPlace: boolean;
}

/** Reads the body from what is left of a name after its places. */
export function readBody(
  rest: string,
  { isParty, zone, township, genericPlace, hasPlace }: BodyContext,
): { readonly isParty: boolean; readonly body: Body } {
  const isCommittee = (hasPlace || genericPlace !== null) && /^委(?!员)/.test(rest);
  if (isParty || isCommittee || PARTY_ONLY.test(rest)) return { isParty: true, body: partyBody(rest) };
  if (township !== null) return { isParty: false, body: townshipBody(township, rest) };
  if (zone !== null) return { isParty: false, body: zoneBody(rest) };
  if (genericPlace === "街道" || genericPlace === "镇" || genericPlace === "乡" || genericPlace === "苏木") {
    return { isParty: false, body: townshipBody(genericPlace, rest) };
  }
  if (rest === "" && hasPlace) return { isParty: false, body: body("government", "", { isShort: true }) };
  return { isParty: false, body: classifyBody(rest) };
}
