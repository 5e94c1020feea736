import type { DocumentOutcome, IngestStage } from "@gongkai/db";
import type { Edition } from "@gongkai/schema";

/** What a line about a report says of it. */
export interface ReportLine {
  readonly agency: string | null;
  readonly year: number | null;
  readonly edition: Edition | null;
  /** How many of its cells were read, and how many could not be. */
  readonly cells: number;
  readonly unreadCells: number;
  /** How many findings say that a rule fails, whatever its severity. */
  readonly failedRules: number;
}

/**
 * What ingest tells while it works, one object after the other; `--json` prints them as they are.
 *
 * - `started`: the run begins
 * - `input`: a file, archive, address or stream came to its end, or was found unchanged; `failed` says why
 * - `document`: a document came to its end: it was stored, was there already, or holds no report
 * - `quarantined`: a document failed and is kept for another attempt
 * - `operand`: something that was to be read names nothing
 * - `progress`: how far the run is, every few seconds
 * - `finished`: what the run came to; always the last
 */
export type IngestEvent =
  | { readonly event: "started"; readonly database: string; readonly readers: number }
  | {
      readonly event: "input";
      readonly origin: string;
      readonly state: "done" | "failed" | "unchanged" | "elsewhere";
      /** Documents of it that came to an end in this run. */
      readonly documents: number;
      /** Documents of a crawl that the detector passed over. */
      readonly passedOver: number;
      readonly code: string | null;
      readonly detail: string | null;
    }
  | {
      readonly event: "document";
      readonly origin: string;
      readonly outcome: Exclude<DocumentOutcome, "quarantined" | "dropped">;
      readonly reports: readonly ReportLine[];
      /** Whether it stands in a crawl file, where a document without a report is no failure. */
      readonly isOfCrawl: boolean;
      /** Why it holds no report; null where it holds one. */
      readonly detail: string | null;
    }
  | {
      readonly event: "quarantined";
      readonly origin: string;
      readonly stage: IngestStage;
      readonly code: string;
      readonly detail: string;
    }
  | { readonly event: "operand"; readonly code: string; readonly detail: string }
  | ({ readonly event: "progress"; readonly seconds: number } & IngestCounts)
  | ({
      readonly event: "finished";
      readonly seconds: number;
      /** The error that ended the run before its time, as a sentence. */
      readonly endedBy: string | null;
      /** Everything that failed: documents, inputs, and operands that name nothing. */
      readonly failed: number;
    } & IngestCounts);

/** How many documents ended how. */
export interface IngestCounts {
  readonly documents: Readonly<Record<Exclude<DocumentOutcome, "dropped">, number>>;
  readonly passedOver: number;
  /** Inputs that were not read, because nothing about them has changed. */
  readonly unchangedInputs: number;
  readonly failedInputs: number;
  /** Bytes of the inputs that were gone through: read, or passed because nothing about them has changed. */
  readonly bytes: number;
}
