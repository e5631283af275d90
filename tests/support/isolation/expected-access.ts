import type { Policy } from "./read-catalogue";

/** The one expression of every tenant table, as Postgres gives it back. */
export const IS_CURRENT_ORGANIZATION = equalsSetting("organization_id", "app.organization_id");
const IS_CURRENT_USER = equalsSetting("user_id", "app.user_id");

/** Tables without `organization_id`, and why nobody's figures are in them. */
export const TABLES_OF_NO_TENANT: Readonly<Record<string, string>> = {
  organizations: "its own id is the organisation",
  users: "a person may belong to several organisations",
  sessions: "a person's, not an organisation's",
  rate_limits: "counters under hashed keys",
  "drizzle.__drizzle_migrations": "what was migrated",
};

/** Where job bookkeeping lives: ids, never contents, and out of the server's reach. */
export const SCHEMAS_WITHOUT_TENANTS = ["executor"];

/** Unique without the organisation in front, and why a conflict tells nobody anything. */
export const GLOBAL_UNIQUES: Readonly<Record<string, string>> = {
  api_keys_id:
    "the token endpoint knows a key before its organisation; ids are made by the server, 74 random bits",
};

/** Foreign keys to tables of no tenant, as `columns → table (columns)`. */
export const GLOBAL_PARENTS = ["organization_id → organizations (id)", "user_id → users (id)"];

/** Ids in tenant tables that point nowhere, and why no foreign key holds them. */
export const LOOSE_IDS: Readonly<Record<string, string>> = {
  "api_keys.created_by": "a person who may have left since",
  "audit_events.entity_id": "of any kind, and outlives what it names",
};

/** Every policy that is not a tenant policy. */
export const FURTHER_POLICIES: readonly Policy[] = [
  forApp("memberships", "memberships_own", "select", IS_CURRENT_USER),
  forApp("organizations", "organizations_tenant", "all", equalsSetting("id", "app.organization_id")),
  forApp(
    "organizations",
    "organizations_member",
    "select",
    `(EXISTS ( SELECT 1 FROM memberships m WHERE ((m.organization_id = organizations.id) AND ${equalsSetting("m.user_id", "app.user_id")})))`,
  ),
  forApp("sessions", "sessions_own", "all", IS_CURRENT_USER),
  forApp(
    "users",
    "users_member",
    "select",
    `(${equalsSetting("id", "app.user_id")} OR (EXISTS ( SELECT 1 FROM memberships m WHERE ((m.user_id = users.id) AND ${equalsSetting("m.organization_id", "app.organization_id")}))))`,
  ),
  forSystem("api_keys", "api_keys_system", "select"),
  {
    ...forSystem("idempotency_keys", "idempotency_keys_system_purge", "delete"),
    using: "(created_at < (now() - '1 day'::interval))",
  },
  forSystem("organizations", "organizations_system", "select"),
  forSystem("outbox_events", "outbox_events_system_mark", "update"),
  {
    ...forSystem("outbox_events", "outbox_events_system_purge", "delete"),
    using: "(dispatched_at < (now() - '7 days'::interval))",
  },
  forSystem("outbox_events", "outbox_events_system_read", "select"),
  forSystem("sessions", "sessions_system", "all"),
  {
    ...forSystem("sessions", "sessions_system_purge", "delete"),
    isPermissive: false,
    using: "(expires_at < (now() - '30 days'::interval))",
  },
  forSystem("users", "users_system", "all"),
  forSystem("validation_runs", "validation_runs_system", "select"),
];

const WRITTEN_ONCE = "insert, select";
const CHANGED = "insert, select, update";

