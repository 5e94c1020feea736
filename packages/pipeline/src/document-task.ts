import type { EncodedReport, IngestStage } from "@gongkai/db";
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
