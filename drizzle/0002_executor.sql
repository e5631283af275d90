CREATE SCHEMA "executor";
--> statement-breakpoint
CREATE SEQUENCE "executor"."owners" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "executor"."events" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executor"."functions" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"config" jsonb NOT NULL,
	"is_served" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executor"."idempotency" (
	"function_id" text NOT NULL,
	"key" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_function_id_key_pk" PRIMARY KEY("function_id","key")
);
--> statement-breakpoint
CREATE TABLE "executor"."runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"event" jsonb NOT NULL,
	"status" text NOT NULL,
	"is_parallel" boolean DEFAULT false NOT NULL,
	"priority" integer NOT NULL,
	"lane" text NOT NULL,
	"limit_keys" text[] NOT NULL,
	"parent_run_id" uuid,
	"parent_step_id" text,
	"output" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "executor"."schedules" (
	"function_id" text NOT NULL,
	"cron" text NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "schedules_function_id_cron_pk" PRIMARY KEY("function_id","cron")
);
--> statement-breakpoint
CREATE TABLE "executor"."steps" (
	"run_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"memo" jsonb,
	"position" integer,
	"wake_at" timestamp with time zone,
	"wake_memo" jsonb,
	"wait_event" text,
	"wait_path" text,
	"wait_value" jsonb,
	CONSTRAINT "steps_run_id_id_pk" PRIMARY KEY("run_id","id")
);
--> statement-breakpoint
CREATE TABLE "executor"."tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "executor"."tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"run_id" uuid NOT NULL,
	"step_id" text NOT NULL,
	"name" text NOT NULL,
	"function_id" text NOT NULL,
	"priority" integer NOT NULL,
	"lane" text NOT NULL,
	"limit_keys" text[] NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"interruptions" integer DEFAULT 0 NOT NULL,
	"is_stale" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"lease_owner" integer,
	"leased_until" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "executor"."schedules" ADD CONSTRAINT "schedules_function_id_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "executor"."functions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executor"."steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "executor"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executor"."tasks" ADD CONSTRAINT "tasks_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "executor"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "executor_events_received" ON "executor"."events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "executor_runs_finished" ON "executor"."runs" USING btree ("finished_at") WHERE finished_at is not null;--> statement-breakpoint
CREATE INDEX "executor_steps_waking" ON "executor"."steps" USING btree ("wake_at") WHERE memo is null and wake_at is not null;--> statement-breakpoint
CREATE INDEX "executor_steps_waiting" ON "executor"."steps" USING btree ("wait_event") WHERE memo is null and wait_event is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "executor_tasks_step" ON "executor"."tasks" USING btree ("run_id","step_id");--> statement-breakpoint
CREATE INDEX "executor_tasks_waiting" ON "executor"."tasks" USING btree ("function_id","priority","lane","due_at","id") WHERE lease_owner is null;--> statement-breakpoint
CREATE INDEX "executor_tasks_leased" ON "executor"."tasks" USING btree ("lease_owner") WHERE lease_owner is not null;--> statement-breakpoint
-- What drizzle-kit does not write: the executor alone, as reims_system, comes here; the server has no business in it.
GRANT USAGE ON SCHEMA executor TO reims_system;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA executor TO reims_system;--> statement-breakpoint
GRANT USAGE ON ALL SEQUENCES IN SCHEMA executor TO reims_system;
