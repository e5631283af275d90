ALTER TABLE "document_versions" ADD COLUMN "header_accepted_by" text;--> statement-breakpoint
GRANT UPDATE (header_accepted_by) ON "document_versions" TO reims_app;
