import { DatabaseError, findGongkaiError, type GongkaiError } from "@gongkai/schema";

/**
 * What PostgreSQL refuses for what a document holds, by the first two characters of its codes: data exception, integrity
 * constraint violation, program limit exceeded.
 */
const CONTENT_CLASSES = new Set(["22", "23", "54"]);

/** What the code of PostgreSQL says of an error, wherever it is wrapped; null for errors of another origin. */
function sqlState(error: unknown): { readonly state: string; readonly message: string } | null {
  if (!(error instanceof Error)) return null;
  if ("code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code)) {
    return { state: error.code, message: error.message };
  }
  return sqlState(error.cause);
}

/**
 * The trouble that every following document would meet as well, as an error for people; null for what may be the fault of
 * the documents that were to be stored.
 */
export function troubleOfStore(thrown: unknown): GongkaiError | null {
  const known = findGongkaiError(thrown);
  if (known !== null) return known;
  const refusal = sqlState(thrown);
  if (refusal === null || CONTENT_CLASSES.has(refusal.state.slice(0, 2))) return null;
  return new DatabaseError(
    "DATABASE_UNAVAILABLE",
    `The database stores nothing more: ${refusal.message}. What was stored until then is kept; see to it and run the same command again.`,
    { cause: thrown },
  );
}

/** What went wrong at the bottom, without the statements that a wrapper puts before it. */
export function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? reasonOf(thrown.cause) : thrown.message;
}
