CREATE TABLE "metric_values" (
	"organization_id" uuid NOT NULL,
	"property_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"run_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"basis" text NOT NULL,
	"period_start" date,
	"period_end" date NOT NULL,
	"value" numeric(28, 8),
	"missing" text[] NOT NULL,
	"trace" json NOT NULL,
	CONSTRAINT "metric_values_organization_id_property_id_ordinal_pk" PRIMARY KEY("organization_id","property_id","ordinal")
);
--> statement-breakpoint
ALTER TABLE "metric_values" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "metric_values" ADD CONSTRAINT "metric_values_organization_id_property_id_properties_organization_id_id_fk" FOREIGN KEY ("organization_id","property_id") REFERENCES "public"."properties"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metric_values" ADD CONSTRAINT "metric_values_organization_id_run_id_validation_runs_organization_id_id_fk" FOREIGN KEY ("organization_id","run_id") REFERENCES "public"."validation_runs"("organization_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "metric_values_metric" ON "metric_values" USING btree ("organization_id","metric","basis","period_end");--> statement-breakpoint
CREATE POLICY "metric_values_tenant" ON "metric_values" AS PERMISSIVE FOR ALL TO "reims_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), ''))::uuid);--> statement-breakpoint
ALTER TABLE "metric_values" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON "metric_values" TO reims_app;
