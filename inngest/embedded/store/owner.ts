import postgres from "postgres";
import type { Store } from "./connection";

/** The first half of the advisory locks on owners; the number only has to be ours. */
const OWNER_LOCKS = 1_919_249_779;

/** How long a lease is good without being renewed: an executor that hangs is treated as one that died. */
export const LEASE_MS = 30_000;

export interface Owner {
  number: number;
  /** Says once more that this executor lives. */
  renew(): Promise<void>;
  /** Takes back the calls that the dead left. True when there were any. */
  takeBack(): Promise<boolean>;
  /** Gives back every call under way. */
  resign(): Promise<void>;
}

/**
 * A number for this process, held by an advisory lock of its own connection. Killed, the connection ends and the lock
 * with it, so that whoever comes next knows at once whose calls nobody is making any more.
 */
export async function becomeOwner(store: Store, databaseUrl: string): Promise<Owner> {
  const [row] = await store`select nextval('executor.owners')::int as number`;
  const number = Number(row?.number);
  // One connection that is never replaced while it works: the lock is the connection's.
  const session = postgres(databaseUrl, {
    max: 1,
    max_lifetime: null,
    connection: { application_name: "reims-executor" },
    onnotice: () => {},
  });
  await holdLock(session, number);
  return {
    number,
    async renew() {
      await holdLock(session, number);
      await store`update executor.tasks set leased_until = now() + ${LEASE_MS / 1000} * interval '1 second'
        where lease_owner = ${number}`;
    },
    takeBack: async () => (await takeBack(store)) > 0,
    async resign() {
      await store`update executor.tasks set lease_owner = null, leased_until = null where lease_owner = ${number}`;
      await session.end({ timeout: 2 });
    },
  };
}

/** Once for each connection: after a lost one, the lock is taken again by the next. */
async function holdLock(session: postgres.Sql, number: number): Promise<void> {
  await session`
    select pg_try_advisory_lock(${OWNER_LOCKS}, ${number}) where not exists (
      select from pg_locks where locktype = 'advisory' and classid = ${OWNER_LOCKS} and objid = ${number}
        and objsubid = 2 and granted and pid = pg_backend_pid())`;
}

async function takeBack(store: Store): Promise<number> {
  const { count } = await store`
    update executor.tasks set lease_owner = null, leased_until = null
    where lease_owner is not null and (leased_until < now() or lease_owner not in (
      select objid::int from pg_locks
      where locktype = 'advisory' and classid = ${OWNER_LOCKS} and objsubid = 2 and granted
        and database = (select oid from pg_database where datname = current_database())))`;
  return count;
}
