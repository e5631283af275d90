ALTER TABLE "document_versions" DROP CONSTRAINT "document_versions_content";--> statement-breakpoint
ALTER TABLE "document_versions" ADD COLUMN "copy_for" text;--> statement-breakpoint
CREATE UNIQUE INDEX "document_versions_filed_content" ON "document_versions" USING btree ("organization_id","sha256") WHERE document_id is not null;--> statement-breakpoint
ALTER TABLE "document_versions" ADD CONSTRAINT "document_versions_content" UNIQUE NULLS NOT DISTINCT("organization_id","sha256","copy_for");