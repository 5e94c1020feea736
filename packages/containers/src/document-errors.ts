import { DocumentError } from "@gongkai/schema";

/** A document above the limit. */
export function tooLarge(name: string, limit: number): DocumentError {
  return new DocumentError(
    "DOCUMENT_TOO_LARGE",
    `${name} has more than ${limit} bytes, which is the most that is read of one document. Split it, or raise the limit.`,
  );
}

/** A container that is not what it should be. `where` says the place, such as `at byte 512`. */
export function damaged(name: string, what: string, where: string, cause?: unknown): DocumentError {
  return new DocumentError(
    "DAMAGED_CONTAINER",
    // Libraries end some of their sentences, and some not.
    `${name} is damaged ${where}: ${what.replace(/\.+$/, "")}. What else of it can be read is read; get the file again and ingest it once more.`,
    { cause },
  );
}

/** Something in a container that is not read. */
export function unsupported(name: string, what: string, advice: string): DocumentError {
  return new DocumentError("UNSUPPORTED_DOCUMENT", `${name} ${what}. ${advice}`);
}

/** An input that cannot be read at all. */
export function unreadable(name: string, cause: unknown): DocumentError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DocumentError(
    "UNREADABLE_INPUT",
    `${name} cannot be read: ${reason}. Check that it is there and may be read, then try again.`,
    { cause },
  );
}

/**
 * What a reader of containers threw, as the damage it speaks of.
 *
 * @throws the reason of an ended reading, UNREADABLE_INPUT for what the system says of a file: these are no damage.
 */
export function toDamage(
  error: unknown,
  {
    name,
    where,
    signal,
  }: { readonly name: string; readonly where: string; readonly signal: AbortSignal | null },
): DocumentError {
  signal?.throwIfAborted();
  if (error instanceof DocumentError) {
    if (error.code === "UNREADABLE_INPUT") throw error;
    return error;
  }
  if (!(error instanceof Error)) return damaged(name, String(error), where, error);
  if ("syscall" in error) throw unreadable(name, error);
  return damaged(name, error.message, where, error);
}