/** What the server may do, table by table; what is not listed it may not. */
export const APP_GRANTS: Readonly<Record<string, string>> = {
  "schema public": "usage",
  "schema drizzle": "usage",
  "drizzle.__drizzle_migrations": "select",
  api_keys: `${WRITTEN_ONCE}, update (last_used_at), update (name), update (revoked_at)`,
  audit_events: WRITTEN_ONCE,
  charts: WRITTEN_ONCE,
  dead_letters: CHANGED,
  document_versions: [
    WRITTEN_ONCE,
    ...[
      "accepted_key",
      "document_id",
      "header_accepted_by",
      "problem",
      "problem_code",
      "property_id",
      "settled_at",
      "stage",
      "state",
    ].map((column) => `update (${column})`),
  ].join(", "),
  documents: WRITTEN_ONCE,
  finding_events: WRITTEN_ONCE,
  findings: CHANGED,
  idempotency_keys: "delete, insert, select, update",
  memberships: "delete, insert, select, update (role)",
  metric_values: "delete, insert, select",
  organizations: `${WRITTEN_ONCE}, update (name), update (slug)`,
  outbox_events: WRITTEN_ONCE,
  properties: CHANGED,
  property_grants: "delete, insert, select",
  rate_limits: "delete, insert, select, update",
  rule_runs: WRITTEN_ONCE,
  run_requests: "delete, insert, select",
  run_versions: WRITTEN_ONCE,
  sessions: "select, update (last_seen_at), update (revoked_at)",
  statement_figures: WRITTEN_ONCE,
  statement_lines: WRITTEN_ONCE,
  statements: WRITTEN_ONCE,
  users: "select (created_at), select (disabled_at), select (email), select (id), select (name)",
  validation_runs: WRITTEN_ONCE,
  verdicts: WRITTEN_ONCE,
};

/** What the role of the cross-tenant work may do. Its job bookkeeping is `executor.*`. */
export const SYSTEM_GRANTS: Readonly<Record<string, string>> = {
  "schema public": "usage",
  "schema drizzle": "usage",
  "schema executor": "usage",
  "drizzle.__drizzle_migrations": "select",
  api_keys: "select",
  // Those of yesterday, says its policy; it reads none.
  idempotency_keys: "delete",
  organizations: "select (id)",
  // Those that were sent a week ago, and sessions that ended a month ago, say their policies.
  outbox_events: "delete, select, update (dispatched_at)",
  sessions: `delete, ${CHANGED}`,
  users: CHANGED,
  validation_runs: "select (id), select (organization_id)",
};

/** Written once and yet without a trigger that says so: the system role marks them as sent. */
export const CHANGED_BY_SYSTEM = ["outbox_events"];

export const APPEND_ONLY_TRIGGERS = {
  append_only: "BEFORE DELETE OR UPDATE ON public.% FOR EACH ROW EXECUTE FUNCTION refuse_change()",
  append_only_all: "BEFORE TRUNCATE ON public.% FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
} as const;

/** The other triggers, as `table.name`. */
export const FURTHER_TRIGGERS: Readonly<Record<string, string>> = {
  "api_keys.announce_access":
    "AFTER UPDATE OF revoked_at ON public.api_keys FOR EACH STATEMENT EXECUTE FUNCTION announce_access()",
  "document_versions.announce_version":
    "AFTER INSERT OR UPDATE ON public.document_versions FOR EACH ROW EXECUTE FUNCTION announce_version()",
  "memberships.announce_access":
    "AFTER DELETE OR UPDATE ON public.memberships FOR EACH STATEMENT EXECUTE FUNCTION announce_access()",
  "memberships.keep_an_owner":
    "BEFORE DELETE OR UPDATE ON public.memberships FOR EACH ROW EXECUTE FUNCTION keep_an_owner()",
  "outbox_events.announce_outbox":
    "AFTER INSERT ON public.outbox_events FOR EACH STATEMENT EXECUTE FUNCTION announce_outbox()",
  "property_grants.announce_access":
    "AFTER INSERT OR DELETE ON public.property_grants FOR EACH STATEMENT EXECUTE FUNCTION announce_access()",
  "sessions.announce_access":
    "AFTER UPDATE OF revoked_at ON public.sessions FOR EACH STATEMENT EXECUTE FUNCTION announce_access()",
  "users.announce_access":
    "AFTER UPDATE OF disabled_at ON public.users FOR EACH STATEMENT EXECUTE FUNCTION announce_access()",
  "validation_runs.announce_run":
    "AFTER INSERT ON public.validation_runs FOR EACH ROW EXECUTE FUNCTION announce_run()",
};

function equalsSetting(column: string, setting: string): string {
  return `(${column} = (( SELECT NULLIF(current_setting('${setting}'::text, true), ''::text) AS "nullif"))::uuid)`;
}

function forApp(table: string, name: string, command: "select" | "all", using: string): Policy {
  const check = command === "all" ? using : null;
  return { table, name, isPermissive: true, roles: ["reims_app"], command, using, check };
}

function forSystem(table: string, name: string, command: "select" | "update" | "delete" | "all"): Policy {
  const check = command === "select" || command === "delete" ? null : "true";
  return { table, name, isPermissive: true, roles: ["reims_system"], command, using: "true", check };
}
