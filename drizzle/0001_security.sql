-- What drizzle-kit does not write: FORCE, grants, and triggers that keep what must not change.

-- The owner is bound by the policies too.
DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity LOOP
    EXECUTE format('ALTER TABLE public.%I FORCE ROW LEVEL SECURITY', name);
  END LOOP;
END $$;
--> statement-breakpoint

REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public, drizzle TO reims_app, reims_system;
--> statement-breakpoint
-- The server compares what was applied with what it was built for.
GRANT SELECT ON drizzle.__drizzle_migrations TO reims_app, reims_system;
--> statement-breakpoint

-- Written once: read and insert only.
GRANT SELECT, INSERT ON
  statements, statement_lines, statement_figures, charts, validation_runs, run_versions, verdicts, rule_runs,
  finding_events, audit_events, documents
TO reims_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON properties, findings, dead_letters, idempotency_keys TO reims_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON organizations, memberships, api_keys TO reims_app;
--> statement-breakpoint
-- Who belongs where, and what a key may do and until when, is decided once; only these columns change.
GRANT UPDATE (slug, name) ON organizations TO reims_app;
--> statement-breakpoint
GRANT UPDATE (role) ON memberships TO reims_app;
--> statement-breakpoint
GRANT UPDATE (name, last_used_at, revoked_at) ON api_keys TO reims_app;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON property_grants, run_requests TO reims_app;
--> statement-breakpoint
GRANT DELETE ON memberships, idempotency_keys TO reims_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON document_versions, outbox_events TO reims_app;
--> statement-breakpoint
-- The bytes of a version, their hash and who sent them never change.
GRANT UPDATE (document_id, property_id, accepted_key, stage, state, problem_code, problem, settled_at) ON document_versions TO reims_app;
--> statement-breakpoint
-- A person lists and ends sessions; nobody extends one or hands it on.
GRANT SELECT, UPDATE (last_seen_at, revoked_at) ON sessions TO reims_app;
--> statement-breakpoint
GRANT SELECT (id, email, name, created_at, disabled_at) ON users TO reims_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON rate_limits TO reims_app;
--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE ON users, sessions TO reims_system;
--> statement-breakpoint
GRANT SELECT ON api_keys, outbox_events TO reims_system;
--> statement-breakpoint
GRANT UPDATE (dispatched_at) ON outbox_events TO reims_system;
--> statement-breakpoint

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['statements', 'statement_lines', 'statement_figures', 'charts', 'validation_runs',
    'run_versions', 'verdicts', 'rule_runs', 'finding_events', 'audit_events', 'documents'] LOOP
    EXECUTE format('CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON public.%I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_all BEFORE TRUNCATE ON public.%I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
--> statement-breakpoint

-- An organisation always has an owner, whatever path a change takes. Two changes of owners wait for each other; NO KEY,
-- because every insert of the organisation holds a key share, and two of those that both asked for more would deadlock.
CREATE FUNCTION keep_an_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role = 'owner' AND (TG_OP = 'DELETE' OR NEW.role <> 'owner') THEN
    PERFORM 1 FROM organizations WHERE id = OLD.organization_id FOR NO KEY UPDATE;
    IF NOT EXISTS (
      SELECT 1 FROM memberships WHERE organization_id = OLD.organization_id AND role = 'owner' AND user_id <> OLD.user_id
    ) THEN
      RAISE EXCEPTION 'an organisation keeps at least one owner' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'memberships_owner';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_an_owner BEFORE UPDATE OR DELETE ON memberships FOR EACH ROW EXECUTE FUNCTION keep_an_owner();
--> statement-breakpoint

-- Whoever sends the events is told at once, when the transaction commits.
CREATE FUNCTION announce_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('reims_outbox', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce_outbox AFTER INSERT ON outbox_events FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox();
--> statement-breakpoint

-- Progress for event streams: ids only, the listener fetches the rest through the tenant door.
CREATE FUNCTION announce_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('reims_progress', json_build_object('organization', NEW.organization_id, 'kind', 'document', 'id', NEW.id)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce_version AFTER INSERT OR UPDATE ON document_versions FOR EACH ROW EXECUTE FUNCTION announce_version();
--> statement-breakpoint
CREATE FUNCTION announce_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('reims_progress', json_build_object('organization', NEW.organization_id, 'kind', 'run', 'id', NEW.id)::text);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce_run AFTER INSERT ON validation_runs FOR EACH ROW EXECUTE FUNCTION announce_run();
--> statement-breakpoint
-- Open event streams look again at who is behind them.
CREATE FUNCTION announce_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('reims_access', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER UPDATE OR DELETE ON memberships FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER UPDATE OF revoked_at ON sessions FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER UPDATE OF revoked_at ON api_keys FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
--> statement-breakpoint
-- Whoever replays a run by its id alone learns which organisation it is of, and nothing else.
GRANT SELECT (organization_id, id) ON validation_runs TO reims_system;
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER UPDATE OF disabled_at ON users FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
--> statement-breakpoint
CREATE TRIGGER announce_access AFTER DELETE ON property_grants FOR EACH STATEMENT EXECUTE FUNCTION announce_access();
--> statement-breakpoint

-- Triggers run as whoever writes: a temporary table of that session must not stand in for one of ours.
DO $$
DECLARE signature text;
BEGIN
  FOR signature IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, public, pg_temp', signature);
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', signature);
  END LOOP;
END $$;
