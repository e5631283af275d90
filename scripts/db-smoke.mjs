import "./require-node.mjs";
import { ensureInstalled } from "./ensure-installed.mjs";

// After `npm run db:migrate` on an empty database: the role of DATABASE_URL is bound by row-level security, every tenant
// table is guarded, and without an organisation nothing is seen. Exit 0 only when all of it holds.
await ensureInstalled();
const { default: postgres } = await import("postgres");
const { DATABASE_URL: url } = process.env;
if (!url) {
  console.error("DATABASE_URL is not set.");
  process.exit(2);
}
const sql = postgres(url, { max: 1 });
const faults = [];

const [role] = await sql`
  select current_user as name, rolsuper or rolbypassrls as is_free from pg_roles where rolname = current_user`;
if (role.name !== "reims_app" || role.is_free) faults.push(`${role.name} is not the bound role reims_app`);

const tenantTables = await sql`
  select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as is_guarded,
    pg_has_role(current_user, c.relowner, 'MEMBER') as is_own,
    exists (select from pg_policy p where p.polrelid = c.oid) as has_policy,
    has_table_privilege(c.oid, 'SELECT') as is_readable
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    and a.attname = 'organization_id' and not a.attisdropped
  order by 1`;
if (tenantTables.length === 0) faults.push("there is no tenant table");
for (const { name, is_guarded, is_own, has_policy, is_readable } of tenantTables) {
  if (!is_guarded || !has_policy) faults.push(`${name} is not guarded by row-level security`);
  if (is_own) faults.push(`${name} belongs to ${role.name}`);
  if (!is_readable) continue;
  const [seen] = await sql`select count(*)::int as rows from ${sql(name)}`;
  if (seen.rows !== 0) faults.push(`${name} shows ${seen.rows} rows without an organisation`);
}

await sql.end();
for (const fault of faults) console.error(fault);
console.log(`${tenantTables.length} tenant tables looked at, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
