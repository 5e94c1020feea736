import { profileAgency } from "@gongkai/agencies";
import { type CheckResult, checkSource } from "@gongkai/check";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION } from "@gongkai/parser";
import type { CheckConfig } from "./check-config.ts";
import { describeFailure } from "./describe-failure.ts";
import type { ThreadTask } from "./thread-messages.ts";

/** What checking a document gave. Nothing about a document is thrown: a failure is a value, too. */
export type CheckOutcome =
  | { readonly kind: "checked"; readonly result: CheckResult; readonly parserVersion: string }
  | { readonly kind: "failed"; readonly code: string; readonly detail: string };

/** Reads one document and checks the reports in it, with nothing to compare them with. Passes are not listed. */
export async function checkTask({ origin, bytes }: ThreadTask, config: CheckConfig): Promise<CheckOutcome> {
  try {
    const source = await openDocument(origin, bytes);
    const result = checkSource(source, { ...config, agencyOf: (report) => profileAgency(report, source) });
    return { kind: "checked", result, parserVersion: PARSER_VERSION };
  } catch (thrown) {
    return { kind: "failed", ...describeFailure(origin, thrown) };
  }
}
