import { FetchError } from "@gongkai/schema";
import { checkAddress } from "./check-address.ts";

/** What stands on a line of a list of addresses. Lines are counted from 1. */
export type AddressLine =
  | { readonly kind: "address"; readonly line: number; readonly url: string }
  | { readonly kind: "failure"; readonly line: number; readonly error: FetchError };

/**
 * Reads a list of addresses, one a line. Blank lines and lines that begin with `#` are passed over; a line that is no
 * address that may be fetched is a failure, and the list goes on.
 */
export async function* parseAddressList(
  lines: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<AddressLine, void, undefined> {
  let line = 0;
  for await (const text of lines) {
    line += 1;
    // `trim` takes a byte order mark too.
    const url = text.trim();
    if (url !== "" && !url.startsWith("#")) yield readLine(line, url);
  }
}

function readLine(line: number, url: string): AddressLine {
  try {
    checkAddress(url);
    return { kind: "address", line, url };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return {
      kind: "failure",
      line,
      error: new FetchError(error.code, `Line ${line}: ${error.message}`, { cause: error }),
    };
  }
}
