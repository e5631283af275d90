import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quarantineKey } from "@/lib/storage/object-key";
import { S3Store } from "@/lib/storage/s3-store";
import { type S3Server, startS3Server } from "../../support/s3-server";

const bytes = new TextEncoder().encode("a statement");
const about = { contentType: "application/pdf", sha256: createHash("sha256").update(bytes).digest("hex") };
const waiting = () => quarantineKey({ orgId: randomUUID(), id: randomUUID() });

let server: S3Server;
beforeAll(async () => {
  server = await startS3Server();
});
afterAll(() => server.close());

const settings = () => {
  const { bucket, endpoint, credentials } = server;
  return { kind: "s3", bucket, region: "us-east-1", endpoint, isPathStyle: true, credentials } as const;
};

test("a store with an address of its own is sent no checksum that it might refuse", async () => {
  server.seen.length = 0;
  await new S3Store(settings()).put(waiting(), bytes, about);
  const names = server.seen.flatMap(({ headers }) => [...headers.keys()]);
  expect(names).toContain("x-amz-content-sha256");
  expect(names.filter((name) => /checksum|x-amz-trailer/.test(name))).toEqual([]);
});

test("wrong credentials open nothing, and the failure does not repeat them", async () => {
  const secretAccessKey = "a-wrong-secret-of-forty-characters-000000";
  const credentials = { ...server.credentials, secretAccessKey };
  const attempt = new S3Store({ ...settings(), credentials }).put(waiting(), bytes, about);
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ name: "SignatureDoesNotMatch" });
  expect(JSON.stringify(error)).not.toContain(secretAccessKey);
});

test("a store without room says so in the same sentence as a full disk", async () => {
  server.isFull = true;
  const attempt = new S3Store(settings()).put(waiting(), bytes, about);
  await expect(attempt).rejects.toMatchObject({ code: "storage_full" });
  server.isFull = false;
});

test("a bucket that does not exist is not ready to be written to", async () => {
  await expect(new S3Store({ ...settings(), bucket: "other" }).checkWritable()).rejects.toThrow();
  await expect(new S3Store(settings()).checkWritable()).resolves.toBeUndefined();
});
