import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { type Executor, startExecutor } from "@/inngest/embedded/executor";
import { createTestDatabase, type TestDatabase } from "../support/database";

/** An app with functions of its own, and whatever drives it: the embedded executor, or the server at `INNGEST_BASE_URL`. */
export interface World {
  client: Inngest.Any;
  /** The app's endpoint. */
  appUrl: string;
  /** Where events go. */
  serverUrl: string;
  eventKey: string;
  signingKey: string;
  /** Of the embedded executor; null where another server drives the app. */
  database: TestDatabase | null;
  /** What the executor reported; there should be nothing when the world ends. */
  errors: string[];
  /** The app goes away in the middle of whatever it does, and comes back at the same address. */
  leave: () => Promise<void>;
  comeBack: () => Promise<void>;
  /** Event names of this app's own, so that several may share a server. */
  named: (name: string) => string;
  stop: () => Promise<void>;
}

export interface WorldOptions {
  functions: (client: Inngest.Any, named: (name: string) => string) => InngestFunction.Any[];
}

const REAL_SERVER = process.env.INNGEST_BASE_URL;

/** Said by whatever a test cannot do to a server that is not ours. */
export const isEmbedded = REAL_SERVER === undefined;

export async function startWorld({ functions }: WorldOptions): Promise<World> {
  const id = `conformance-${randomUUID().slice(0, 8)}`;
  const eventKey = process.env.INNGEST_EVENT_KEY ?? randomUUID();
  const signingKey = process.env.INNGEST_SIGNING_KEY ?? `signkey-test-${randomUUID().replaceAll("-", "")}`;
  const named = (name: string) => `${id}/${name}`;
  const app = await listen();
  const appUrl = `http://localhost:${portOf(app)}/api/inngest`;
  const errors: string[] = [];
  const embedded = isEmbedded ? await startEmbedded({ appUrl, eventKey, signingKey, errors }) : null;
  const serverUrl = REAL_SERVER ?? `http://localhost:${embedded?.executor.port}`;
  const options = { id, eventKey, signingKey, baseUrl: serverUrl, isDev: false, checkpointing: false };
  const client = new Inngest({ ...options, logger: silent });
  app.on("request", serve({ client, functions: functions(client, named) }));
  await register(appUrl, embedded === null);
  return {
    client,
    appUrl,
    serverUrl,
    eventKey,
    signingKey,
    named,
    database: embedded?.database ?? null,
    errors,
    leave: () => closed(app),
    comeBack: () => listening(app, Number(new URL(appUrl).port)),
    async stop() {
      await embedded?.executor.stop();
      await closed(app);
      await embedded?.database.drop();
      if (errors.length > 0) throw new Error(`The executor reported: ${errors.join("; ")}`);
    },
  };
}

async function startEmbedded(keys: {
  appUrl: string;
  eventKey: string;
  signingKey: string;
  errors: string[];
}): Promise<{ executor: Executor; database: TestDatabase }> {
  const database = await createTestDatabase();
  const executor = await startExecutor({
    databaseUrl: database.systemUrl,
    host: "localhost",
    port: 0,
    appUrl: new URL(keys.appUrl),
    eventKey: keys.eventKey,
    signingKey: keys.signingKey,
    log: (level, message, error) => {
      if (level === "error") keys.errors.push(`${message} ${error}`);
    },
  });
  return { executor, database };
}

/** Ours asks for it by itself; any other server is told by the app. */
async function register(appUrl: string, isAsked: boolean): Promise<void> {
  if (!isAsked) return;
  const answer = await fetch(appUrl, { method: "PUT" });
  if (!answer.ok) throw new Error(`The app could not register: ${await answer.text()}`);
}

async function listen(): Promise<Server> {
  const server = createServer();
  await listening(server, 0);
  return server;
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, "localhost", resolve));
}

async function closed(server: Server): Promise<void> {
  const end = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await end;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

const nothing = () => {};
/** The functions of these tests fail on purpose. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Waits until `probe` gives something, as a person watching would. */
export async function until<T>(
  what: string,
  probe: () => T | null | undefined | false,
  withinMs = 15_000,
): Promise<T> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const found = probe();
    if (found) return found;
    await pause(10);
  }
  throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
