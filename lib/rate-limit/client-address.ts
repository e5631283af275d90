import { isIP } from "node:net";
import { env } from "@/lib/env";

/** Who connects without one of our proxies: the server cannot tell them apart, so that together they have one allowance. */
const DIRECT = "direct";

/** The address a request is counted under. */
export function clientAddress(headers: Headers): string {
  return addressBehind(env().trustedProxyHops, headers.get("x-forwarded-for"));
}

/**
 * Each proxy appends the address it was called from. Ours stand at the end of the chain, so that the entry the first of
 * them wrote is `hops` from the end; everything before it is what the client claims and is not looked at.
 */
export function addressBehind(hops: number, forwardedFor: string | null): string {
  if (hops === 0) return DIRECT;
  const entry = (forwardedFor ?? "").split(",").at(-hops)?.trim() ?? "";
  return countedAs(withoutPort(entry)) ?? DIRECT;
}

/** Whoever has one IPv6 address has its whole /64 network: that is what is counted. Null for what is no address. */
function countedAs(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped && isIP(mapped) === 4) return mapped;
  switch (isIP(address)) {
    case 4:
      return address;
    case 6:
      return `${networkOf(address)}::/64`;
    default:
      return null;
  }
}

function networkOf(address: string): string {
  const canonical = new URL(`http://[${address.split("%")[0]}]`).hostname.slice(1, -1);
  const [head = "", tail] = canonical.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":").length : 0;
  const zeros = tail === undefined ? 0 : 8 - groups.length - after;
  return [...groups, ...Array<string>(zeros).fill("0"), ...(tail ? tail.split(":") : [])]
    .slice(0, 4)
    .join(":");
}

function withoutPort(entry: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(entry)?.[1] ?? entry;
}
