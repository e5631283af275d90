CREATE INDEX "document_versions_processing" ON "document_versions" USING btree ("organization_id") WHERE state = 'processing';--> statement-breakpoint
CREATE INDEX "idempotency_keys_created" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_quarantine_key" CHECK ("document_versions"."quarantine_key" like 'org/' || "document_versions"."organization_id" || '/%');--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_accepted_key" CHECK ("document_versions"."accepted_key" like 'org/' || "document_versions"."organization_id" || '/%');--> statement-breakpoint
CREATE POLICY "idempotency_keys_system_purge" ON "idempotency_keys" AS PERMISSIVE FOR DELETE TO "reims_system" USING (created_at < now() - interval '1 day');--> statement-breakpoint
-- Deleting is all: contents of answers are not for this role to read.
GRANT DELETE ON "idempotency_keys" TO reims_system;
