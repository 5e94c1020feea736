import type { DocumentError } from "@gongkai/schema";

/** One document of an input, with all its bytes. */
export interface ContainedDocument {
  /** Its place in the input, from 0, counted over all documents of it; the same at every reading. */
  readonly ordinal: number;
  /**
   * What it is called inside the input, such as `2023/report.html`, `line 7` or the address of a crawled page: a
   * label without control characters that is never opened. Nested names are joined by `!/`.
   */
  readonly name: string;
  /** The address it was fetched from, as the input says; null where it does not. */
  readonly url: string | null;
  /** When it was fetched or last changed, as the input says; null where it does not. */
  readonly seenAt: Date | null;
  readonly bytes: Uint8Array;
}

/** What an input gives for one of its documents: the document, or why it cannot be had. */
export type ContainedItem =
  | { readonly kind: "document"; readonly document: ContainedDocument }
  | {
      readonly kind: "failure";
      readonly ordinal: number;
      readonly name: string;
      /** What is wrong, where, and what to do. The rest of the input goes on where that is possible. */
      readonly error: DocumentError;
    };
