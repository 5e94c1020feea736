import ipaddr from "ipaddr.js";

/** Who is told apart by a whole IPv6 network: whoever has one address of it has all of them. */
const IPV6_NETWORK_PARTS = 4;

/**
 * What stands for the client at an address: an IPv4 address itself, also one that is written as IPv6, and of an IPv6 address the
 * network of 64 bits. What is no address is one client.
 */
export function clientOfAddress(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  const network = parsed.parts.slice(0, IPV6_NETWORK_PARTS).map((part) => part.toString(16));
  return `${network.join(":")}::/64`;
}
