import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileStore } from "@/lib/storage/file-store";
import type { ObjectStore } from "@/lib/storage/object-store";
import { S3Store } from "@/lib/storage/s3-store";
import { serveObject } from "@/lib/storage/serve-object";
import { startS3Server } from "../../support/s3-server";

/** A store together with whatever answers its signed addresses, and a clock that judges them. */
export interface StoreUnderTest {
  store: ObjectStore;
  moveClock(seconds: number): void;
  close(): Promise<void>;
}

export const URL_SECRET = "a-secret-of-tests-0123456789-abcdefgh";

export async function s3UnderTest(): Promise<StoreUnderTest> {
  const server = await startS3Server();
  const { bucket, endpoint, credentials } = server;
  const settings = {
    kind: "s3",
    bucket,
    region: "eu-central-1",
    endpoint,
    isPathStyle: true,
    credentials,
  } as const;
  return {
    store: new S3Store(settings),
    moveClock: (seconds) => {
      server.clock.now = () => Date.now() + seconds * 1000;
    },
    close: server.close,
  };
}

export async function filesUnderTest(): Promise<StoreUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), "reims-objects-"));
  let ahead = 0;
  const server = createServer(async (incoming, outgoing) => {
    const answer = await serveObject(await toRequest(incoming, appUrl), store);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = new FileStore({ folder, urlSecret: URL_SECRET, appUrl, now: () => Date.now() + ahead });
  return {
    store,
    moveClock: (seconds) => {
      ahead = seconds * 1000;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(folder, { recursive: true });
    },
  };
}

async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const { method = "GET", url = "/", headers } = incoming;
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  return new Request(origin + url, {
    method,
    headers: Object.entries(headers).map(([name, value]) => [name, String(value)] as [string, string]),
    ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
  });
}
