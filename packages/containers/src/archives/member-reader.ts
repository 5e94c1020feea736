import { DocumentError } from "@gongkai/schema";
import type { ByteReader } from "../byte-reader.ts";
import type { ContainedItem } from "../contained-item.ts";
import type { Label, Reading } from "../reading.ts";

/** Gives the documents of one member of an archive: itself, or those in it. */
export type MemberReader = (
  member: ByteReader,
  label: Label,
  depth: number,
) => AsyncGenerator<ContainedItem, void, undefined>;

/** Where the documents of a container stand: what their names begin with, and what it is called itself. */
export interface ContainerPlace {
  readonly prefix: string;
  readonly label: Label;
}

/** An archive with more members than are read. */
export function tooManyMembers(name: string, reading: Reading): DocumentError {
  return new DocumentError(
    "DOCUMENT_TOO_LARGE",
    `${name} has more than ${reading.settings.limits.members} members; the rest is not read. Split it, or raise the limit.`,
  );
}
