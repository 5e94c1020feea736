import { GongkaiError } from "@gongkai/schema";
import type { FastifyInstance } from "fastify";
import ipaddr from "ipaddr.js";

/** Whose word on the address of a client is taken: so many proxies before the server, or those at some addresses; null for nobody's. */
export type TrustedProxies = number | readonly string[] | null;

/** Names of ranges of addresses, as Fastify knows them. */
const RANGES = ["loopback", "linklocal", "uniquelocal"];
const MOST_HOPS = 10;

function isAddress(text: string): boolean {
  // `ipaddr.isValid` takes a lone number for an IPv4 address.
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
  return RANGES.includes(text) || isWhole || ipaddr.isValidCIDR(text);
}

/**
 * Reads TRUST_PROXY: a number of proxies, or addresses, networks (`10.0.0.0/8`) and the names `loopback`, `linklocal`, `uniquelocal`,
 * separated by commas. Nobody is trusted by default.
 *
 * @throws GongkaiError BAD_USER_INPUT for anything else
 */
export function readTrustedProxies(text: string | undefined): TrustedProxies {
  const trimmed = text?.trim() ?? "";
  if (trimmed === "" || trimmed === "0") return null;
  if (/^\d+$/.test(trimmed) && Number(trimmed) <= MOST_HOPS) return Number(trimmed);
  const addresses = trimmed.split(",").map((address) => address.trim());
  if (addresses.every(isAddress)) return addresses;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `TRUST_PROXY is ${trimmed}. Give the number of proxies before the server, 1 to ${MOST_HOPS}, or their addresses separated by commas, such as loopback,10.0.0.0/8.`,
  );
}

/** The same as Fastify takes it. Of a number it trusts nobody by itself, since it cannot know that clients have no other way in. */
export function fastifyTrust(
  proxies: TrustedProxies,
): false | string[] | ((address: string, hop: number) => boolean) {
  if (proxies === null) return false;
  return typeof proxies === "number" ? (_, hop) => hop < proxies : [...proxies];
}

/** Logs, once, that requests come through a proxy that is not trusted: all of its clients are one then. */
export function warnOfUntrustedProxies(server: FastifyInstance): void {
  let isTold = false;
  server.addHook("onRequest", async ({ headers, log }) => {
    if (isTold || headers["x-forwarded-for"] === undefined) return;
    isTold = true;
    log.warn(
      "Requests come with X-Forwarded-For, which is not heeded: everybody behind a proxy has one rate limit together. Name the proxy in TRUST_PROXY.",
    );
  });
}
