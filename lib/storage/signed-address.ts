import { createHmac, timingSafeEqual } from "node:crypto";

/** What a signed address of the file store allows: everything in it is under the signature. */
export type SignedGrant =
  | { method: "GET"; key: string; expires: number; disposition: "attachment" | "inline"; fileName: string }
  | { method: "POST"; key: string; expires: number; maxBytes: number; contentType: string };

/** Signed addresses have this path; what follows is the key. */
const OBJECTS_PATH = "/api/objects/";

/** `expires` is in milliseconds since 1970. */
export function signedAddress(
  grant: SignedGrant,
  { appUrl, secret }: { appUrl: string; secret: string },
): string {
  const { key, method, expires } = grant;
  const query = new URLSearchParams({ method, expires: String(expires) });
  if (grant.method === "GET") {
    query.set("disposition", grant.disposition);
    query.set("name", grant.fileName);
  } else {
    query.set("max", String(grant.maxBytes));
    query.set("type", grant.contentType);
  }
  query.set("signature", signatureOf(grant, secret));
  return `${appUrl}${OBJECTS_PATH}${key}?${query}`;
}

/** The grant of an address; null when it was not signed by us as it stands, or is over. */
export function grantOf(url: URL, { secret, now }: { secret: string; now: number }): SignedGrant | null {
  const grant = readGrant(url);
  if (!grant) return null;
  // Compared as text: more than one text decodes to the same bytes.
  const given = Buffer.from(url.searchParams.get("signature") ?? "");
  const expected = Buffer.from(signatureOf(grant, secret));
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && now < grant.expires ? grant : null;
}

function readGrant({ pathname, searchParams }: URL): SignedGrant | null {
  if (!pathname.startsWith(OBJECTS_PATH)) return null;
  const text = (name: string) => searchParams.get(name) ?? "";
  const shared = { key: pathname.slice(OBJECTS_PATH.length), expires: Number(text("expires")) };
  const disposition = text("disposition");
  switch (text("method")) {
    case "GET":
      if (disposition !== "attachment" && disposition !== "inline") return null;
      return { method: "GET", ...shared, disposition, fileName: text("name") };
    case "POST":
      return { method: "POST", ...shared, maxBytes: Number(text("max")), contentType: text("type") };
    default:
      return null;
  }
}

/** JSON of a list keeps the parts apart, so that no character can move from one into the next. */
function signatureOf(grant: SignedGrant, secret: string): string {
  const { method, key, expires } = grant;
  const rest =
    grant.method === "GET" ? [grant.disposition, grant.fileName] : [grant.maxBytes, grant.contentType];
  const signed = JSON.stringify(["reims-object-1", method, key, expires, ...rest]);
  return createHmac("sha256", secret).update(signed).digest("base64url");
}
