import { randomUUID } from "node:crypto";
import type { ReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { MAX_LISTED, MAX_OBJECT_BYTES } from "./limits";
import { checkedFolder, checkedKey, checkedUploadKey, isObjectKey } from "./object-key";
import type { Download, ObjectHead, ObjectPage, ObjectStore, Upload, UploadForm } from "./object-store";
import { grantOf, type SignedGrant, signedAddress } from "./signed-address";
import { checkHash, checkSigned, objectMissing, objectTooLarge } from "./store-errors";
import { isMissing, type OpenFile, writeDurably } from "./write-durably";

const aboutSchema = z.object({ contentType: z.string(), sha256: z.string().nullable() });
type About = z.infer<typeof aboutSchema>;

/** No write takes this long: what is older in the folder of incoming files was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Objects as files under one folder. An object is there when its file is there; what is known of it lies beside, under a name
 * that is no key, and is written before.
 */
export class FileStore implements ObjectStore {
  readonly #folder: string;
  readonly #signing: { appUrl: string; secret: string };
  readonly #now: () => number;
  readonly #open: OpenFile;
  #isReady: Promise<void> | undefined;

  constructor(options: {
    folder: string;
    urlSecret: string;
    appUrl: string;
    now?: () => number;
    open?: OpenFile;
  }) {
    this.#folder = options.folder;
    this.#signing = { appUrl: options.appUrl, secret: options.urlSecret };
    this.#now = options.now ?? Date.now;
    this.#open = options.open ?? open;
  }

  async put(key: string, bytes: Uint8Array, about: { contentType: string; sha256: string }): Promise<void> {
    checkHash(bytes, about.sha256);
    await this.#store(key, bytes, about);
  }

  /** What a form brought, whose hash nobody has vouched for. */
  async putUnhashed(key: string, bytes: Uint8Array, contentType: string): Promise<void> {
    await this.#store(key, bytes, { contentType, sha256: null });
  }

  async get(key: string, { maxBytes = MAX_OBJECT_BYTES } = {}): Promise<Uint8Array> {
    const path = this.#path(key);
    const { size } = await stat(path).catch(missingObject);
    if (size > maxBytes) throw objectTooLarge(maxBytes);
    return readFile(path).catch(missingObject);
  }

  /** For serving: the bytes as they come, so that many downloads hold little memory. */
  async read(key: string): Promise<{ size: number; stream: ReadStream } | null> {
    try {
      const file = await open(this.#path(key), "r");
      const { size } = await file.stat();
      return { size, stream: file.createReadStream() };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async copy(from: string, to: string): Promise<void> {
    const about = await this.#about(from);
    await this.#store(to, await this.get(from), about);
  }

  async delete(key: string): Promise<void> {
    const path = this.#path(key);
    await rm(path, { force: true });
    await rm(aboutPath(path), { force: true });
  }

  async head(key: string): Promise<ObjectHead | null> {
    try {
      const { size } = await stat(this.#path(key));
      return { size, ...(await this.#about(key)) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async list(
    folder: string,
    { after = "", limit = MAX_LISTED }: { after?: string | undefined; limit?: number } = {},
  ): Promise<ObjectPage> {
    const names = await readdir(join(this.#folder, ...checkedFolder(folder).split("/"))).catch(noEntries);
    const keys = names
      .map((name) => folder + name)
      .filter((key) => key > after && isObjectKey(key))
      .sort();
    const page = keys.slice(0, limit);
    const stats = await Promise.all(page.map((key) => stat(this.#path(key)).catch(nothing)));
    return {
      // One that was deleted meanwhile is no longer there.
      objects: page.flatMap((key, index) => {
        const known = stats[index];
        return known ? [{ key, storedAt: known.mtime }] : [];
      }),
      next: keys.length > page.length ? (page.at(-1) ?? null) : null,
    };
  }

  async presignDownload(key: string, download: Download): Promise<string> {
    checkSigned(download);
    const { fileName, disposition } = download;
    const grant = { method: "GET", key: checkedKey(key), disposition, fileName } as const;
    return signedAddress({ ...grant, expires: this.#expiry(download) }, this.#signing);
  }

  async presignUpload(key: string, upload: Upload): Promise<UploadForm> {
    checkSigned(upload);
    const { maxBytes, contentType } = upload;
    const grant = { method: "POST", key: checkedUploadKey(key), maxBytes, contentType } as const;
    const url = signedAddress({ ...grant, expires: this.#expiry(upload) }, this.#signing);
    return { url, fields: { "Content-Type": contentType } };
  }

  /** What an address that reached us allows; null for one we would not have signed, or no longer. */
  grant(url: URL): SignedGrant | null {
    return grantOf(url, { secret: this.#signing.secret, now: this.#now() });
  }

  async checkWritable(): Promise<void> {
    const path = await this.#incoming();
    await writeDurably({ path, incoming: `${path}.new`, bytes: Buffer.from("ready"), open: this.#open });
    await rm(path, { force: true });
  }

  async #store(key: string, bytes: Uint8Array, about: About): Promise<void> {
    const path = this.#path(key);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const write = async (to: string, content: Uint8Array) =>
      writeDurably({ path: to, incoming: await this.#incoming(), bytes: content, open: this.#open });
    await write(aboutPath(path), Buffer.from(JSON.stringify(about)));
    try {
      await write(path, bytes);
    } catch (error) {
      const isKnown = await this.head(key);
      if (!isKnown) await rm(aboutPath(path), { force: true });
      throw error;
    }
  }

  async #about(key: string): Promise<About> {
    const text = await readFile(aboutPath(this.#path(key)), "utf8").catch(missingObject);
    return aboutSchema.parse(JSON.parse(text));
  }

  async #incoming(): Promise<string> {
    const folder = join(this.#folder, ".incoming");
    this.#isReady ??= prepareIncoming(folder);
    await this.#isReady;
    return join(folder, randomUUID());
  }

  #expiry({ expiresInSeconds }: { expiresInSeconds: number }): number {
    return this.#now() + expiresInSeconds * 1000;
  }

  #path(key: string): string {
    return join(this.#folder, ...checkedKey(key).split("/"));
  }
}

function aboutPath(path: string): string {
  return `${path}.about.json`;
}

function noEntries(error: unknown): string[] {
  return nothing(error) ?? [];
}

function nothing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}

function missingObject(error: unknown): never {
  throw isMissing(error) ? objectMissing(error) : error;
}

async function prepareIncoming(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
    if (mtimeMs < Date.now() - ABANDONED_AFTER_MS) await rm(path, { force: true });
  }
}
