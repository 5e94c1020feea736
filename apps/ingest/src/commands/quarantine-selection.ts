import type { QuarantineFilter } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";

/** Which documents a command means. */
export interface QuarantineSelection {
  readonly code?: string;
  /** This one and all that came later. */
  readonly from?: number;
  readonly all: boolean;
}

/** The ids of an operand list. */
export function readIds(operands: readonly string[]): readonly number[] {
  return operands.map((operand) => {
    const id = Number(operand);
    if (Number.isSafeInteger(id) && id > 0) return id;
    throw new GongkaiError(
      "BAD_USER_INPUT",
      `${operand} is no id. Give numbers as gongkai quarantine list prints them.`,
    );
  });
}

/** The filter and the place to begin after, as operands and options say. Throws where they say nothing. */
export function toFilter(
  operands: readonly string[],
  { code, from, all }: QuarantineSelection,
): { readonly filter: QuarantineFilter; readonly after: number } {
  const ids = readIds(operands);
  if (ids.length === 0 && code === undefined && from === undefined && !all) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "No document was named. Give ids, --code CODE, --from ID or --all.",
    );
  }
  const filter = { ...(ids.length === 0 ? {} : { ids }), ...(code === undefined ? {} : { code }) };
  return { filter, after: (from ?? 1) - 1 };
}
