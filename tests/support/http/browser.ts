import { createRequire } from "node:module";
import { sessionHeaders } from "../tenants";

/** `next/headers` as next-auth requires it: Next itself is not running, so the request of the test stands in. */
const nextHeaders = createRequire(import.meta.url)("next/headers") as Record<string, unknown>;

export interface NextRequestStandIn {
  headers: Headers;
  /** The browser's jar, by name. */
  jar: Map<string, string>;
}

const current: NextRequestStandIn = { headers: new Headers(), jar: new Map() };

/** For `vi.mock("next/headers", …)` too. */
export const standIn = {
  headers: async () => current.headers,
  cookies: async () => ({
    get: (name: string) => {
      const value = current.jar.get(name);
      return value === undefined ? undefined : { name, value };
    },
    getAll: () => [...current.jar].map(([name, value]) => ({ name, value })),
    set: (name: string, value: string, options: { maxAge?: number }) => {
      if (options.maxAge === 0) current.jar.delete(name);
      else current.jar.set(name, value);
    },
  }),
};
Object.assign(nextHeaders, standIn);

/** What the server sees of the next request. */
export function useBrowser({
  jar,
  headers = {},
}: {
  jar: Map<string, string>;
  headers?: Record<string, string>;
}) {
  current.jar = jar;
  current.headers = new Headers({ ...headers, cookie: cookieHeader(jar) });
}

/** Adds a fresh session of that person to the jar. */
export async function carrySessionOf(userId: string, jar: Map<string, string>): Promise<void> {
  const { cookie = "" } = await sessionHeaders(userId);
  const [name = "", value = ""] = cookie.split("=");
  jar.set(name, value);
}

export function cookieHeader(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}

/** Puts what a response sets into the jar; what it empties goes. */
export function keepCookies(jar: Map<string, string>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
}
