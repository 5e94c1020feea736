import type { SectionId } from "@gongkai/schema";
import { SECTIONS } from "@gongkai/schema";

/** What a global id stands for. */
export type GlobalId =
  | { readonly type: "Agency"; readonly key: string }
  | { readonly type: "Report"; readonly key: string }
  | { readonly type: "Section"; readonly key: string; readonly section: SectionId };

/** Keys of agencies and reports; see `agencyKey` and `reportKey` of @gongkai/db. */
const KEY = /^[0-9a-z-]{1,100}$/;

/** The opaque id of a thing. It follows from what the thing is, so it stays the same when data is read again. */
export function toGlobalId(id: GlobalId): string {
  const parts = id.type === "Section" ? [id.type, id.key, id.section] : [id.type, id.key];
  return Buffer.from(parts.join(":")).toString("base64url");
}

/** What an id stands for; null when it is none of ours. */
export function fromGlobalId(text: string): GlobalId | null {
  const [type, key = "", section, ...rest] = Buffer.from(text, "base64url").toString().split(":");
  if (!KEY.test(key) || rest.length > 0) return null;
  if (type === "Section") {
    const known = SECTIONS.find(({ id }) => id === section);
    return known === undefined ? null : { type, key, section: known.id };
  }
  return (type === "Agency" || type === "Report") && section === undefined ? { type, key } : null;
}
