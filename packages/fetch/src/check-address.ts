import { FetchError } from "@gongkai/schema";
import { toPrintable } from "./printable.ts";

/** The longest address that is fetched, in characters. */
const MAXIMUM_ADDRESS_LENGTH = 4_096;

/** A URL parser drops some of these silently, so that what is fetched would not be what was read. */
const CONTROL_CHARACTER = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** The parsed form of an address that may be asked for, without fragment. Throws FetchError ADDRESS_REFUSED for any other. */
export function checkAddress(address: string, base?: URL): URL {
  if (address.length > MAXIMUM_ADDRESS_LENGTH)
    throw refuse(address, `it is longer than ${MAXIMUM_ADDRESS_LENGTH} characters`, "Shorten it.");
  if (CONTROL_CHARACTER.test(address)) throw refuse(address, "it holds control characters", "Take them out.");
  if (!URL.canParse(address, base?.href))
    throw refuse(address, "it is no absolute address", "Write it as in: https://www.example.org/page.html");
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refuse(
      address,
      `it begins with ${toPrintable(url.protocol)}`,
      "Only http: and https: are fetched.",
    );
  if (url.username !== "" || url.password !== "")
    throw refuse(hideCredentials(url), "it holds a user name or password", "Only public pages are fetched.");
  if (url.href.length > MAXIMUM_ADDRESS_LENGTH)
    throw refuse(
      address,
      `it is longer than ${MAXIMUM_ADDRESS_LENGTH} characters when encoded`,
      "Shorten it.",
    );
  url.hash = "";
  return url;
}

function hideCredentials(url: URL): string {
  const bare = new URL(url);
  bare.username = "";
  bare.password = "";
  return bare.href;
}

function refuse(address: string, reason: string, advice: string): FetchError {
  return new FetchError("ADDRESS_REFUSED", `${toPrintable(address)} is not fetched: ${reason}. ${advice}`);
}
