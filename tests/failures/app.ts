import { createServer } from "node:http";
import { Inngest } from "inngest";
import { serve } from "inngest/node";
import postgres from "postgres";
import { z } from "zod";

/** The app whose jobs are interrupted: a process of its own, made to be killed. Every step leaves a row of what it did. */
const settings = z
  .object({
    databaseUrl: z.string(),
    port: z.number(),
    eventKey: z.string(),
    signingKey: z.string(),
    baseUrl: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ""));

const sql = postgres(settings.databaseUrl, { max: 8, onnotice: () => {} });
const { eventKey, signingKey, baseUrl } = settings;
const nothing = () => {};
const client = new Inngest({
  ...{ id: "failures", eventKey, signingKey, baseUrl, isDev: false, checkpointing: false },
  logger: { debug: nothing, info: nothing, warn: nothing, error: nothing },
});

/** The row is written first, so that one of an abandoned call is older than any of the call that repeats it. */
async function effect(eventId: string, runId: string, step: string): Promise<void> {
  await sql`insert into failure_effects (event_id, run_id, step) values (${eventId}, ${runId}, ${step})`;
  await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 40));
}

const work = client.createFunction(
  {
    id: "work",
    triggers: [{ event: "failures/asked" }],
    concurrency: [{ key: "event.data.orgId", limit: 3 }, { limit: 6 }],
  },
  async ({ event, runId, step }) => {
    const id = String(event.id);
    await step.run("first", () => effect(id, runId, "first"));
    await Promise.all([
      step.run("left", () => effect(id, runId, "left")),
      step.run("right", () => effect(id, runId, "right")),
    ]);
    if (event.data.sleeps) await step.sleep("rest", "1s");
    await step.sendEvent("tell", { name: "failures/told", id: `told:${id}`, data: event.data });
    await step.run("last", () => effect(id, runId, "last"));
  },
);

const listen = client.createFunction(
  { id: "listen", triggers: [{ event: "failures/told" }] },
  async ({ event, runId, step }) => {
    await step.run("last", () => effect(String(event.id), runId, "last"));
  },
);

createServer(serve({ client, functions: [work, listen] })).listen(settings.port, "127.0.0.1");
process.on("disconnect", () => process.exit(0));
if (!process.connected) process.exit(0); // the parent was gone before this listened for it
