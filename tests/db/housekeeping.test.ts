import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idempotencyKeys } from "@/db/schema/idempotency-keys";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/auth/new-id";
import { purgeIdempotencyKeys } from "@/lib/services/maintenance/purge-idempotency-keys";
import { purgeOutbox } from "@/lib/services/maintenance/purge-outbox";
import { purgeSessions } from "@/lib/services/maintenance/purge-sessions";
import { type TestOrganization, twoOrganisations, useTestDatabase } from "../support/tenants";

const database = useTestDatabase();
let admin: postgres.Sql;
let organisations: [TestOrganization, TestOrganization];

beforeAll(async () => {
  admin = postgres(database.current.adminUrl, { max: 1, onnotice: () => {} });
  organisations = await twoOrganisations();
});
afterAll(() => admin.end({ timeout: 5 }));

test("answers kept for a day are forgotten in every organisation, and younger ones are not", async () => {
  for (const { orgId } of organisations)
    for (const [key, age] of [
      ["old", "25 hours"],
      ["young", "23 hours"],
    ] as const)
      await admin`insert into idempotency_keys (organization_id, actor, key, request_hash, created_at)
        values (${orgId}, 'key:a', ${key}, 'hash', now() - ${age}::interval)`;
  expect(await purgeIdempotencyKeys()).toEqual({ removed: 2 });
  const left = await admin`select key, count(*)::int as n from idempotency_keys group by key`;
  expect([...left]).toEqual([{ key: "young", n: 2 }]);
});

test("who forgets them cannot read what was answered", async () => {
  const reading = withSystem((tx) => tx.select({ body: idempotencyKeys.body }).from(idempotencyKeys));
  await expect(reading).rejects.toMatchObject({ cause: { code: "42501" } });
});

test("events sent a week ago go in every organisation, in as many batches as it takes; others wait or are young", async () => {
  await admin`delete from outbox_events`;
  for (const { orgId } of organisations) {
    await admin`insert into outbox_events (organization_id, id, name, data, created_at, dispatched_at)
      select ${orgId}, gen_random_uuid(), 'old', '{}', now() - interval '9 days', now() - interval '169 hours' from generate_series(1, 1500)`;
    await admin`insert into outbox_events (organization_id, id, name, data, created_at, dispatched_at) values
      (${orgId}, gen_random_uuid(), 'young', '{}', now() - interval '9 days', now() - interval '167 hours'),
      (${orgId}, gen_random_uuid(), 'waiting', '{}', now() - interval '9 days', null)`;
  }
  expect(await purgeOutbox()).toEqual({ removed: 3_000 });
  const left = await admin`select name, count(*)::int as n from outbox_events group by name order by name`;
  expect([...left]).toEqual([
    { name: "waiting", n: 2 },
    { name: "young", n: 2 },
  ]);
});

test("sessions that ended a month ago are forgotten, revoked or not; younger ones are not", async () => {
  const { id: userId } = organisations[0].members.owner;
  await admin`delete from sessions`;
  for (const [agent, age, revoked] of [
    ["old", "31 days", false],
    ["old and revoked", "31 days", true],
    ["ended", "29 days", false],
    ["revoked", "-1 hour", true],
    ["live", "-1 hour", false],
  ] as const)
    await admin`insert into sessions (id, user_id, created_at, expires_at, revoked_at, user_agent) values (
      ${newId()}, ${userId}, now() - interval '90 days', now() - ${age}::interval,
      ${revoked ? new Date() : null}, ${agent})`;
  expect(await purgeSessions()).toEqual({ removed: 2 });
  const left = await admin<{ agent: string }[]>`select user_agent as agent from sessions order by 1`;
  expect(left.map(({ agent }) => agent)).toEqual(["ended", "live", "revoked"]);
});

test("a document names no object of another organisation, before it is accepted or after", async () => {
  const [ours, theirs] = organisations;
  const add = (quarantine: string, accepted: string | null) => {
    const id = newId();
    return admin`
      insert into document_versions (organization_id, id, file_name, sha256, size_bytes, quarantine_key, accepted_key, uploaded_by)
      values (${ours.orgId}, ${id}, 'a.pdf', ${id}, 1, ${quarantine}, ${accepted}, 'user:a')`;
  };
  const [own, foreign] = [`org/${ours.orgId}/quarantine/a`, `org/${theirs.orgId}/quarantine/a`];
  await expect(add(foreign, null)).rejects.toMatchObject({
    constraint_name: "document_versions_quarantine_key",
  });
  await expect(add(own, foreign)).rejects.toMatchObject({
    constraint_name: "document_versions_accepted_key",
  });
  expect((await add(own, null)).count + (await add(own, own)).count).toBe(2);
});
