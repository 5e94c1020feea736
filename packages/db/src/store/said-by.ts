import { GongkaiError } from "@gongkai/schema";

const MAX_NOTE_LENGTH = 4000;

/** Refuses what a caller asked for, with what to ask instead. */
export function refuse(message: string): never {
  throw new GongkaiError("BAD_USER_INPUT", message);
}

/** Makes sure that what a person says names who says it, in a note of bearable length. */
export function requireAuthor(
  what: string,
  { author, note = "" }: { author: string; note?: string | undefined },
): void {
  if (author.trim() === "") refuse(`${what} needs an author: say who it is from.`);
  if (note.length > MAX_NOTE_LENGTH) refuse(`A note has at most ${MAX_NOTE_LENGTH} characters.`);
}
