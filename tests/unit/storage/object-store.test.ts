import { createHash, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { acceptedKey, quarantineFolder, quarantineKey } from "@/lib/storage/object-key";
import type { UploadForm } from "@/lib/storage/object-store";
import { filesUnderTest, type StoreUnderTest, s3UnderTest } from "./stores";

const orgId = randomUUID();
const bytes = new TextEncoder().encode("%PDF-1.7 a statement\u0000\u00ff");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const about = { contentType: "application/pdf", sha256 };
const shown = { fileName: "January.pdf", disposition: "attachment", expiresInSeconds: 60 } as const;
const upload = { maxBytes: 100, contentType: "application/pdf", expiresInSeconds: 60 };

const waiting = () => quarantineKey({ orgId, id: randomUUID() });
const accepted = () => acceptedIn(orgId);
const acceptedIn = (organisation: string) =>
  acceptedKey({
    orgId: organisation,
    propertyId: randomUUID(),
    period: "2024-12",
    docType: "balance_sheet",
    id: randomUUID(),
    extension: "pdf",
  });

describe.each([
  ["files", filesUnderTest],
  ["S3", s3UnderTest],
])("a store of %s", (_, start) => {
  let under: StoreUnderTest;
  beforeAll(async () => {
    under = await start();
  });
  afterEach(() => under.moveClock(0));
  afterAll(() => under.close());

  const stored = async (key: string) => {
    await under.store.put(key, bytes, about);
    return key;
  };

  test("gives back the very bytes it was given", async () => {
    const key = await stored(waiting());
    expect(Buffer.from(await under.store.get(key))).toEqual(Buffer.from(bytes));
    expect(await under.store.head(key)).toEqual({ size: bytes.length, ...about });
  });

  test("refuses bytes that do not have the hash they are said to have, and stores nothing", async () => {
    const key = waiting();
    const attempt = under.store.put(key, bytes.slice(1), about);
    await expect(attempt).rejects.toMatchObject({ code: "object_hash_wrong" });
    expect(await under.store.head(key)).toBeNull();
  });

  test("says that an object is missing", async () => {
    await expect(under.store.get(waiting())).rejects.toMatchObject({ code: "object_missing" });
    await expect(under.store.copy(waiting(), accepted())).rejects.toMatchObject({ code: "object_missing" });
    expect(await under.store.head(waiting())).toBeNull();
  });

  test("does not read an object larger than was asked for", async () => {
    const key = await stored(waiting());
    const attempt = under.store.get(key, { maxBytes: bytes.length - 1 });
    await expect(attempt).rejects.toMatchObject({ code: "object_too_large" });
    expect(await under.store.get(key, { maxBytes: bytes.length })).toHaveLength(bytes.length);
  });

  test("copies an object with what is known of it, twice as well as once", async () => {
    const from = await stored(waiting());
    const to = accepted();
    await under.store.copy(from, to);
    await under.store.copy(from, to);
    expect(await under.store.head(to)).toEqual({ size: bytes.length, ...about });
    expect(await under.store.head(from)).not.toBeNull();
  });

  test("deletes an object, and does not mind when it is gone", async () => {
    const key = await stored(waiting());
    await under.store.delete(key);
    await under.store.delete(key);
    expect(await under.store.head(key)).toBeNull();
  });

  test("lists what waits for one organisation, page by page, each object once", async () => {
    const [ours, theirs] = [randomUUID(), randomUUID()];
    const folder = quarantineFolder(ours);
    expect(await under.store.list(folder)).toEqual({ objects: [], next: null });
    const keys = [1, 2, 3, 4, 5].map(() => quarantineKey({ orgId: ours, id: randomUUID() })).sort();
    const before = Date.now();
    for (const key of keys.toReversed()) await stored(key);
    await stored(quarantineKey({ orgId: theirs, id: randomUUID() }));
    await under.store.copy(keys[0] ?? "", acceptedIn(ours));

    const all = await under.store.list(folder);
    expect(all.objects.map(({ key }) => key)).toEqual(keys);
    expect(all.next).toBeNull();
    // A store may know its times to the second only.
    for (const { storedAt } of all.objects) expect(Math.abs(storedAt.getTime() - before)).toBeLessThan(5_000);

    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const { objects, next } = await under.store.list(folder, { after, limit: 2 });
      pages.push(objects.map(({ key }) => key));
      // What goes while it is listed moves nothing.
      await under.store.delete(objects[0]?.key ?? "");
      after = next ?? undefined;
    } while (after);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(keys);
  });

  test("lists no folder but a quarantine", async () => {
    for (const folder of [
      "",
      "org/",
      `org/${orgId}/`,
      `org/${orgId}/quarantine`,
      `org/${orgId}/property/`,
      "../",
    ])
      await expect(under.store.list(folder)).rejects.toMatchObject({ code: "object_key_wrong" });
  });

  test("takes no name that the server did not make", async () => {
    for (const key of ["../secret", `org/${orgId}/quarantine/../../x`, "", `${waiting()}.about.json`]) {
      await expect(under.store.put(key, bytes, about)).rejects.toMatchObject({ code: "object_key_wrong" });
      await expect(under.store.get(key)).rejects.toMatchObject({ code: "object_key_wrong" });
      await expect(under.store.presignDownload(key, shown)).rejects.toMatchObject({
        code: "object_key_wrong",
      });
    }
  });

  test("is writable", async () => {
    await expect(under.store.checkWritable()).resolves.toBeUndefined();
  });

  describe("a signed download", () => {
    test("hands the bytes out as an attachment under the name people know", async () => {
      const key = await stored(accepted());
      const response = await fetch(
        await under.store.presignDownload(key, { ...shown, fileName: 'Jänner "24"\r\nX-Evil: 1.pdf' }),
      );
      expect(response.status).toBe(200);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(Buffer.from(bytes));
      expect(response.headers.get("content-type")).toBe("application/pdf");
      expect(response.headers.get("content-disposition")).toBe(
        `attachment; filename="J_nner _24___X-Evil: 1.pdf"; filename*=UTF-8''J%C3%A4nner%20%2224%22%0D%0AX-Evil%3A%201.pdf`,
      );
      expect(response.headers.get("x-evil")).toBeNull();
    });

    test("shows in place what a browser can show, and nothing that was not checked", async () => {
      const inline = { ...shown, disposition: "inline" } as const;
      const original = await fetch(await under.store.presignDownload(await stored(accepted()), inline));
      expect(original.headers.get("content-disposition")).toMatch(/^inline;/);
      const unchecked = await fetch(await under.store.presignDownload(await stored(waiting()), inline));
      expect(unchecked.headers.get("content-disposition")).toMatch(/^attachment;/);
      expect(unchecked.headers.get("content-type")).toBe("application/octet-stream");
    });

    test("is over when its time is", async () => {
      const url = await under.store.presignDownload(await stored(accepted()), shown);
      under.moveClock(58);
      expect((await fetch(url)).status).toBe(200);
      under.moveClock(61);
      expect((await fetch(url)).ok).toBe(false);
    });

    test("lives no longer than five minutes", async () => {
      const key = await stored(accepted());
      for (const expiresInSeconds of [301, 0, -1, Number.NaN, 1.5]) {
        const attempt = under.store.presignDownload(key, { ...shown, expiresInSeconds });
        await expect(attempt).rejects.toThrow(RangeError);
      }
    });

    test("opens no other object, of this or of another organisation", async () => {
      const ours = await stored(accepted());
      const other = await stored(accepted());
      const theirs = await stored(quarantineKey({ orgId: randomUUID(), id: randomUUID() }));
      const url = await under.store.presignDownload(ours, shown);
      for (const key of [other, theirs]) expect((await fetch(url.replace(ours, key))).ok).toBe(false);
      expect((await fetch(url)).ok).toBe(true);
    });

    test("is void when any part of it is altered or left out", async () => {
      const url = new URL(await under.store.presignDownload(await stored(accepted()), shown));
      expect((await fetch(url)).ok).toBe(true);
      for (const name of new Set(url.searchParams.keys())) {
        const value = url.searchParams.get(name) ?? "";
        const altered = new URL(url);
        altered.searchParams.set(
          name,
          /\d$/.test(value) ? `${value.slice(0, -1)}${(Number(value.at(-1)) + 1) % 10}` : `${value}x`,
        );
        expect((await fetch(altered)).ok, `${name} altered`).toBe(false);
        const without = new URL(url);
        without.searchParams.delete(name);
        if (name !== "x-id") expect((await fetch(without)).ok, `${name} left out`).toBe(false);
      }
    });

    test("is good for reading only", async () => {
      const key = await stored(accepted());
      const url = await under.store.presignDownload(key, shown);
      for (const method of ["PUT", "POST", "DELETE", "PATCH"]) {
        const response = await fetch(url, { method, ...(method === "DELETE" ? {} : { body: "other" }) });
        expect(response.ok, method).toBe(false);
      }
      expect(Buffer.from(await under.store.get(key))).toEqual(Buffer.from(bytes));
    });

    test("of an object that is gone finds nothing", async () => {
      const response = await fetch(await under.store.presignDownload(accepted(), shown));
      expect(response.status).toBe(404);
    });
  });

  describe("a signed upload", () => {
    const send = (form: UploadForm, content: Uint8Array, changes: Record<string, string> = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...form.fields, ...changes })) body.append(name, value);
      body.append("file", new Blob([new Uint8Array(content)]), "anything.pdf");
      return fetch(form.url, { method: "POST", body });
    };

    test("stores the bytes that were sent, whose hash nobody vouches for", async () => {
      const key = waiting();
      const response = await send(await under.store.presignUpload(key, upload), bytes);
      expect(response.status).toBe(204);
      expect(Buffer.from(await under.store.get(key))).toEqual(Buffer.from(bytes));
      expect(await under.store.head(key)).toEqual({
        size: bytes.length,
        contentType: "application/pdf",
        sha256: null,
      });
    });

    test("takes as many bytes as were agreed, not one more, and not none", async () => {
      for (const [size, isTaken] of [
        [100, true],
        [101, false],
        [500_000, false],
        [0, false],
      ] as const) {
        const key = waiting();
        const response = await send(await under.store.presignUpload(key, upload), new Uint8Array(size));
        expect(response.ok, `${size} bytes`).toBe(isTaken);
        expect((await under.store.head(key)) !== null, `${size} bytes`).toBe(isTaken);
      }
    });

    test("takes no other kind of file", async () => {
      const key = waiting();
      const form = await under.store.presignUpload(key, upload);
      expect((await send(form, bytes, { "Content-Type": "text/html" })).ok).toBe(false);
      expect(await under.store.head(key)).toBeNull();
    });

    test("is over when its time is", async () => {
      const key = waiting();
      const form = await under.store.presignUpload(key, upload);
      under.moveClock(61);
      expect((await send(form, bytes)).ok).toBe(false);
      expect(await under.store.head(key)).toBeNull();
    });

    test("stores nowhere else", async () => {
      const key = waiting();
      const elsewhere = waiting();
      const { url, fields } = await under.store.presignUpload(key, upload);
      const moved = Object.fromEntries(
        Object.entries(fields).map(([name, value]) => [name, value.replace(key, elsewhere)]),
      );
      expect((await send({ url: url.replace(key, elsewhere), fields: moved }, bytes)).ok).toBe(false);
      expect(await under.store.head(elsewhere)).toBeNull();
    });

    test("is never given for an accepted original", async () => {
      const attempt = under.store.presignUpload(accepted(), upload);
      await expect(attempt).rejects.toMatchObject({ code: "object_key_wrong" });
    });
  });
});
