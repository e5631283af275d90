CREATE POLICY "organizations_system" ON "organizations" AS PERMISSIVE FOR SELECT TO "reims_system" USING (true);--> statement-breakpoint
GRANT SELECT (id) ON "organizations" TO reims_system;
