import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

/**
 * What the embedded executor knows of jobs under way. Apart from the tenants' tables: it carries ids, never contents,
 * and only the executor, as `reims_system`, reaches it.
 */
export const executorSchema = pgSchema("executor");

/** One number for each executor process that ever started. It holds an advisory lock on it while it lives. */
export const executorOwners = executorSchema.sequence("owners");

export const executorFunctions = executorSchema.table("functions", {
  id: text("id").primaryKey(),
  appId: text("app_id").notNull(),
  /** As the SDK registered it. */
  config: jsonb("config").notNull(),
  /** False once the app no longer has it: waiting runs of it fail with that reason. */
  isServed: boolean("is_served").notNull().default(true),
});

/** When each schedule is due next; null once it never is again. */
export const executorSchedules = executorSchema.table(
  "schedules",
  {
    functionId: text("function_id").notNull(),
    cron: text("cron").notNull(),
    nextAt: timestamp("next_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.functionId, t.cron] }),
    foreignKey({ columns: [t.functionId], foreignColumns: [executorFunctions.id] }).onDelete("cascade"),
  ],
);

/** Ids of events already taken: a second delivery finds its id here and starts nothing. */
export const executorEvents = executorSchema.table(
  "events",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    receivedAt: timestamp("received_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("executor_events_received").on(t.receivedAt)],
);

/** Idempotency keys of functions, each for its window. */
export const executorIdempotency = executorSchema.table(
  "idempotency",
  {
    functionId: text("function_id").notNull(),
    key: text("key").notNull(),
    expiresAt: timestamp("expires_at", { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.functionId, t.key] })],
);

export const executorRuns = executorSchema.table(
  "runs",
  {
    id: uuid("id").primaryKey(),
    functionId: text("function_id").notNull(),
    event: jsonb("event").notNull(),
    status: text("status", { enum: ["running", "completed", "failed"] }).notNull(),
    /** Once steps ran side by side, the SDK is asked to plan every later one. */
    isParallel: boolean("is_parallel").notNull().default(false),
    priority: integer("priority").notNull(),
    /** What fairness goes by: the value of the function's first concurrency key. */
    lane: text("lane").notNull(),
    /** Values of the function's concurrency keys, in the order of its limits; empty where a limit has none. */
    limitKeys: text("limit_keys").array().notNull(),
    /** The step of another run that invoked this one and waits for it. */
    parentRunId: uuid("parent_run_id"),
    parentStepId: text("parent_step_id"),
    output: jsonb("output"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
  },
  (t) => [index("executor_runs_finished").on(t.finishedAt).where(sql`finished_at is not null`)],
);

/** Steps of runs that gave their result, or wait for a time, an event or another run. */
export const executorSteps = executorSchema.table(
  "steps",
  {
    runId: uuid("run_id").notNull(),
    id: text("id").notNull(),
    name: text("name").notNull(),
    /** As the SDK takes it back; null while the step waits. */
    memo: jsonb("memo"),
    /** The order in which results came; null while the step waits. */
    position: integer("position"),
    /** When a waiting step stops waiting; null for one without an end. */
    wakeAt: timestamp("wake_at", { withTimezone: true }),
    /** What it is handed then. */
    wakeMemo: jsonb("wake_memo"),
    waitEvent: text("wait_event"),
    /** Where the awaited event must hold which value; null takes any. */
    waitPath: text("wait_path"),
    waitValue: jsonb("wait_value"),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.id] }),
    foreignKey({ columns: [t.runId], foreignColumns: [executorRuns.id] }).onDelete("cascade"),
    index("executor_steps_waking").on(t.wakeAt).where(sql`memo is null and wake_at is not null`),
    index("executor_steps_waiting").on(t.waitEvent).where(sql`memo is null and wait_event is not null`),
  ],
);

/** Calls to the app that are to be made or under way. A row goes in the transaction that keeps what the call gave. */
export const executorTasks = executorSchema.table(
  "tasks",
  {
    id: bigint("id", { mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    runId: uuid("run_id").notNull(),
    /** `step` asks what is next; anything else is one planned step. */
    stepId: text("step_id").notNull(),
    name: text("name").notNull(),
    functionId: text("function_id").notNull(),
    priority: integer("priority").notNull(),
    lane: text("lane").notNull(),
    limitKeys: text("limit_keys").array().notNull(),
    attempt: integer("attempt").notNull().default(0),
    /** How often the app went away during this attempt. */
    interruptions: integer("interruptions").notNull().default(0),
    /** A step finished while this was under way: what is next must be asked once more. */
    isStale: boolean("is_stale").notNull().default(false),
    dueAt: timestamp("due_at", { withTimezone: true }).notNull().defaultNow(),
    leaseOwner: integer("lease_owner"),
    leasedUntil: timestamp("leased_until", { withTimezone: true }),
  },
  (t) => [
    foreignKey({ columns: [t.runId], foreignColumns: [executorRuns.id] }).onDelete("cascade"),
    uniqueIndex("executor_tasks_step").on(t.runId, t.stepId),
    index("executor_tasks_waiting")
      .on(t.functionId, t.priority, t.lane, t.dueAt, t.id)
      .where(sql`lease_owner is null`),
    index("executor_tasks_leased").on(t.leaseOwner).where(sql`lease_owner is not null`),
  ],
);
