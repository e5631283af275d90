import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** Signature version 4 as its specification words it, written apart from the client it checks. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

interface Received {
  method: string;
  /** Path and query as they came. */
  target: string;
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
}

/** Null when the request proves who sent it, otherwise the code S3 would answer with. */
export function refusal(received: Received, { credentials, now }: { credentials: Credentials; now: number }) {
  const [, query = ""] = received.target.split("?");
  const parameters = query.split("&").filter(Boolean).map(decodePair);
  const isPresigned = parameters.some(([name]) => name === "X-Amz-Signature");
  const parts = isPresigned ? presignedParts(parameters) : headerParts(received);
  if (!parts) return "AccessDenied";
  const [accessKeyId, day = "", region = "", service = ""] = parts.credential.split("/");
  if (accessKeyId !== credentials.accessKeyId) return "InvalidAccessKeyId";
  const signedAt = Date.parse(
    parts.date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"),
  );
  if (!(now < signedAt + parts.lifetimeMs)) return isPresigned ? "AccessDenied" : "RequestTimeTooSkewed";
  if (!isPresigned && parts.payloadHash !== "UNSIGNED-PAYLOAD" && parts.payloadHash !== sha256(received.body))
    return "XAmzContentSHA256Mismatch";
  const canonical = [
    received.method,
    received.target.split("?")[0],
    parameters
      .filter(([name]) => name !== "X-Amz-Signature")
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join("&"),
    ...parts.signedHeaders.map(
      (name) => `${name}:${(received.headers.get(name) ?? "").trim().replace(/ +/g, " ")}`,
    ),
    "",
    parts.signedHeaders.join(";"),
    parts.payloadHash,
  ].join("\n");
  const scope = `${day}/${region}/${service}/aws4_request`;
  const toSign = ["AWS4-HMAC-SHA256", parts.date, scope, sha256(canonical)].join("\n");
  const expected = hmac(signingKey({ day, region, service }, credentials), toSign).toString("hex");
  return isSame(expected, parts.signature) ? null : "SignatureDoesNotMatch";
}

/** Null when the fields of a form keep the policy they carry. */
export function policyRefusal(
  fields: ReadonlyMap<string, string>,
  { size, bucket, credentials, now }: { size: number; bucket: string; credentials: Credentials; now: number },
) {
  const policyText = fields.get("policy") ?? "";
  const [accessKeyId, day = "", region = "", service = ""] = (fields.get("x-amz-credential") ?? "").split(
    "/",
  );
  if (accessKeyId !== credentials.accessKeyId) return "InvalidAccessKeyId";
  const expected = hmac(signingKey({ day, region, service }, credentials), policyText).toString("hex");
  if (!isSame(expected, fields.get("x-amz-signature") ?? "")) return "SignatureDoesNotMatch";
  const policy = JSON.parse(Buffer.from(policyText, "base64").toString()) as {
    expiration: string;
    conditions: (Record<string, string> | [string, string | number, string | number])[];
  };
  if (now >= Date.parse(policy.expiration)) return "AccessDenied";
  const given = new Map(fields).set("bucket", bucket);
  const covered = new Set(["policy", "x-amz-signature", "bucket", "file"]);
  for (const condition of policy.conditions) {
    if (Array.isArray(condition)) {
      const [operator, left, right] = condition;
      if (operator === "content-length-range") {
        if (size < Number(left)) return "EntityTooSmall";
        if (size > Number(right)) return "EntityTooLarge";
        continue;
      }
      const name = String(left).slice(1).toLowerCase();
      covered.add(name);
      const value = given.get(name) ?? "";
      const isKept = operator === "eq" ? value === right : value.startsWith(String(right));
      if (!isKept) return "AccessDenied";
      continue;
    }
    for (const [name, value] of Object.entries(condition)) {
      covered.add(name.toLowerCase());
      if (given.get(name.toLowerCase()) !== value) return "AccessDenied";
    }
  }
  return [...given.keys()].every((name) => covered.has(name)) ? null : "AccessDenied";
}

function presignedParts(parameters: [string, string][]) {
  const value = (name: string) => parameters.find(([known]) => known === name)?.[1] ?? "";
  return {
    credential: value("X-Amz-Credential"),
    date: value("X-Amz-Date"),
    lifetimeMs: Number(value("X-Amz-Expires")) * 1000,
    signedHeaders: value("X-Amz-SignedHeaders").split(";"),
    signature: value("X-Amz-Signature"),
    payloadHash: "UNSIGNED-PAYLOAD",
  };
}

function headerParts({ headers }: Received) {
  const found = /^AWS4-HMAC-SHA256 Credential=(\S+), ?SignedHeaders=(\S+), ?Signature=([0-9a-f]{64})$/.exec(
    headers.get("authorization") ?? "",
  );
  if (!found) return null;
  const [, credential = "", signedHeaders = "", signature = ""] = found;
  return {
    credential,
    date: headers.get("x-amz-date") ?? "",
    lifetimeMs: 15 * 60 * 1000,
    signedHeaders: signedHeaders.split(";"),
    signature,
    payloadHash: headers.get("x-amz-content-sha256") ?? "",
  };
}

function signingKey(
  scope: { day: string; region: string; service: string },
  { secretAccessKey }: Credentials,
) {
  const first = hmac(`AWS4${secretAccessKey}`, scope.day);
  return [scope.region, scope.service, "aws4_request"].reduce((key, part) => hmac(key, part), first);
}

function decodePair(pair: string): [string, string] {
  const [name = "", value = ""] = pair.split("=");
  return [decodeURIComponent(name), decodeURIComponent(value)];
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac("sha256", key).update(data).digest();
}

function isSame(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given));
}
