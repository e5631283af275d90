import type { TransactionSql } from "postgres";
import type { Bench } from "./check-tables";
import type { Row } from "./row-factory";
import { insertRow, OURS, REFUSED, sayFor, THEIRS, tryIn } from "./try-in-tenant";

/** The tables that are seen by organisation and by person: organisations, people, sessions, and who belongs where. */
export async function checkPeople(bench: Bench): Promise<string[]> {
  return [
    ...(await checkOrganizations(bench)),
    ...(await checkLastOwner(bench)),
    ...(await checkMembers(bench)),
    ...(await checkOnePerson(bench)),
  ];
}

async function checkOrganizations({ app, ours }: Bench): Promise<string[]> {
  const say = sayFor("organizations");
  const other: Row = { ...ours.rows.get("organizations"), id: THEIRS, slug: "another" };
  return [
    ...say("seen by ours", await tryIn(app, OURS, count("organizations")), 1),
    ...say("theirs seen by ours", await tryIn(app, OURS, count("organizations", THEIRS)), 0),
    ...say(
      "renamed by ours",
      await tryIn(app, OURS, async (tx) => (await tx`update organizations set name = 'x'`).count),
      1,
    ),
    ...say(
      "made under another id",
      await tryIn(app, OURS, (tx) => insertRow(tx, "organizations", other)),
      REFUSED,
    ),
    ...say(
      "removed",
      await tryIn(app, OURS, async (tx) => (await tx`delete from organizations`).count),
      REFUSED,
    ),
  ];
}

/** The members of ours are one owner. */
async function checkLastOwner({ app }: Bench): Promise<string[]> {
  const say = sayFor("memberships");
  const change = (statement: string) => tryIn(app, OURS, async (tx) => (await tx.unsafe(statement)).count);
  return [
    ...say("the last owner demoted", await change("update memberships set role = 'viewer'"), ["23001"]),
    ...say("the last owner removed", await change("delete from memberships"), ["23001"]),
    ...say("the last owner kept", await change("update memberships set role = 'owner'"), 1),
  ];
}

async function checkMembers({ app }: Bench): Promise<string[]> {
  const say = sayFor("users");
  const change = (statement: string) => tryIn(app, OURS, async (tx) => (await tx.unsafe(statement)).count);
  return [
    ...say("members of ours seen by ours", await tryIn(app, OURS, count("users")), 1),
    ...say("members of theirs seen by them", await tryIn(app, THEIRS, count("users")), 2),
    ...say("password hashes", await change("select password_hash from users"), REFUSED),
    ...say("changed", await change("update users set name = 'x'"), REFUSED),
    ...say("removed", await change("delete from users"), REFUSED),
    ...sayFor("sessions")(
      "of members, seen by their organisation",
      await tryIn(app, OURS, count("sessions")),
      0,
    ),
  ];
}

/** A person before an organisation is known sees what is theirs, and no more. */
async function checkOnePerson({ app, ours, tables }: Bench): Promise<string[]> {
  const person = String(ours.rows.get("users")?.id);
  const as = (work: (tx: TransactionSql) => Promise<number>) =>
    tryIn(app, null, async (tx) => {
      await tx`select set_config('app.user_id', ${person}, true)`;
      return work(tx);
    });
  const own = ["users", "organizations", "sessions", "memberships"];
  const problems: string[] = [];
  for (const table of tables)
    problems.push(
      ...sayFor(table)("seen by one person", await as(count(table)), own.includes(table) ? 1 : 0),
    );
  const change = async (statement: string) => as(async (tx) => (await tx.unsafe(statement)).count);
  return [
    ...problems,
    ...sayFor("memberships")(
      "changed by the person",
      await change("update memberships set role = 'owner'"),
      0,
    ),
    ...sayFor("memberships")("ended by the person", await change("delete from memberships"), 0),
    ...sayFor("organizations")(
      "changed by the person",
      await change("update organizations set name = 'x'"),
      0,
    ),
    ...sayFor("sessions")("ended by the person", await change("update sessions set revoked_at = now()"), 1),
    ...sayFor("sessions")("prolonged", await change("update sessions set expires_at = now()"), REFUSED),
    ...sayFor("sessions")("handed on", await change("update sessions set user_id = user_id"), REFUSED),
  ];
}

function count(table: string, id?: string) {
  return async (tx: TransactionSql): Promise<number> => {
    const condition = id === undefined ? tx`true` : tx`id = ${id}`;
    const [row] = await tx<
      { rows: number }[]
    >`select count(*)::int as rows from ${tx(table)} where ${condition}`;
    return row?.rows ?? -1;
  };
}
