import { isPublicCode } from "../../src/errors/error-codes.ts";
import type { ReceivedAnswer } from "./send-request.ts";

/** What an error never tells: how and where we run, what we ask the database, what went wrong inside of what. */
const INTERNALS =
  /node_modules|\.[jt]s:\d|\bat \w+ \(|call stack|\bheap\b|\bselect\b.*\bfrom\b|relation "|pglite|postgres|meilisearch|drizzle/i;

/** An answer whose errors have the one shape that they all have. */
export interface CheckedAnswer {
  readonly hasData: boolean;
  /** The codes of its errors. */
  readonly codes: readonly string[];
}

function codeOfError(error: unknown): string {
  const { message, extensions, ...rest }: { message?: unknown; extensions?: unknown } = Object(error);
  const { code, requestId, ...others }: { code?: unknown; requestId?: unknown } = Object(extensions);
  const faults = [
    typeof message === "string" && message !== "" ? [] : ["no message"],
    typeof message === "string" && INTERNALS.test(message) ? ["internals in its message"] : [],
    isPublicCode(code) ? [] : ["no known code"],
    /^[0-9a-f-]{36}$/.test(String(requestId)) ? [] : ["no request id"],
    Object.keys(others).map((name) => `an extension ${name}`),
    Object.keys(rest)
      .filter((name) => !["locations", "path"].includes(name))
      .map((name) => `a member ${name}`),
  ].flat();
  if (faults.length > 0) throw new Error(`${JSON.stringify(error)} has ${faults.join(", ")}.`);
  return String(code);
}

/**
 * Reads an answer in JSON.
 *
 * @throws Error when it is none, or an error in it has another shape than ours or tells of what is inside
 */
export function checkAnswer({ body }: ReceivedAnswer): CheckedAnswer {
  const { data, errors, extensions, ...rest }: { data?: unknown; errors?: unknown; extensions?: unknown } =
    JSON.parse(body);
  if (Object.keys(rest).length > 0) throw new Error(`An answer has members ${Object.keys(rest)}.`);
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [];
  if (errors !== undefined && list.length === 0)
    throw new Error("An answer has errors, of which there are none.");
  const hasData = data !== undefined && data !== null;
  if (!hasData && list.length === 0) throw new Error("An answer has neither data nor errors.");
  return { hasData, codes: list.map(codeOfError) };
}
