import type { CheckStatus } from "@gongkai/check";
import type { DiagnosticCode, ErrorCode, LocalizedText } from "@gongkai/schema";

/** What the page asks its worker for. */
export interface CheckRequest {
  readonly id: number;
  readonly files: readonly File[];
  /** The day of the check as it is printed, such as 2023-02-01. */
  readonly checkedOn: string;
}

/** What a check came to: that of the command, told apart from `clean`, where there are no warnings either and nothing was left unchecked. */
type FileStatus = CheckStatus | "clean";

/** What checking one file came to. */
export interface CheckedFile {
  readonly name: string;
  readonly status: FileStatus;
  /** A sentence for each report in it: whose it is, and what was found. */
  readonly outcomes: readonly LocalizedText[];
  /** What kept the reader from reading all of it. */
  readonly diagnostics: readonly DiagnosticCode[];
}

/** A file that could not be opened. */
export interface RefusedFile {
  readonly name: string;
  readonly code: ErrorCode;
  /** Why, in English. */
  readonly message: string;
}

/** What the check of all files came to. */
export interface CheckAnswer {
  readonly checked: readonly CheckedFile[];
  readonly refused: readonly RefusedFile[];
  /** The page that `gongkai check` would write, in both languages; null where nothing was checked. */
  readonly report: LocalizedText | null;
  /** The same as the JSON lines of `gongkai check`. */
  readonly json: string;
  /** How long reading and checking took, in milliseconds. */
  readonly milliseconds: number;
  /** The requests that the worker sent meanwhile, as the browser counts them. */
  readonly requests: number;
}

/** What the worker says: the answer, or why there is none. */
export type CheckReply =
  | { readonly id: number; readonly answer: CheckAnswer }
  | { readonly id: number; readonly failure: string };
