import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listAuditEvents } from "@/db/queries/audit-events";
import { listDeadLetters } from "@/db/queries/dead-letters";
import { listDocuments } from "@/db/queries/documents";
import { listFindings } from "@/db/queries/findings";
import { listFinishedRuns, listRuleRuns } from "@/db/queries/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { useTestDatabase } from "../support/tenants";

/** Lists that people page through stay as quick as they are with few rows: they walk an index of their own organisation. */
const database = useTestDatabase();
const ORGANIZATIONS = 50;
const EACH = 400;
const page = { before: null, limit: 51 };

let admin: postgres.Sql;
let app: postgres.Sql;
let orgId: OrgId;
beforeAll(async () => {
  admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
  app = postgres(database.current.appUrl, { max: 1, onnotice: () => {} });
  orgId = newId() as OrgId;
  await fill();
}, 60_000);
afterAll(async () => {
  await admin?.end({ timeout: 5 });
  await app?.end({ timeout: 5 });
});

/** Without foreign keys and triggers: what counts here is how many rows there are, and whose. */
async function fill(): Promise<void> {
  await admin.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`create temporary table orgs on commit drop as
      select case when n = 1 then ${orgId}::uuid else gen_random_uuid() end as org from generate_series(1, ${ORGANIZATIONS}) n`;
    await tx`create temporary table rows on commit drop as
      select org, uuidv7(interval '-1 second' * n) as id, n from orgs, generate_series(1, ${EACH}) n`;
    await tx`insert into properties (organization_id, id, code, name) select org, id, n, 'A' from rows`;
    await tx`insert into document_versions (organization_id, id, file_name, sha256, size_bytes, quarantine_key, uploaded_by, state)
      select org, id, 'a.pdf', n, 1, 'org/' || org || '/', 'user:a', case when n % 20 = 0 then 'waiting' else 'settled' end from rows`;
    await tx`insert into statements (organization_id, version_id, reader_version, profile, kind, statements, property_code, property_name,
        period_end, book, pages, page_sizes, columns, header, problems, identities, figure_count, proven_count)
      select org, id, '1', 'a', 'budget', '{}', n, 'A', '2026-01-31', 'a', 1, '[]', '{}', '[]', '[]', '[]', 1, 1 from rows`;
    await tx`insert into statement_lines (organization_id, version_id, ordinal, page, row, name, kind, section, box)
      select org, id, o, 1, 1, 'A', 'line', 'ledger', '{0,0,1,1}' from rows, generate_series(1, 5) o`;
    await tx`insert into audit_events (organization_id, id, actor, action) select org, id, 'user:a', 'a.b' from rows`;
    await tx`insert into dead_letters (organization_id, id, function_id, job_run_id, event_name, event_data, reason_code, reason, attempts)
      select org, id, 'a', n, 'a', '{}', 'a', 'A', 1 from rows`;
    await tx`insert into validation_runs (organization_id, id, property_id, trigger, actor, engine_version, chart_id, parameters,
        catalogue_hash, parameters_hash, facts_hash, results_hash, counts)
      select org, id, id, 'hand', 'a', '1', id, '{}', 'a', 'a', 'a', 'a', '{}' from rows`;
    await tx`insert into verdicts (organization_id, hash, verdict) select org, n, '{}' from rows`;
    await tx`insert into rule_runs (organization_id, run_id, ordinal, property_id, rule, rule_version, outcome, severity, period_end, verdict_hash)
      select org, id, o, id, 'a', 1, 'passed', 'low', '2026-01-31', n from rows, generate_series(1, 5) o`;
    await tx`insert into findings (organization_id, id, property_id, rule, period_end, state, outcome, severity, because, dollar_effect,
        verdict_hash, first_run_id, last_run_id)
      select org, id, id, 'a', '2026-01-31', case when n % 2 = 0 then 'open' else 'cleared' end, 'failed', 'low', 'A', n, n, id, id from rows`;
  });
  await admin`analyze`;
}

interface Plan {
  "Node Type": string;
  "Index Name"?: string;
  "Index Cond"?: string;
  "Subplan Name"?: string;
  "Actual Loops"?: number;
  "Actual Rows"?: number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

const everybody = { actor: "user:a", propertyIds: null };
const lists: Readonly<Record<string, (tx: TenantTx) => unknown>> = {
  "documents, the newest first": (tx) => listDocuments(tx, everybody, {}, page),
  "documents that wait": (tx) => listDocuments(tx, everybody, { state: ["waiting"] }, page),
  "documents after others": (tx) => listDocuments(tx, everybody, {}, { ...page, before: newId() }),
  "findings that want somebody": (tx) =>
    listFindings(tx, null, { needsAttention: true }, { after: null, limit: 51 }),
  "open findings after others": (tx) =>
    listFindings(tx, null, { state: "open" }, { after: { dollarEffect: "50.00", id: newId() }, limit: 51 }),
  "all findings": (tx) => listFindings(tx, null, {}, { after: null, limit: 51 }),
  "all findings after others": (tx) =>
    listFindings(tx, null, {}, { after: { dollarEffect: "50.00", id: newId() }, limit: 51 }),
  runs: (tx) => listFinishedRuns(tx, { ...page, granted: null }),
  "results of a run": (tx) => listRuleRuns(tx, newId(), { from: 0, limit: 51 }),
  "the audit trail": (tx) => listAuditEvents(tx, {}, page),
  "failed jobs": (tx) => listDeadLetters(tx, page),
};

/** The very statement that the list sends, planned and run as the server's role. */
async function planOf(list: (tx: TenantTx) => unknown): Promise<Plan> {
  // Safe because these lists give back the query that drizzle runs when it is awaited.
  const { sql, params } = await withTenant(orgId, async (tx) =>
    (list(tx) as { toSQL(): { sql: string; params: unknown[] } }).toSQL(),
  );
  const [row] = await app.begin(async (tx) => {
    await tx`select set_config('app.organization_id', ${orgId}, true)`;
    return tx.unsafe(`explain (analyze, format json) ${sql}`, params as string[]);
  });
  return row?.["QUERY PLAN"][0].Plan;
}

function nodesOf(plan: Plan): Plan[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

test.each(Object.entries(lists))("%s: by an index that begins with the organisation", async (_name, list) => {
  const nodes = nodesOf(await planOf(list));
  expect(nodes.filter((node) => node["Node Type"] === "Seq Scan")).toEqual([]);
  const reads = nodes.filter((node) => node["Index Cond"] !== undefined);
  expect(reads.length).toBeGreaterThan(0);
  for (const read of reads) expect(read["Index Cond"]).toContain("organization_id");
  // Whose rows they are is asked once a statement and table, not once a row.
  const asked = nodes.filter((node) => node["Subplan Name"]?.startsWith("InitPlan"));
  expect(asked.length).toBeGreaterThan(0);
  for (const once of asked) expect(once["Actual Loops"]).toBeLessThanOrEqual(1);
  // And of the organisation hardly more is read than is shown, on whichever page; its properties are few, and may be looked at whole.
  for (const read of reads.filter((each) => !each["Index Name"]?.startsWith("properties"))) {
    const rows = (read["Actual Rows"] ?? 0) + (read["Rows Removed by Filter"] ?? 0);
    expect(rows * (read["Actual Loops"] ?? 1)).toBeLessThanOrEqual(2 * page.limit);
  }
});
