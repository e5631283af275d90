import { env } from "@/lib/env";
import { FileStore } from "./file-store";
import { S3Store } from "./s3-store";

/** Where originals and packages lie. Both stores behave alike, which one suite tests. */
export interface ObjectStore {
  /** All or nothing, and durable when it returns. Refuses bytes that do not have the hash. */
  put(key: string, bytes: Uint8Array, about: { contentType: string; sha256: string }): Promise<void>;
  /** Refuses an object larger than `maxBytes` before reading it whole. */
  get(key: string, options?: { maxBytes?: number }): Promise<Uint8Array>;
  /** On the side of the store; what was recorded of the object goes along. */
  copy(from: string, to: string): Promise<void>;
  /** Deleting what is not there is no error: a repeated job ends the same. */
  delete(key: string): Promise<void>;
  head(key: string): Promise<ObjectHead | null>;
  /** What lies under a folder of `quarantineFolder`, page by page in the order of keys; `after` is where the page before ended. */
  list(folder: string, page?: { after?: string | undefined; limit?: number }): Promise<ObjectPage>;
  presignDownload(key: string, download: Download): Promise<string>;
  /** For one object in quarantine, as a form: the bound on its size is under the signature. */
  presignUpload(key: string, upload: Upload): Promise<UploadForm>;
  /** Throws when the store cannot be reached or written to; cheap enough to ask every few seconds. */
  checkWritable(): Promise<void>;
}

export interface ObjectHead {
  size: number;
  contentType: string;
  /** As given to `put`; null for bytes a client sent by a form, which are hashed before use. */
  sha256: string | null;
}

export interface ObjectPage {
  objects: { key: string; storedAt: Date }[];
  /** To be given as `after` for the next page; null on the last. */
  next: string | null;
}

export interface Download {
  fileName: string;
  /** A kind of file that may not be shown in place is an attachment whatever is asked. */
  disposition: "attachment" | "inline";
  expiresInSeconds: number;
}

export interface Upload {
  maxBytes: number;
  contentType: string;
  expiresInSeconds: number;
}

/** POST `multipart/form-data`: all fields, then the bytes as `file`. */
export interface UploadForm {
  url: string;
  fields: Readonly<Record<string, string>>;
}

let known: ObjectStore | undefined;

/** The store of this installation. */
export function objectStore(): ObjectStore {
  known ??= makeStore();
  return known;
}

/** The store whose addresses this server answers itself; null where objects lie in S3. */
export function fileStore(): FileStore | null {
  const store = objectStore();
  return store instanceof FileStore ? store : null;
}

function makeStore(): ObjectStore {
  const { objects, appUrl } = env();
  return objects.kind === "s3" ? new S3Store(objects) : new FileStore({ ...objects, appUrl });
}
