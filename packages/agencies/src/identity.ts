import type { AgencyDescription } from "./agency-description.ts";

/** What tells an agency from all others. */
export interface IdentityParts {
  readonly name: string;
  readonly place: string | null;
}

/**
 * The strings that identify a body, the same for every form of its name: 市人社局 in 珠海市 and
 * 珠海市人力资源和社会保障局 have the same. The full name begins with the place, so `place` is null.
 */
export function agencyIdentity({ name }: Pick<AgencyDescription, "name">): IdentityParts {
  return { name, place: null };
}
