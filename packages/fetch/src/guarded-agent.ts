import { lookup as lookUp } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { FetchError, GongkaiError } from "@gongkai/schema";
import { Agent, buildConnector } from "undici";
import { isPublicAddress } from "./host-address.ts";
import type { FetchSettings } from "./options.ts";
import { toPrintable } from "./printable.ts";

/**
 * Opens connections to public addresses and to those that `allowPrivate` names. A host name is looked up while
 * connecting, and the connection goes to an address that was checked in that very look-up, so a name that changes
 * its address in between leads nowhere else.
 */
export function createGuardedAgent(settings: FetchSettings): Agent {
  const allowed = new Set(settings.allowPrivate.map(normalizeAuthority));
  const resolve = settings.resolve ?? resolveWithSystem;
  const timeout = settings.connectTimeout;
  const guarded = buildConnector({ timeout, lookup: createLookup(resolve, isPublicAddress) });
  const unguarded = buildConnector({ timeout, lookup: createLookup(resolve, () => true) });
  return new Agent({
    connections: 1,
    pipelining: 1,
    keepAliveTimeout: 10_000,
    headersTimeout: settings.headersTimeout,
    bodyTimeout: settings.bodyTimeout,
    connect: (target, callback) => {
      const port = target.port || (target.protocol === "https:" ? "443" : "80");
      const literal = withoutBrackets(target.hostname);
      if (allowed.has(`${literal}:${port}`)) {
        unguarded(target, callback);
        return;
      }
      // An address written as such is never looked up.
      const isInnerLiteral = isIP(literal) !== 0 && !isPublicAddress(literal);
      // By RFC 6761 these names are this machine, whatever a name server says.
      if (isInnerLiteral || /(?:^|\.)localhost\.?$/.test(literal))
        callback(refuse(target.hostname, [literal]), null);
      else guarded(target, callback);
    },
  });
}

type Resolve = NonNullable<FetchSettings["resolve"]>;

async function resolveWithSystem(hostname: string): Promise<readonly string[]> {
  const found = await lookUp(hostname, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}

/** A look-up for `net.connect` that knows only the addresses of a host that are permitted. */
function createLookup(resolve: Resolve, isPermitted: (address: string) => boolean): LookupFunction {
  return (hostname, { all }, callback) => {
    const answer = async () => {
      const found = await resolve(hostname);
      if (found.length === 0) throw new Error(`no address was found for ${toPrintable(hostname)}`);
      const permitted = found.filter(isPermitted).map((address) => ({ address, family: isIP(address) }));
      const [first] = permitted;
      if (first === undefined) throw refuse(hostname, found);
      return { first, permitted };
    };
    answer().then(
      ({ first, permitted }) =>
        all ? callback(null, permitted) : callback(null, first.address, first.family),
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), ""),
    );
  };
}

function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "");
}

function refuse(hostname: string, addresses: readonly string[]): FetchError {
  const shown = toPrintable(addresses.join(", "));
  return new FetchError(
    "ADDRESS_REFUSED",
    `${toPrintable(hostname)} is not asked: its address (${shown}) is not one of the public internet. If it is meant, allow it as host:port.`,
  );
}

function normalizeAuthority(authority: string): string {
  const port = /:(\d{1,5})$/.exec(authority)?.[1];
  if (port !== undefined && URL.canParse(`http://${authority}`)) {
    const url = new URL(`http://${authority}`);
    if (url.pathname === "/" && url.username === "" && !url.hostname.includes("*"))
      return `${withoutBrackets(url.hostname)}:${Number(port)}`;
  }
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `${toPrintable(authority)} cannot be allowed: write the host and the port, as in 127.0.0.1:8080.`,
  );
}
