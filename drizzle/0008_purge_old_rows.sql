CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "outbox_events_dispatched" ON "outbox_events" USING btree ("dispatched_at") WHERE dispatched_at is not null;--> statement-breakpoint
CREATE POLICY "sessions_system_purge" ON "sessions" AS RESTRICTIVE FOR DELETE TO "reims_system" USING (expires_at < now() - interval '30 days');--> statement-breakpoint
CREATE POLICY "outbox_events_system_purge" ON "outbox_events" AS PERMISSIVE FOR DELETE TO "reims_system" USING (dispatched_at < now() - interval '7 days');--> statement-breakpoint
-- Which rows, say the policies above.
GRANT DELETE ON "outbox_events", "sessions" TO reims_system;
