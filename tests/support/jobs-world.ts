import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import postgres from "postgres";
import { startExecutor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import { newId } from "@/lib/auth/new-id";
import { env } from "@/lib/env";
import { inngestOptions } from "@/lib/jobs/inngest-options";
import type { TestDatabase } from "./database";

/** The product's own functions, served by this process and driven by the embedded executor on the test's database. */
export interface JobsWorld {
  /** As the superuser, to look behind row-level security. */
  admin: postgres.Sql;
  /** Puts an event into the outbox as if a change had announced it. */
  send(orgId: string, name: string, data: Record<string, unknown>): Promise<void>;
  /** Until every event is handed over and every job has ended, whichever way. */
  settled(withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startJobs(database: TestDatabase): Promise<JobsWorld> {
  const app = await listen();
  const { port } = app.address() as AddressInfo; // safe because it listens on a port
  const { eventKey, signingKey } = env().jobs;
  const executor = await startExecutor({
    databaseUrl: database.systemUrl,
    host: "localhost",
    port: 0,
    appUrl: new URL(`http://localhost:${port}/api/inngest`),
    eventKey,
    signingKey,
    log: () => {},
  });
  // The client of the functions but for the address, which only now is known.
  const client = new Inngest({
    ...inngestOptions,
    baseUrl: `http://localhost:${executor.port}`,
    logger: silent,
  });
  app.on("request", serve({ client, functions: [...functions] }));
  const admin = postgres(database.adminUrl, { max: 2, onnotice: () => {} });
  return {
    admin,
    async send(orgId, name, data) {
      await admin`insert into outbox_events (organization_id, id, name, data)
        values (${orgId}, ${newId()}, ${name}, ${admin.json(data as never)})`;
    },
    async settled(withinMs = 60_000) {
      const deadline = Date.now() + withinMs;
      while (await isBusy(admin)) {
        if (Date.now() > deadline) throw new Error(`The jobs did not end within ${withinMs} ms.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async stop() {
      await executor.stop();
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
      await admin.end({ timeout: 5 });
    },
  };
}

async function isBusy(admin: postgres.Sql): Promise<boolean> {
  const [row] = await admin`
    select exists (select 1 from outbox_events where dispatched_at is null)
        or exists (select 1 from executor.runs where finished_at is null) as busy`;
  return row?.busy === true;
}

async function listen(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  return server;
}

const nothing = () => {};
/** Some jobs fail on purpose. */
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };
