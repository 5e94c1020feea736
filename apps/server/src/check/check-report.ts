import { type CheckResult, checkStatus } from "@gongkai/check";
import { RULES_VERSION } from "@gongkai/rules";
import type { Context } from "../context.ts";
import { type DocumentInput, decodeDocument } from "../intake/document-input.ts";
import { toCounts } from "./check-counts.ts";
import { toCheckedReport } from "./checked-report.ts";

/** As the type `CheckedDocument` has it. */
function toCheckedDocument(result: CheckResult, parserVersion: string, context: Context) {
  const { name, sha256, mediaType, text } = result.source;
  return {
    ...{ name, sha256, mediaType, text, parserVersion },
    rulesVersion: RULES_VERSION,
    status: checkStatus(result),
    counts: toCounts(result.counts),
    diagnostics: result.diagnostics,
    reports: result.readings.map((_, index) => toCheckedReport({ result, index, parserVersion }, context)),
  };
}

/** The query that checks a document and stores nothing. */
export const CHECK_QUERIES = {
  async checkReport(_: unknown, { document }: { readonly document: DocumentInput }, context: Context) {
    const given = decodeDocument(document);
    const { result, parserVersion } = await context.ask(() => context.intake.check(given, context));
    return toCheckedDocument(result, parserVersion, context);
  },
};
