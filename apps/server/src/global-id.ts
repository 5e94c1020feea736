import { SECTION_IDS, type SectionId } from "@gongkai/schema";

/** What a global id stands for. */
export type GlobalId =
  | { readonly type: "Agency"; readonly key: string }
  | { readonly type: "Report"; readonly key: string }
  /** Its key is a GB/T 2260 code. */
  | { readonly type: "Region"; readonly key: string }
  /** Its key is the rule's code. */
  | { readonly type: "Rule"; readonly key: string }
  /** A version of a report; its key is a number that the database gave. */
  | { readonly type: "Version"; readonly key: string }
  | {
      readonly type: "Section";
      readonly key: string;
      readonly section: SectionId;
      /** Which of the report's sections of that identifier it is, from 0. */
      readonly occurrence: number;
    }
  | {
      readonly type: "Finding";
      /** The report's key. */
      readonly key: string;
      readonly rule: string;
      /** See `FindingKey` of @gongkai/db. */
      readonly input: string;
    };

/** Keys of agencies and reports; see `agencyKey` and `reportKey` of @gongkai/db. */
const KEY = /^[0-9a-z-]{1,100}$/;
const VERSION_KEY = /^[1-9]\d{0,14}$/;
const OCCURRENCE = /^[1-9]\d{0,3}$/;
const RULE = /^[a-z-]{1,60}$/;
const INPUT = /^[0-9a-f]{16}$/;

/** The opaque id of a thing. It follows from what the thing is, so it stays the same when data is read again. */
export function toGlobalId(id: GlobalId): string {
  const parts: (string | number)[] = [id.type, id.key];
  if (id.type === "Finding") parts.push(id.rule, id.input);
  if (id.type === "Section") parts.push(id.section);
  // Left out for the first, so that the ids of sections that occur once are short.
  if (id.type === "Section" && id.occurrence > 0) parts.push(id.occurrence);
  return Buffer.from(parts.join(":")).toString("base64url");
}

/** What an id stands for; null when it is none of ours. */
export function fromGlobalId(text: string): GlobalId | null {
  const [type, key = "", section, occurrence, ...rest] = Buffer.from(text, "base64url").toString().split(":");
  if (!KEY.test(key) || rest.length > 0) return null;
  if (type === "Section") {
    const known = SECTION_IDS.find((id) => id === section);
    if (known === undefined || (occurrence !== undefined && !OCCURRENCE.test(occurrence))) return null;
    return { type, key, section: known, occurrence: Number(occurrence ?? 0) };
  }
  if (type === "Finding") {
    const [rule, input] = [section ?? "", occurrence ?? ""];
    return RULE.test(rule) && INPUT.test(input) ? { type, key, rule, input } : null;
  }
  if (type === "Version") return VERSION_KEY.test(key) && section === undefined ? { type, key } : null;
  const isPlain = type === "Agency" || type === "Report" || type === "Region" || type === "Rule";
  return isPlain && section === undefined ? { type, key } : null;
}
