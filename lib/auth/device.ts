import { clientAddress } from "@/lib/rate-limit/client-address";
import type { Device } from "./session";

/** The browser and address of a request, as far as they can be believed. */
export function deviceOf(headers: Headers): Device {
  return { userAgent: headers.get("user-agent"), address: clientAddress(headers) };
}
