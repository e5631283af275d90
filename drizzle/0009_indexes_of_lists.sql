DROP INDEX "dead_letters_newest";--> statement-breakpoint
DROP INDEX "document_versions_newest";--> statement-breakpoint
DROP INDEX "document_versions_processing";--> statement-breakpoint
DROP INDEX "findings_by_effect";--> statement-breakpoint
ALTER TABLE "findings" ADD COLUMN "effect_cents" bigint GENERATED ALWAYS AS ((dollar_effect * 100)::bigint) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "document_versions_unsettled" ON "document_versions" USING btree ("organization_id","state","id") WHERE state <> 'settled';--> statement-breakpoint
CREATE INDEX "findings_by_state_and_effect" ON "findings" USING btree ("organization_id","state","effect_cents","id");--> statement-breakpoint
CREATE INDEX "findings_by_effect" ON "findings" USING btree ("organization_id","effect_cents","id");
