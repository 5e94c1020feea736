import type { EncodedReport, IngestStage } from "@gongkai/db";
import type { StoredRules } from "../stored-rules.ts";
import type { ReportLine } from "./ingest-event.ts";

/** A document to be read, as it goes to a thread. */
export interface DocumentTask {
  /** Where it stands, as people say it: a path or URL, or an input and a place in it. */
  readonly origin: string;
  /** The address of the page, where it came from the web. */
  readonly url: string | null;
  /** When its place held it, as far as known. */
  readonly seenAt: Date | null;
  readonly bytes: Uint8Array;
  /** The input that it belongs to; null for one that no input is kept of. */
  readonly inputId: number | null;
  /** Whether it is invented. */
  readonly synthetic: boolean;
}

/** What reading a document gave. Nothing about a document is thrown: a failure is a value, too. */
export type ReadOutcome =
  | {
      readonly kind: "reports";
      readonly sha256: string;
      /** The reports ready to be stored, in the order in which they stand in the document. */
      readonly encoded: readonly EncodedReport[];
      /** What a line about each of them says. */
      readonly lines: readonly ReportLine[];
    }
  | { readonly kind: "noReport"; readonly sha256: string; readonly detail: string }
  | {
      readonly kind: "failed";
      /** Null where the document was never hashed. */
      readonly sha256: string | null;
      readonly stage: IngestStage;
      readonly code: string;
      readonly detail: string;
    };

/** What a thread is started with. */
export interface ReaderStart {
  readonly rules: StoredRules;
  /** One number: the place, in its batch, of the document in hand. */
  readonly inHand: Int32Array;
  /** One number: 1 while the thread loads code for the document in hand, which is not the document's own doing. */
  readonly isLoading: Int32Array;
}

/** What a thread says: it has loaded its code, or has read a batch. */
export type ReaderReply =
  | { readonly kind: "ready" }
  | { readonly kind: "read"; readonly outcomes: readonly ReadOutcome[] };
