import type { Sql } from "postgres";

/** What Postgres itself says of a database: the checks start here, so that a new table cannot be forgotten. */
export interface Catalogue {
  relations: Relation[];
  columns: Column[];
  policies: Policy[];
  uniqueIndexes: { table: string; name: string; isPrimary: boolean; columns: string[] }[];
  foreignKeys: ForeignKey[];
  triggers: { table: string; name: string; isEnabled: boolean; runs: string }[];
  functions: { name: string; isSecurityDefiner: boolean; isTrigger: boolean; settings: string[] }[];
  grants: Grant[];
  roles: Role[];
  /** What the roles of the server own, as `role owns table x`. */
  owned: string[];
}

/** Tables are named `table` in the schema public and `schema.table` elsewhere. */
export interface Relation {
  table: string;
  kind: "table" | "view" | "materialized view" | "foreign table";
  isProtected: boolean;
  isForced: boolean;
  options: string[];
}

export interface Column {
  table: string;
  name: string;
  type: string;
  isNullable: boolean;
  isGenerated: boolean;
}

export interface Policy {
  table: string;
  name: string;
  isPermissive: boolean;
  roles: string[];
  command: string;
  using: string | null;
  check: string | null;
}

export interface ForeignKey {
  table: string;
  name: string;
  columns: string[];
  parent: string;
  parentColumns: string[];
  isValid: boolean;
}

/** `what` is a table, `schema x`, `sequence x` or `function x`; `privilege` names its column where it is of one. */
export interface Grant {
  what: string;
  grantee: string;
  privilege: string;
}

export interface Role {
  name: string;
  powers: string[];
  memberOf: string[];
}

