import type { StoredRules } from "./stored-rules.ts";

/** A document as threads are given it, whatever they are to do with it. */
export interface ThreadTask {
  /** Where it stands, as people say it. */
  readonly origin: string;
  readonly bytes: Uint8Array;
}

/** What the documents of a thread are read for: to be stored, or to say what is wrong in them. */
type ThreadWork = "store" | "check";

/** What a thread is started with. */
export interface ReaderStart {
  readonly work: ThreadWork;
  readonly rules: StoredRules;
  /** One number: the place, in its batch, of the document in hand. */
  readonly inHand: Int32Array;
  /** One number: 1 while the thread loads code for the document in hand, which is not the document's own doing. */
  readonly isLoading: Int32Array;
}

/** What a thread says: it has loaded its code, or has read a batch. */
export type ReaderReply<Outcome> =
  | { readonly kind: "ready" }
  | { readonly kind: "read"; readonly outcomes: readonly Outcome[] };
