import type { AgencyKind } from "@gongkai/schema";
import type { Region } from "../regions/region.ts";
import { type Body, beginsBody } from "./classify-body.ts";
import { departmentAt } from "./department-index.ts";
import { NATIONAL_BEGINNING, type NationalBody } from "./national-bodies.ts";
import { nationalBodyAt } from "./national-index.ts";
import { PlaceReader } from "./place-reader.ts";
import { townshipAt, zoneAt } from "./places-in-name.ts";
import { beginsCommittee, beginsGovernment, isPartyDepartment, readBody } from "./read-body.ts";

/** The parts of a printed name. */
export interface ParsedName {
  /** The name without spaces and without a second name in brackets. */
  readonly text: string;
  /** The second name in brackets, if any. */
  readonly gloss: string | null;
  /** The national body that the name is of or begins with. */
  readonly national: NationalBody | null;
  /** Whether the name is of a national body that no list has. */
  readonly isNational: boolean;
  /** The regions that the place in the name can be; empty where the table knows none. */
  readonly regions: readonly Region[];
  /** The place as printed, and whether it was printed without its kind of region. */
  readonly printedPlace: string;
  readonly isShortPlace: boolean;
  /** Names that are built as regions' are and are in no table, from the largest down. */
  readonly unknownPlaces: readonly string[];
  /** A kind of region without a name: 市 of 市人社局. */
  readonly genericPlace: string | null;
  readonly zone: string | null;
  readonly township: string | null;
  readonly isParty: boolean;
  /** An association whose name stands before the place: 政协珠海市委员会. */
  readonly association: Association | null;
  readonly body: Body;
}

/** An association that has committees in the places, and how its name is written. */
interface Association {
  readonly name: string;
  readonly kind: AgencyKind;
}

const ASSOCIATIONS: readonly (readonly [RegExp, Association])[] = [
  [/^(?:中国人民)?(?:政治协商会议|政协)/, { name: "政协", kind: "politicalConsultative" }],
  [/^(?:中国共产主义青年团|共青团)/, { name: "共青团", kind: "massOrganization" }],
];

/** 海淀区人民政府万寿路街道办事处 is the street office that others print without 人民政府. */
const GOVERNMENT_OF_STREET = /^人民政府(?=\p{Script=Han}{1,10}街道(?:办事处)?$)/u;
const PARTY = /^(?:中共|中国共产党)/;
const STATE = "中华人民共和国";
const GENERIC =
  /^(?:[我本全])?(自治区|自治州|自治县|自治旗|特区|林区|地区|新区|街道|苏木|[省市县区旗州盟镇乡])(?=.)/;
/** Departments whose sign hangs beside another's: 自然资源局(林业局). Anything else in brackets is a part of the body. */
const SECOND_NAME = /(?:局|委员会|办公室)$/;

/** Takes a name apart. Any text gives an answer. */
export function parseName(name: string): ParsedName {
  const plain = name.replace(/\s+/g, "").replaceAll("（", "(").replaceAll("）", ")");
  const bracket = /^(.+?)\((.+)\)$/.exec(plain);
  const printed = bracket?.[1] ?? plain;
  const gloss = bracket?.[2] ?? null;
  const isSecondName =
    gloss !== null && SECOND_NAME.test(gloss) && departmentAt(gloss)?.length === gloss.length;
  // 中华人民共和国拱北海关 is printed without the state as well.
  const isOfState = printed.startsWith(STATE) && nationalBodyAt(printed) === null;
  const text = isOfState ? printed.slice(STATE.length) : printed;
  const national = nationalBodyAt(text);
  const isParty = PARTY.test(text);
  const associated = ASSOCIATIONS.find(([pattern]) => pattern.test(text));
  const prefix = (isParty ? PARTY : associated?.[0])?.exec(text)?.[0] ?? national?.printed ?? "";
  const offices = national?.body.offices ?? [];
  const isBody = (rest: string) => beginsBody(rest) || offices.includes(rest) || isPartyDepartment(rest);
  const reader = new PlaceReader(text.slice(prefix.length), isBody);
  reader.readAll();
  let rest = text.slice(prefix.length + reader.at).replace(GOVERNMENT_OF_STREET, "");
  const hasPlace = reader.regions.length > 0 || reader.unknown.length > 0;

  let genericPlace: string | null = null;
  const generic = hasPlace ? null : GENERIC.exec(rest);
  if (generic !== null && departmentAt(rest) === null && zoneAt(rest) === null) {
    const after = rest.slice(generic[0].length);
    const isSubject = beginsBody(after) || beginsCommittee(after) || isPartyDepartment(after);
    if (isSubject || beginsGovernment(after)) {
      genericPlace = generic[1] ?? null;
      rest = after;
    }
  }

  let zone: string | null = null;
  let township: string | null = null;
  if (departmentAt(rest) === null && genericPlace !== "镇" && genericPlace !== "乡") {
    zone = zoneAt(rest);
    if (zone !== null) rest = rest.slice(zone.length);
    township = departmentAt(rest) === null ? townshipAt(rest) : null;
    if (township !== null) rest = rest.slice(township.length);
  }
  const { isParty: isOfParty, body: found } = readBody(rest, {
    isParty,
    zone,
    township,
    genericPlace,
    hasPlace,
  });
  const part = gloss === null || isSecondName ? "" : `(${gloss})`;
  return {
    text: `${text}${part}`,
    association: hasPlace ? (associated?.[1] ?? null) : null,
    gloss: isSecondName ? gloss : null,
    national: national?.body ?? null,
    isNational:
      national !== null ||
      (!hasPlace && NATIONAL_BEGINNING.test(text) && departmentAt(text)?.length !== text.length),
    regions: reader.regions,
    printedPlace: text.slice(prefix.length, prefix.length + reader.at),
    isShortPlace: reader.isShort,
    unknownPlaces: reader.unknown,
    genericPlace,
    zone,
    township,
    isParty: isOfParty,
    body: part === "" ? found : { ...found, subunit: `${found.subunit}${part}` },
  };
}
