import { findSiteCode, resolveAgency } from "@gongkai/agencies";
import { type CheckResult, checkSource } from "@gongkai/check";
import { openDocument } from "@gongkai/documents";
import { PARSER_VERSION } from "@gongkai/parser";
import type { AgencyProfile, Report, Source } from "@gongkai/schema";
import type { CheckConfig } from "./check-config.ts";
import { describeFailure } from "./describe-failure.ts";
import type { ThreadTask } from "./thread-messages.ts";

/** What checking a document gave. Nothing about a document is thrown: a failure is a value, too. */
export type CheckOutcome =
  | { readonly kind: "checked"; readonly result: CheckResult; readonly parserVersion: string }
  | { readonly kind: "failed"; readonly code: string; readonly detail: string };

/** Level and kind of a report's agency; undefined where it cannot be told for certain which body it is. */
export function profileAgency(
  { agency: mention, year }: Pick<Report, "agency" | "year">,
  { url, text }: Pick<Source, "url" | "text">,
): AgencyProfile | undefined {
  const { match, agency } = resolveAgency({ mention, url: url ?? null, siteCode: findSiteCode(text), year });
  return match === "named" && agency !== null ? agency : undefined;
}

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
