CREATE TABLE "api_keys" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"role" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"entity_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_events_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "charts" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"profile" text NOT NULL,
	"version" integer NOT NULL,
	"chart" json NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charts_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "charts_version" UNIQUE("organization_id","profile","version")
);
--> statement-breakpoint
ALTER TABLE "charts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dead_letters" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"function_id" text NOT NULL,
	"job_run_id" text NOT NULL,
	"event_name" text NOT NULL,
	"event_data" jsonb NOT NULL,
	"reason_code" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"replayed_at" timestamp with time zone,
	"dismissed_at" timestamp with time zone,
	CONSTRAINT "dead_letters_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "dead_letters_run" UNIQUE("organization_id","function_id","job_run_id")
);
--> statement-breakpoint
ALTER TABLE "dead_letters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "document_versions" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"document_id" uuid,
	"property_id" uuid,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"quarantine_key" text NOT NULL,
	"accepted_key" text,
	"stage" text DEFAULT 'received' NOT NULL,
	"state" text DEFAULT 'processing' NOT NULL,
	"problem_code" text,
	"problem" text,
	"selected_property_id" uuid,
	"selected_kind" text,
	"selected_period_end" date,
	"uploaded_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "document_versions_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "document_versions_content" UNIQUE("organization_id","sha256")
);
--> statement-breakpoint
ALTER TABLE "document_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "documents" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"property_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"period_start" date,
	"period_end" date NOT NULL,
	"book" text NOT NULL,
	"tree" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "documents_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "documents_identity" UNIQUE NULLS NOT DISTINCT("organization_id","property_id","kind","period_start","period_end","book","tree")
);
--> statement-breakpoint
ALTER TABLE "documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"finding_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"run_id" uuid,
	"actor" text NOT NULL,
	"detail" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_events_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "finding_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "findings" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"property_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"period_start" date,
	"period_end" text NOT NULL,
	"subject" text,
	"state" text NOT NULL,
	"outcome" text NOT NULL,
	"severity" text NOT NULL,
	"because" text NOT NULL,
	"cause_group" text,
	"dollar_effect" numeric(18, 2) NOT NULL,
	"verdict_hash" text NOT NULL,
	"first_run_id" uuid NOT NULL,
	"last_run_id" uuid NOT NULL,
	"disposition" text,
	"disposition_reason" text,
	"disposed_verdict_hash" text,
	"assignee_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "findings_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "findings_fingerprint" UNIQUE NULLS NOT DISTINCT("organization_id","property_id","rule","period_start","period_end","subject")
);
--> statement-breakpoint
ALTER TABLE "findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"organization_id" uuid NOT NULL,
	"actor" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_actor_key_pk" PRIMARY KEY("organization_id","actor","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"user_agent" text,
	"address" text
);
--> statement-breakpoint
ALTER TABLE "sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "outbox_events" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dispatched_at" timestamp with time zone,
	CONSTRAINT "outbox_events_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "outbox_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "properties" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"fiscal_year_first_month" integer DEFAULT 1 NOT NULL,
	"facts_revision" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "properties_organization_id_id_pk" PRIMARY KEY("organization_id","id"),
	CONSTRAINT "properties_code" UNIQUE("organization_id","code")
);
--> statement-breakpoint
ALTER TABLE "properties" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "property_grants" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"property_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "property_grants_organization_id_user_id_property_id_pk" PRIMARY KEY("organization_id","user_id","property_id")
);
--> statement-breakpoint
ALTER TABLE "property_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "rule_runs" (
	"organization_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"property_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"rule_version" integer NOT NULL,
	"outcome" text NOT NULL,
	"severity" text NOT NULL,
	"period_start" date,
	"period_end" text NOT NULL,
	"subject" text,
	"verdict_hash" text NOT NULL,
	CONSTRAINT "rule_runs_organization_id_run_id_ordinal_pk" PRIMARY KEY("organization_id","run_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "rule_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_requests" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"property_id" uuid,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_requests_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "run_requests" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_versions" (
	"organization_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	CONSTRAINT "run_versions_organization_id_run_id_version_id_pk" PRIMARY KEY("organization_id","run_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "run_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "validation_runs" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"property_id" uuid,
	"facts_revision" bigint,
	"trigger" text NOT NULL,
	"actor" text NOT NULL,
	"engine_version" text NOT NULL,
	"chart_id" uuid NOT NULL,
	"parameters" json NOT NULL,
	"catalogue_hash" text NOT NULL,
	"parameters_hash" text NOT NULL,
	"facts_hash" text NOT NULL,
	"results_hash" text NOT NULL,
	"counts" json NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "validation_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "validation_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verdicts" (
	"organization_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"verdict" json NOT NULL,
	CONSTRAINT "verdicts_organization_id_hash_pk" PRIMARY KEY("organization_id","hash")
);
--> statement-breakpoint
ALTER TABLE "verdicts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement_figures" (
	"organization_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"line_ordinal" integer NOT NULL,
	"column_ordinal" smallint NOT NULL,
	"column_key" text NOT NULL,
	"value" numeric(18, 2) NOT NULL,
	"text" text NOT NULL,
	"box" double precision[] NOT NULL,
	"is_percent" boolean NOT NULL,
	"proof_status" text,
	"proof_because" text,
	"proof_identities" integer[],
	CONSTRAINT "statement_figures_organization_id_version_id_line_ordinal_column_ordinal_pk" PRIMARY KEY("organization_id","version_id","line_ordinal","column_ordinal")
);
--> statement-breakpoint
ALTER TABLE "statement_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statement_lines" (
	"organization_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"page" integer NOT NULL,
	"row" integer NOT NULL,
	"code" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"section" text NOT NULL,
	"box" double precision[] NOT NULL,
	CONSTRAINT "statement_lines_organization_id_version_id_ordinal_pk" PRIMARY KEY("organization_id","version_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "statement_lines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "statements" (
	"organization_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"reader_version" text NOT NULL,
	"profile" text NOT NULL,
	"kind" text NOT NULL,
	"statements" text[] NOT NULL,
	"property_code" text NOT NULL,
	"property_name" text NOT NULL,
	"period_start" date,
	"period_end" text NOT NULL,
	"period_months" integer,
	"book" text NOT NULL,
	"tree" text,
	"printed_at" text,
	"pages" integer NOT NULL,
	"columns" text[] NOT NULL,
	"header" json NOT NULL,
	"problems" json NOT NULL,
	"identities" json NOT NULL,
	"figure_count" integer NOT NULL,
	"proven_count" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "statements_organization_id_version_id_pk" PRIMARY KEY("organization_id","version_id")
);
--> statement-breakpoint
ALTER TABLE "statements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charts" ADD CONSTRAINT "charts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dead_letters" ADD CONSTRAINT "dead_letters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_organization_id_document_id_documents_organization_id_id_fk" FOREIGN KEY ("organization_id","document_id") REFERENCES "public"."documents"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_organization_id_selected_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","selected_property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_events" ADD CONSTRAINT "finding_events_organization_id_finding_id_findings_organization_id_id_fk" FOREIGN KEY ("organization_id","finding_id") REFERENCES "public"."findings"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_events" ADD CONSTRAINT "finding_events_organization_id_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_verdict_hash_verdicts_organization_id_hash_fk" FOREIGN KEY ("organization_id","verdict_hash") REFERENCES "public"."verdicts"("organization_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_last_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","last_run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_first_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","first_run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_organization_id_assignee_id_memberships_organization_id_user_id_fk" FOREIGN KEY ("organization_id","assignee_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox_events" ADD CONSTRAINT "outbox_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "properties" ADD CONSTRAINT "properties_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_grants" ADD CONSTRAINT "property_grants_organization_id_user_id_memberships_organization_id_user_id_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."memberships"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "property_grants" ADD CONSTRAINT "property_grants_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_runs" ADD CONSTRAINT "rule_runs_organization_id_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_runs" ADD CONSTRAINT "rule_runs_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_runs" ADD CONSTRAINT "rule_runs_organization_id_verdict_hash_verdicts_organization_id_hash_fk" FOREIGN KEY ("organization_id","verdict_hash") REFERENCES "public"."verdicts"("organization_id","hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_requests" ADD CONSTRAINT "run_requests_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_requests" ADD CONSTRAINT "run_requests_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_versions" ADD CONSTRAINT "run_versions_organization_id_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_versions" ADD CONSTRAINT "run_versions_organization_id_version_id_document_versions_organization_id_id_fk" FOREIGN KEY ("organization_id","version_id") REFERENCES "public"."document_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validation_runs" ADD CONSTRAINT "validation_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validation_runs" ADD CONSTRAINT "validation_runs_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "validation_runs" ADD CONSTRAINT "validation_runs_organization_id_chart_id_charts_organization_id_id_fk" FOREIGN KEY ("organization_id","chart_id") REFERENCES "public"."charts"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_figures" ADD CONSTRAINT "statement_figures_organization_id_version_id_line_ordinal_statement_lines_organization_id_version_id_ordinal_fk" FOREIGN KEY ("organization_id","version_id","line_ordinal") REFERENCES "public"."statement_lines"("organization_id","version_id","ordinal") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_lines" ADD CONSTRAINT "statement_lines_organization_id_version_id_statements_organization_id_version_id_fk" FOREIGN KEY ("organization_id","version_id") REFERENCES "public"."statements"("organization_id","version_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statements" ADD CONSTRAINT "statements_organization_id_version_id_document_versions_organization_id_id_fk" FOREIGN KEY ("organization_id","version_id") REFERENCES "public"."document_versions"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_id" ON "api_keys" USING btree ("id");--> statement-breakpoint
CREATE INDEX "audit_events_entity" ON "audit_events" USING btree ("organization_id","entity_id");--> statement-breakpoint
CREATE INDEX "dead_letters_newest" ON "dead_letters" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "document_versions_document" ON "document_versions" USING btree ("organization_id","document_id");--> statement-breakpoint
CREATE INDEX "document_versions_property" ON "document_versions" USING btree ("organization_id","property_id");--> statement-breakpoint
CREATE INDEX "document_versions_newest" ON "document_versions" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "finding_events_finding" ON "finding_events" USING btree ("organization_id","finding_id","created_at");--> statement-breakpoint
CREATE INDEX "findings_by_effect" ON "findings" USING btree ("organization_id","state","dollar_effect","id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "users" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "memberships_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "outbox_events_waiting" ON "outbox_events" USING btree ("id") WHERE dispatched_at is null;--> statement-breakpoint
CREATE INDEX "run_versions_version" ON "run_versions" USING btree ("organization_id","version_id");--> statement-breakpoint
CREATE INDEX "validation_runs_property" ON "validation_runs" USING btree ("organization_id","property_id","created_at");--> statement-breakpoint
CREATE INDEX "statement_lines_code" ON "statement_lines" USING btree ("organization_id","code");--> statement-breakpoint
CREATE INDEX "statements_property_code" ON "statements" USING btree ("organization_id","property_code");--> statement-breakpoint
CREATE POLICY "api_keys_tenant" ON "api_keys" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "api_keys_system" ON "api_keys" AS PERMISSIVE FOR SELECT TO "reims_system" USING (true);--> statement-breakpoint
CREATE POLICY "audit_events_tenant" ON "audit_events" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "charts_tenant" ON "charts" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "dead_letters_tenant" ON "dead_letters" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "document_versions_tenant" ON "document_versions" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "documents_tenant" ON "documents" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "finding_events_tenant" ON "finding_events" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "findings_tenant" ON "findings" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "idempotency_keys_tenant" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "sessions_own" ON "sessions" AS PERMISSIVE FOR ALL TO "reims_app" USING (user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid) WITH CHECK (user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "sessions_system" ON "sessions" AS PERMISSIVE FOR ALL TO "reims_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "users_member" ON "users" AS PERMISSIVE FOR SELECT TO "reims_app" USING (id = (select nullif(current_setting('app.user_id', true), ''))::uuid or exists (select 1 from memberships m where m.user_id = users.id and m.organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid));--> statement-breakpoint
CREATE POLICY "users_system" ON "users" AS PERMISSIVE FOR ALL TO "reims_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "memberships_tenant" ON "memberships" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "memberships_own" ON "memberships" AS PERMISSIVE FOR SELECT TO "reims_app" USING (user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "organizations_tenant" ON "organizations" AS PERMISSIVE FOR ALL TO "reims_app" USING (id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "organizations_member" ON "organizations" AS PERMISSIVE FOR SELECT TO "reims_app" USING (exists (select 1 from memberships m where m.organization_id = organizations.id and m.user_id = (select nullif(current_setting('app.user_id', true), ''))::uuid));--> statement-breakpoint
CREATE POLICY "outbox_events_tenant" ON "outbox_events" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "outbox_events_system_read" ON "outbox_events" AS PERMISSIVE FOR SELECT TO "reims_system" USING (true);--> statement-breakpoint
CREATE POLICY "outbox_events_system_mark" ON "outbox_events" AS PERMISSIVE FOR UPDATE TO "reims_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "properties_tenant" ON "properties" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "property_grants_tenant" ON "property_grants" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "rule_runs_tenant" ON "rule_runs" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "run_requests_tenant" ON "run_requests" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "run_versions_tenant" ON "run_versions" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "validation_runs_tenant" ON "validation_runs" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "verdicts_tenant" ON "verdicts" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "statement_figures_tenant" ON "statement_figures" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "statement_lines_tenant" ON "statement_lines" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "statements_tenant" ON "statements" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
CREATE POLICY "validation_runs_system" ON "validation_runs" AS PERMISSIVE FOR SELECT TO "reims_system" USING (true);