export async function readCatalogue(sql: Sql): Promise<Catalogue> {
  const [
    relations,
    columns,
    policies,
    uniqueIndexes,
    foreignKeys,
    triggers,
    functions,
    grants,
    roles,
    owned,
  ] = await Promise.all([
    sql<Relation[]>`
      select ${name(sql, "n", "c")} as "table", c.relrowsecurity as "isProtected", c.relforcerowsecurity as "isForced",
        case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'f' then 'foreign table' else 'table' end
          as kind, coalesce(c.reloptions, '{}') as options
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${isOurs(sql)} order by 1`,
    sql<Column[]>`
      select ${name(sql, "n", "c")} as "table", a.attname as name, format_type(a.atttypid, null) as type,
        not a.attnotnull as "isNullable", a.attgenerated <> '' or a.attidentity <> '' as "isGenerated"
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${isOurs(sql)}
      order by 1, a.attnum`,
    sql<Policy[]>`
      select ${name(sql, "n", "c")} as "table", p.polname as name, p.polpermissive as "isPermissive",
        array(select coalesce(r.rolname, 'public') from unnest(p.polroles) o left join pg_roles r on r.oid = o order by 1)
          as roles,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
          else 'all' end as command,
        pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as "check"
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      order by 1, 2`,
    sql<Catalogue["uniqueIndexes"]>`
      select ${name(sql, "n", "c")} as "table", i.relname as name, x.indisprimary as "isPrimary",
        array(select coalesce(a.attname, '(expression)') from unnest(x.indkey) with ordinality k(num, place)
          left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.num order by k.place) as columns
      from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        join pg_namespace n on n.oid = c.relnamespace
      where x.indisunique and ${isOurs(sql)} order by 1, 2`,
    sql<ForeignKey[]>`
      select ${name(sql, "n", "c")} as "table", k.conname as name, ${name(sql, "pn", "p")} as parent,
        ${columnsOf(sql, "conrelid", "conkey")} as columns, ${columnsOf(sql, "confrelid", "confkey")} as "parentColumns",
        k.convalidated as "isValid"
      from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_class p on p.oid = k.confrelid join pg_namespace pn on pn.oid = p.relnamespace
      where k.contype = 'f' and ${isOurs(sql)} order by 1, 2`,
    sql<Catalogue["triggers"]>`
      select ${name(sql, "n", "c")} as "table", t.tgname as name, t.tgenabled in ('O', 'A') as "isEnabled",
        regexp_replace(pg_get_triggerdef(t.oid), '^CREATE TRIGGER \\S+ ', '') as runs
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where not t.tgisinternal and ${isOurs(sql)} order by 1, 2`,
    sql<Catalogue["functions"]>`
      select p.oid::regprocedure::text as name, p.prosecdef as "isSecurityDefiner",
        p.prorettype = 'trigger'::regtype as "isTrigger", coalesce(p.proconfig, '{}') as settings
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${isOurs(sql)} order by 1`,
    sql<Grant[]>`
      with granted (what, owner, acl, of_column) as (
        select ${name(sql, "n", "c")}, c.relowner, c.relacl, null from pg_class c
          join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'f') and ${isOurs(sql)}
        union all select ${name(sql, "n", "c")}, c.relowner, a.attacl, a.attname from pg_attribute a
          join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace where ${isOurs(sql)}
        union all select 'sequence ' || ${name(sql, "n", "c")}, c.relowner, c.relacl, null from pg_class c
          join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${isOurs(sql)}
        union all select 'schema ' || n.nspname, n.nspowner, n.nspacl, null from pg_namespace n where ${isOurs(sql)}
        union all select 'function ' || p.oid::regprocedure, p.proowner,
          coalesce(p.proacl, acldefault('f', p.proowner)), null
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${isOurs(sql)}
      )
      select what, coalesce(r.rolname, 'PUBLIC') as grantee,
        lower(a.privilege_type) || coalesce(' (' || of_column || ')', '') || case when a.is_grantable then ' and pass on' else '' end
          as privilege
      from granted cross join lateral aclexplode(acl) a left join pg_roles r on r.oid = a.grantee
      where a.grantee <> owner order by 1, 2, 3`,
    sql<Role[]>`
      select rolname as name, array_remove(array[case when rolsuper then 'superuser' end,
          case when rolbypassrls then 'bypassrls' end, case when rolcreaterole then 'createrole' end,
          case when rolcreatedb then 'createdb' end, case when rolreplication then 'replication' end], null) as powers,
        array(select roleid::regrole::text from pg_auth_members where member = r.oid order by 1) as "memberOf"
      from pg_roles r where rolname in ('reims_owner', 'reims_app', 'reims_system') order by 1`,
    sql<{ sentence: string }[]>`
      select refobjid::regrole || ' owns ' || pg_describe_object(classid, objid, objsubid) as sentence from pg_shdepend
      where deptype = 'o' and refclassid = 'pg_authid'::regclass
        and dbid in (0, (select oid from pg_database where datname = current_database()))
        and refobjid::regrole::text in ('reims_app', 'reims_system') order by 1`,
  ]);
  return {
    ...{ relations, columns, policies, uniqueIndexes, foreignKeys, triggers, functions, grants, roles },
    owned: owned.map(({ sentence }) => sentence),
  };
}

/** Tables that rows of one organisation lie in, by the column that says whose they are. */
export function tenantTables({ relations, columns }: Catalogue): string[] {
  const owned = new Set(columns.filter(({ name }) => name === "organization_id").map(({ table }) => table));
  return relations
    .filter(({ table, kind }) => kind === "table" && owned.has(table))
    .map(({ table }) => table);
}

function name(sql: Sql, schema: string, table: string) {
  return sql.unsafe(
    `case ${schema}.nspname when 'public' then ${table}.relname::text else ${schema}.nspname || '.' || ${table}.relname end`,
  );
}

function columnsOf(sql: Sql, table: "conrelid" | "confrelid", numbers: "conkey" | "confkey") {
  return sql.unsafe(
    `array(select a.attname from unnest(k.${numbers}) with ordinality o(num, place)
      join pg_attribute a on a.attrelid = k.${table} and a.attnum = o.num order by o.place)`,
  );
}

function isOurs(sql: Sql) {
  return sql.unsafe("n.nspname !~ '^pg_' and n.nspname <> 'information_schema'");
}
