import ipaddr from "ipaddr.js";

/** Addresses inside of clouds that stand in a public range: the one that Azure answers its own machines from. */
const INNER_ALL_THE_SAME: ReadonlySet<string> = new Set(["168.63.129.16"]);

/** What IPv6 hands out to the public; whatever stands outside is reserved, local or deprecated. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** The prefix under which networks without IPv4 reach a public IPv4 address, its last 32 bits. */
const TRANSLATED = ipaddr.IPv6.parseCIDR("64:ff9b::/96");

/**
 * Whether an IP address is a machine of the public internet. Loopback, private, link-local, shared, multicast, reserved
 * and documentation ranges are not, nor are tunnels (6to4, Teredo), nor any IPv4 address of these kinds written as IPv6.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === "ipv4")
    return parsed.range() === "unicast" && !INNER_ALL_THE_SAME.has(parsed.toString());
  if (parsed.match(TRANSLATED)) return isPublicAddress(parsed.toByteArray().slice(12).join("."));
  return parsed.range() === "unicast" && parsed.match(GLOBAL_UNICAST);
}
