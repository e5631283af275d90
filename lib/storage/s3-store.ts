import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import type { Env } from "@/lib/env";
import { downloadHeaders } from "./download-headers";
import { MAX_LISTED, MAX_OBJECT_BYTES } from "./limits";
import { checkedFolder, checkedKey, checkedUploadKey, isObjectKey } from "./object-key";
import type { Download, ObjectHead, ObjectPage, ObjectStore, Upload, UploadForm } from "./object-store";
import { readBounded } from "./read-bounded";
import { checkHash, checkSigned, objectMissing, objectTooLarge, storageFull } from "./store-errors";

type S3Settings = Extract<Env["objects"], { kind: "s3" }>;

/** A store that does not answer is down; a person is waiting. */
const CONNECT_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 60_000;

/** Any store that speaks S3. Its own address is the sandbox of what is shown in place: nothing of ours lives there. */
export class S3Store implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(settings: S3Settings) {
    const { bucket, region, endpoint, isPathStyle, credentials } = settings;
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      forcePathStyle: isPathStyle,
      requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
      ...(credentials ? { credentials } : {}),
      // Stores other than Amazon's refuse the checksums that the client adds of its own accord.
      ...(endpoint
        ? {
            endpoint,
            requestChecksumCalculation: "WHEN_REQUIRED",
            responseChecksumValidation: "WHEN_REQUIRED",
          }
        : {}),
    });
  }

  async put(key: string, bytes: Uint8Array, about: { contentType: string; sha256: string }): Promise<void> {
    checkHash(bytes, about.sha256);
    const command = new PutObjectCommand({
      ...this.#at(key),
      Body: bytes,
      ContentType: about.contentType,
      Metadata: { sha256: about.sha256 },
    });
    await this.#client.send(command).catch(inOurWords);
  }

  async get(key: string, { maxBytes = MAX_OBJECT_BYTES } = {}): Promise<Uint8Array> {
    const { Body: body, ContentLength: size } = await this.#client
      .send(new GetObjectCommand(this.#at(key)))
      .catch(inOurWords);
    if (!body) throw objectMissing();
    const stream = body.transformToWebStream();
    if ((size ?? 0) > maxBytes) {
      await stream.cancel();
      throw objectTooLarge(maxBytes);
    }
    return readBounded(stream, maxBytes);
  }

  async copy(from: string, to: string): Promise<void> {
    const source = `${this.#bucket}/${checkedKey(from)}`;
    const command = new CopyObjectCommand({ ...this.#at(to), CopySource: source });
    await this.#client.send(command).catch(inOurWords);
  }

  async delete(key: string): Promise<void> {
    const command = new DeleteObjectCommand(this.#at(key));
    await this.#client.send(command).catch((error) => {
      if (!isNotFound(error)) throw error;
    });
  }

  async head(key: string): Promise<ObjectHead | null> {
    try {
      const found = await this.#client.send(new HeadObjectCommand(this.#at(key)));
      const contentType = found.ContentType ?? "application/octet-stream";
      return { size: found.ContentLength ?? 0, contentType, sha256: found.Metadata?.sha256 ?? null };
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async list(
    folder: string,
    { after, limit = MAX_LISTED }: { after?: string | undefined; limit?: number } = {},
  ): Promise<ObjectPage> {
    const { Contents: found = [], IsTruncated: hasMore = false } = await this.#client.send(
      new ListObjectsV2Command({
        Bucket: this.#bucket,
        Prefix: checkedFolder(folder),
        StartAfter: after,
        MaxKeys: limit,
      }),
    );
    const objects = found.flatMap(({ Key: key, LastModified: storedAt }) =>
      key && storedAt && isObjectKey(key) ? [{ key, storedAt }] : [],
    );
    return { objects, next: hasMore ? (found.at(-1)?.Key ?? null) : null };
  }

  async presignDownload(key: string, download: Download): Promise<string> {
    checkSigned(download);
    const { contentType, contentDisposition } = downloadHeaders(key, download);
    const command = new GetObjectCommand({
      ...this.#at(key),
      ResponseContentType: contentType,
      ResponseContentDisposition: contentDisposition,
      ResponseCacheControl: "private, no-store",
    });
    return getSignedUrl(this.#client, command, { expiresIn: download.expiresInSeconds });
  }

  async presignUpload(key: string, upload: Upload): Promise<UploadForm> {
    checkSigned(upload);
    const { maxBytes, contentType, expiresInSeconds } = upload;
    return createPresignedPost(this.#client, {
      ...this.#at(checkedUploadKey(key)),
      Expires: expiresInSeconds,
      Fields: { "Content-Type": contentType },
      Conditions: [
        ["content-length-range", 1, maxBytes],
        ["eq", "$Content-Type", contentType],
      ],
    });
  }

  /** Whether the bucket answers to our credentials; writing for every look would cost money. */
  async checkWritable(): Promise<void> {
    await this.#client.send(new HeadBucketCommand({ Bucket: this.#bucket }));
  }

  #at(key: string) {
    return { Bucket: this.#bucket, Key: checkedKey(key) };
  }
}

function inOurWords(error: unknown): never {
  if (isNotFound(error)) throw objectMissing(error);
  throw statusOf(error) === 507 ? storageFull(error) : error;
}

function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404 && error instanceof Error && error.name !== "NoSuchBucket";
}

function statusOf(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}
