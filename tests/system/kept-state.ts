import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";
import { readEmbeddedFile } from "@/lib/env";

/** What the system keeps of an organisation, row by row, without ids and times: equal for equal prints. */
export type KeptState = Readonly<Record<string, readonly string[]>>;

/** Ids and instants, and what points at rows by them. */
const NOT_COMPARED = [
  ...[
    "organization_id",
    "id",
    "version_id",
    "document_id",
    "property_id",
    "run_id",
    "first_run_id",
    "last_run_id",
  ],
  ...["created_at", "updated_at", "settled_at", "uploaded_by", "quarantine_key", "accepted_key"],
];
const without = `array[${NOT_COMPARED.map((name) => `'${name}'`).join(", ")}]`;

/** Rows that name what they belong to by what it says, not by its id. */
const QUERIES: Readonly<Record<string, string>> = {
  documents: `select p.code, to_jsonb(d) - ${without} as row from documents d
    join properties p on p.organization_id = d.organization_id and p.id = d.property_id`,
  document_versions: `select p.code, to_jsonb(d) - ${without} as of, v.accepted_key is not null as accepted, to_jsonb(v) - ${without} as row
    from document_versions v
    left join properties p on p.organization_id = v.organization_id and p.id = v.property_id
    left join documents d on d.organization_id = v.organization_id and d.id = v.document_id`,
  statements: ofVersion("statements"),
  statement_lines: ofVersion("statement_lines"),
  statement_figures: ofVersion("statement_figures"),
  // Which findings came and went on the way there depends on the order in which prints were read.
  findings: `select p.code, to_jsonb(f) - ${without} as row from findings f
    join properties p on p.organization_id = f.organization_id and p.id = f.property_id where f.state = 'open'`,
  metric_values: `select p.code, to_jsonb(m) - ${without} as row from metric_values m
    join properties p on p.organization_id = m.organization_id and p.id = m.property_id`,
  "latest runs": `select distinct on (p.code) p.code, r.catalogue_hash, r.parameters_hash, r.facts_hash, r.results_hash, r.counts::text
    from validation_runs r join properties p on p.organization_id = r.organization_id and p.id = r.property_id
    order by p.code, r.created_at desc, r.id desc`,
};

function ofVersion(table: string): string {
  return `select v.sha256, to_jsonb(t) - ${without} as row from ${table} t
    join document_versions v on v.organization_id = t.organization_id and v.id = t.version_id`;
}

/** As the server's own role sees the organisation. */
export async function keptState(dataDir: string, orgId: string): Promise<KeptState> {
  return inTenant(dataDir, orgId, async (tx) => {
    const state: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(QUERIES)) {
      const rows = await tx.unsafe(query);
      state[name] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return state;
  });
}

/** In sentences, what differs between two organisations that handed in the same prints. */
export function differences(expected: KeptState, actual: KeptState): string[] {
  return Object.keys(expected).flatMap((name) => {
    const [before, after] = [expected[name] ?? [], actual[name] ?? []];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    const known = new Set(before);
    const strange = after.find((row) => !known.has(row));
    const missing = before.find((row) => !new Set(after).has(row));
    return [
      `${name}: ${before.length} rows undisturbed, ${after.length} here; only here: ${strange ?? "none"}; only there: ${missing ?? "none"}`,
    ];
  });
}

export interface LooseEnds {
  /** Prints that never came to their end. */
  unsettled: string[];
  /** Prints with more than one version, and verbs that were audited twice. */
  doubled: string[];
  /** Work that nobody will do. */
  waiting: string[];
  /** Bytes that no row names; a client that sends again leaves them, and they are nobody's. */
  orphanedFiles: number;
}

/** What an organisation has that it should not have once everything is quiet. */
export async function looseEnds(
  dataDir: string,
  orgId: string,
  expectedSha256: readonly string[],
): Promise<LooseEnds> {
  return inTenant(dataDir, orgId, async (tx) => {
    const versions = await tx`select id, sha256, state, stage, file_name from document_versions`;
    const settled = new Set(versions.filter(({ state }) => state === "settled").map(({ sha256 }) => sha256));
    const audits = await tx`select entity_id, action, count(*)::int as n from audit_events
      where action in ('document.received', 'document.filed') group by 1, 2`;
    const events = await tx`select name from outbox_events where dispatched_at is null`;
    const timesOf = (id: unknown, action: string) =>
      Number(audits.find((audit) => audit.entity_id === id && audit.action === action)?.n ?? 0);
    return {
      unsettled: [
        ...expectedSha256.filter((sha256) => !settled.has(sha256)),
        ...versions.flatMap(({ file_name, state, stage }) =>
          state === "settled" && stage === "reconciled" ? [] : [`${file_name} is ${state} at ${stage}`],
        ),
      ],
      doubled: [
        ...Array.from(
          { length: Math.max(0, versions.length - expectedSha256.length) },
          () => "one version too many",
        ),
        ...versions.flatMap(({ id, file_name }) =>
          ["document.received", "document.filed"].flatMap((action) =>
            timesOf(id, action) === 1 ? [] : [`${file_name}: ${action} ${timesOf(id, action)} times`],
          ),
        ),
      ],
      waiting: events.map(({ name }) => String(name)),
      orphanedFiles: filesIn(join(dataDir, "objects", "org", orgId, "quarantine")),
    };
  });
}

/** Jobs that have not ended, whoever they are of. */
export async function unfinishedJobs(dataDir: string): Promise<number> {
  const sql = postgres(readEmbeddedFile(dataDir).databaseSystemUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select (select count(*) from executor.runs where finished_at is null)
      + (select count(*) from outbox_events where dispatched_at is null) as n`;
    return Number(row?.n);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function inTenant<Result>(
  dataDir: string,
  orgId: string,
  work: (tx: postgres.TransactionSql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(readEmbeddedFile(dataDir).databaseAppUrl, { max: 1, onnotice: () => {} });
  try {
    return (await sql.begin(async (tx) => {
      await tx`select set_config('app.organization_id', ${orgId}, true)`;
      return work(tx);
    })) as Result; // safe because `work` gives no array of queries
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function filesIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder).length : 0;
}
