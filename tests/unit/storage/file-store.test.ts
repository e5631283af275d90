import { createHash, randomUUID } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { problemOf } from "@/lib/http/problem";
import { FileStore } from "@/lib/storage/file-store";
import { acceptedKey, quarantineKey } from "@/lib/storage/object-key";
import { serveObject } from "@/lib/storage/serve-object";
import { signedAddress } from "@/lib/storage/signed-address";
import type { OpenFile } from "@/lib/storage/write-durably";
import config from "@/next.config";
import { URL_SECRET } from "./stores";

const orgId = randomUUID();
const bytes = new TextEncoder().encode("%PDF-1.7 a statement");
const about = { contentType: "application/pdf", sha256: createHash("sha256").update(bytes).digest("hex") };
const appUrl = "https://reims.example";
const key = acceptedKey({
  orgId,
  propertyId: randomUUID(),
  period: "2024-12",
  docType: "balance_sheet",
  id: randomUUID(),
  extension: "pdf",
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "reims-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

const storeWith = (open?: OpenFile) =>
  new FileStore({ folder, urlSecret: URL_SECRET, appUrl, ...(open ? { open } : {}) });

/** A disk with room for `writes` files; the next one fails half-way. */
function diskWithRoomFor(writes: number): OpenFile {
  let left = writes;
  return async (...parameters) => {
    const file = await open(...parameters);
    if (left-- > 0) return file;
    file.writeFile = async (content) => {
      await file.write((content as Uint8Array).subarray(0, 3));
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
    };
    return file;
  };
}

async function filesLeft(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test.each([0, 1])(
  "a disk that fills at write %i says so in a sentence and keeps nothing half-stored",
  async (writes) => {
    const attempt = storeWith(diskWithRoomFor(writes)).put(key, bytes, about);
    await expect(attempt).rejects.toMatchObject({
      code: "storage_full",
      message: expect.stringContaining("free some space and send the file again"),
    });
    expect(await filesLeft()).toEqual([]);
    expect(await storeWith().head(key)).toBeNull();
  },
);

test("a disk that fills while an object is written again leaves the object as it was", async () => {
  await storeWith().put(key, bytes, about);
  for (const writes of [0, 1]) {
    const attempt = storeWith(diskWithRoomFor(writes)).put(key, bytes, about);
    await expect(attempt).rejects.toMatchObject({ code: "storage_full" });
  }
  expect(Buffer.from(await storeWith().get(key))).toEqual(Buffer.from(bytes));
  expect(await storeWith().head(key)).toEqual({ size: bytes.length, ...about });
});

test("a full disk is not writable", async () => {
  await expect(storeWith(diskWithRoomFor(0)).checkWritable()).rejects.toMatchObject({ code: "storage_full" });
  expect(await filesLeft()).toEqual([]);
});

test("what a killed process left half-written is cleared away, what another is writing is not", async () => {
  const incoming = join(folder, ".incoming");
  await mkdir(incoming);
  for (const name of ["abandoned", "being-written"]) await writeFile(join(incoming, name), "half");
  const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1000);
  await utimes(join(incoming, "abandoned"), twoHoursAgo, twoHoursAgo);
  await storeWith().put(key, bytes, about);
  expect(await readdir(incoming)).toEqual(["being-written"]);
});

test.skipIf(process.platform === "win32")("documents are readable by nobody but their owner", async () => {
  await storeWith().put(key, bytes, about);
  const { mode } = await stat(join(folder, key));
  expect(mode & 0o077).toBe(0);
});

const download = { fileName: "January.pdf", disposition: "inline", expiresInSeconds: 60 } as const;

async function serveDownload(): Promise<Response> {
  const store = storeWith();
  await store.put(key, bytes, about);
  return serveObject(new Request(await store.presignDownload(key, download)), store);
}

test("what is shown in place may run nothing, load nothing and stay nowhere", async () => {
  const response = await serveDownload();
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-disposition": expect.stringMatching(/^inline;/),
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  await response.arrayBuffer();
});

test("HEAD tells of an object without its bytes", async () => {
  const store = storeWith();
  await store.put(key, bytes, about);
  const url = await store.presignDownload(key, download);
  const response = await serveObject(new Request(url, { method: "HEAD" }), store);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(bytes.length));
  expect(await response.text()).toBe("");
});

test("whatever is wrong with an address, the answer is the same", async () => {
  const store = storeWith();
  await store.put(key, bytes, about);
  const url = await store.presignDownload(key, download);
  const missing = await store.presignDownload(quarantineKey({ orgId, id: randomUUID() }), download);
  const grant = { method: "GET", key, disposition: "inline", fileName: "x" } as const;
  const soon = Date.now() + 60_000;
  const sign = (expires: number, secret = URL_SECRET) =>
    signedAddress({ ...grant, expires }, { appUrl, secret });
  const wrong: [string, Request, FileStore | null][] = [
    ["altered", new Request(`${url}x`), store],
    ["unsigned", new Request(`${appUrl}/api/objects/${key}`), store],
    ["over", new Request(sign(Date.now() - 1)), store],
    ["without an end", new Request(sign(Number.NaN)), store],
    ["of another secret", new Request(sign(soon, `${URL_SECRET}!`)), store],
    ["wrong method", new Request(url, { method: "DELETE" }), store],
    ["of nothing", new Request(missing), store],
    ["of another store", new Request(url), null],
  ];
  expect((await serveObject(new Request(sign(soon)), store)).status).toBe(200);
  const answers = await Promise.all(
    wrong.map(async ([what, request, served]) => {
      const response = await serveObject(request, served);
      return [what, response.status, response.headers.get("content-type"), await response.text()];
    }),
  );
  const [first] = answers;
  for (const [what, ...answer] of answers)
    expect(answer, String(what)).toEqual([404, "application/problem+json", first?.[3]]);
});

test("a form is not read beyond what it may hold, whatever length it announces", async () => {
  const store = storeWith();
  const waiting = quarantineKey({ orgId, id: randomUUID() });
  const { url } = await store.presignUpload(waiting, {
    maxBytes: 10,
    contentType: "text/csv",
    expiresInSeconds: 60,
  });
  let pulled = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 16_384;
      controller.enqueue(new Uint8Array(16_384));
    },
  });
  const headers = { "Content-Type": "multipart/form-data; boundary=x" };
  const streamed = { method: "POST", body: endless, headers, duplex: "half" };
  const request = new Request(url, streamed);
  expect((await serveObject(request, store)).status).toBe(413);
  expect(pulled).toBeLessThan(200_000);
});

test("a full disk is told to who sends a form", async () => {
  const store = storeWith(diskWithRoomFor(0));
  const waiting = quarantineKey({ orgId, id: randomUUID() });
  const upload = { maxBytes: 100, contentType: "text/csv", expiresInSeconds: 60 };
  const { url, fields } = await store.presignUpload(waiting, upload);
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append("file", new Blob(["a,b"]), "a.csv");
  const attempt = serveObject(new Request(url, { method: "POST", body }), store);
  const response = await attempt.catch((error: unknown) => problemOf(error, "objects.serve"));
  expect(response.status).toBe(507);
  expect(await response.json()).toMatchObject({ code: "storage_full" });
});

test("the built app does not put its own policy in the place of the one for what came from outside", async () => {
  const rules = (await config("phase-production-server").headers?.()) ?? [];
  const policies = rules
    .filter(({ source }) => source === "/:path*" || source === "/api/objects/:path*")
    .flatMap(({ headers }) => headers.filter((header) => header.key === "Content-Security-Policy"));
  const served = await serveDownload();
  expect(policies.at(-1)?.value).toBe(served.headers.get("content-security-policy"));
});
