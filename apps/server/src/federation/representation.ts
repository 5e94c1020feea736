import { badUserInput } from "../errors/bad-user-input.ts";
import { recordOf } from "../record-of.ts";
import { keyOf } from "../resolvers/arguments.ts";
import { ENTITY_KEYS, ENTITY_TYPES, type EntityType } from "./entity-keys.ts";

/** A thing that a gateway asks for. */
export interface Representation {
  readonly type: EntityType;
  /** What stands behind its global id, as in `GlobalId`; null when the id is of nothing of that type. */
  readonly key: string | null;
}

function keysOfType(type: EntityType): string {
  return ENTITY_KEYS[type].map((field) => `\`${field}\``).join(" or ");
}

/**
 * Reads a value of `_Any`, which can be any JSON. `index` is where it stands in its list, for the error.
 *
 * @throws GongkaiError BAD_USER_INPUT for what names no type that has keys, or gives none of the type's keys
 */
export function readRepresentation(value: unknown, index: number): Representation {
  const given = recordOf(value);
  const type = ENTITY_TYPES.find((each) => each === given.__typename);
  if (type === undefined) {
    const known = ENTITY_TYPES.map((each) => `${each} (by ${keysOfType(each)})`).join(", ");
    throw badUserInput(
      `\`representations[${index}]\` is of no type that is found by keys. Give as \`__typename\` one of ${known}.`,
    );
  }
  for (const field of ENTITY_KEYS[type]) {
    const key = given[field];
    // The only natural key is the code of a region, which its global id stands for.
    if (typeof key === "string") return { type, key: field === "id" ? keyOf(type, key) : key };
  }
  throw badUserInput(
    `\`representations[${index}]\`, of type ${type}, has no key. Give its ${keysOfType(type)}, as a string.`,
  );
}
