/** The types that other graphs may refer to, with the fields by which each is found. */
export const ENTITY_KEYS = {
  Agency: ["id"],
  Region: ["id", "code"],
  Report: ["id"],
} as const;

/** A type that other graphs may refer to. */
export type EntityType = keyof typeof ENTITY_KEYS;

/** All types that other graphs may refer to. */
// The keys of the constant are its type's.
export const ENTITY_TYPES = Object.keys(ENTITY_KEYS) as readonly EntityType[];
