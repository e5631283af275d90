import { AppError } from "@/lib/errors";
import { dispatchOutbox, OUTBOX_CHANNEL } from "@/lib/jobs/dispatch-outbox";
import { WorkLoop } from "@/lib/jobs/work-loop";
import { AppLink } from "./app-link";
import { readFunctionSettings } from "./function-settings";
import { startHttpServer } from "./http-server";
import { type JobEvent, registrationSchema } from "./protocol";
import { claimTasks } from "./store/claim-tasks";
import { openStore, transaction } from "./store/connection";
import { type Functions, saveFunctions } from "./store/functions";
import { becomeOwner, LEASE_MS } from "./store/owner";
import { prune } from "./store/prune";
import { acceptEvent } from "./store/start-runs";
import { nextDue, startScheduled, wakeSteps } from "./store/timers";
import { TaskRunner } from "./task-runner";

export interface ExecutorOptions {
  /** As `reims_system`. */
  databaseUrl: string;
  /** Where the event API and registration listen; port 0 takes a free one. */
  host: string;
  port: number;
  /** The app's Inngest endpoint. */
  appUrl: URL;
  eventKey: string;
  signingKey: string;
  /** Calls at once. */
  capacity?: number;
  log: (level: "info" | "error", message: string, error?: unknown) => void;
}

export interface Executor {
  port: number;
  /** Lets calls under way end for a moment, then gives up what it holds. */
  stop(): Promise<void>;
}

/** Two cores read and check at full speed with this many; more only wait for each other. */
const CAPACITY = 8;
/** Of which only work above the ordinary may take: what a person waits for. */
const RESERVED = 2;
/** The fallback of every wake-up. */
const POLL_MS = 1_000;
/** While there is other work, times are looked at no more often than this. */
const TIMERS_EVERY_MS = 200;
/** A killed executor's connections are found closed a moment after it is gone. */
const TAKE_BACK_EVERY_MS = 1_000;
const PRUNE_EVERY_MS = 60 * 60_000;
/** How long calls under way may take to end when the executor is asked to stop. */
const GRACE_MS = 3_000;

/** Drives the app's functions as an Inngest server does, with Postgres as its only memory. */
export async function startExecutor(options: ExecutorOptions): Promise<Executor> {
  const { log, appUrl, eventKey, signingKey, host } = options;
  const capacity = options.capacity ?? CAPACITY;
  const store = openStore(options.databaseUrl, capacity + 4);
  const owner = await becomeOwner(store, options.databaseUrl);
  let functions: Functions = new Map();
  const acceptAll = async (tx: Parameters<typeof acceptEvent>[0], events: readonly JobEvent[]) => {
    for (const event of events) await acceptEvent(tx, functions, event);
  };

  const link = new AppLink({
    url: appUrl,
    signingKey,
    onChange(isUp, why) {
      log("info", isUp ? "The application registered." : `The application is away: ${why}.`);
      for (const loop of [work, outbox]) loop.wake();
    },
  });
  const runner = new TaskRunner({
    store,
    owner: owner.number,
    functions: () => functions,
    appUrl,
    signingKey,
    onAppLost: (why) => link.lost(why),
    onDone: () => work.wake(),
    log,
  });
  let timersAt = 0;
  const work = new WorkLoop({
    slowMs: POLL_MS,
    onError: (error) => log("error", "A turn of the queue failed.", error),
    async turn() {
      if (!link.isUp) return null;
      if (Date.now() >= timersAt) {
        timersAt = Date.now() + TIMERS_EVERY_MS;
        await wakeSteps(store);
        await startScheduled(store, functions);
      }
      const limitsOf = (id: string) => functions.get(id)?.limits ?? [];
      const room = { capacity, reserved: Math.min(RESERVED, capacity - 1), limitsOf, now: new Date() };
      const tasks = await claimTasks(store, owner.number, room);
      for (const task of tasks) runner.start(task);
      if (tasks.length > 0) return null;
      const due = await nextDue(store);
      if (due) timersAt = Math.min(timersAt, due.getTime());
      return due;
    },
  });
  const outbox = new WorkLoop({
    slowMs: POLL_MS,
    onError: (error) => log("error", "The outbox could not be dispatched.", error),
    async turn() {
      // An event taken before the functions are known would start none of them.
      if (!link.isUp) return null;
      const hasMore = await dispatchOutbox(store, (tx, events) =>
        acceptAll(
          tx,
          events.map(({ id, name, data, createdAt }) => ({ id, name, data, ts: createdAt.getTime() })),
        ),
      );
      work.wake();
      return hasMore ? new Date() : null;
    },
  });

  const http = await startHttpServer({
    host,
    port: options.port,
    eventKey,
    signingKey,
    async receive(events) {
      if (!link.isUp)
        throw new AppError("not_ready", "The application has not registered its functions yet.");
      await transaction(store, (tx) => acceptAll(tx, events));
      work.wake();
    },
    async register(raw) {
      const parsed = registrationSchema.safeParse(raw);
      if (!parsed.success)
        throw new AppError(
          "registration_wrong",
          `The registration is not understood: ${parsed.error.message}`,
        );
      const { appName, functions: configs } = parsed.data;
      const settings = configs.map(readFunctionSettings);
      const isModified = await saveFunctions(store, appName, configs);
      functions = new Map(settings.map((one) => [one.id, one]));
      return isModified;
    },
  });

  const renewing = setInterval(() => {
    owner.renew().catch((error) => log("error", "The leases could not be renewed.", error));
  }, LEASE_MS / 6);
  const takingBack = setInterval(() => {
    owner.takeBack().then(
      (cameBack) => cameBack && work.wake(),
      (error) => log("error", "Abandoned leases could not be taken back.", error),
    );
  }, TAKE_BACK_EVERY_MS);
  const pruning = setInterval(() => {
    prune(store).catch((error) => log("error", "Old runs could not be removed.", error));
  }, PRUNE_EVERY_MS);

  await owner.takeBack();
  const listening = await store.listen(
    OUTBOX_CHANNEL,
    () => outbox.wake(),
    () => outbox.wake(),
  );
  work.start();
  outbox.start();
  link.start();
  return {
    port: http.port,
    async stop() {
      clearInterval(renewing);
      clearInterval(takingBack);
      clearInterval(pruning);
      await Promise.all([link.stop(), work.stop(), outbox.stop()]);
      await runner.stop(GRACE_MS);
      http.server.closeAllConnections();
      await new Promise((resolve) => http.server.close(resolve));
      await listening.unlisten();
      await owner.resign();
      await store.end({ timeout: 2 });
    },
  };
}
