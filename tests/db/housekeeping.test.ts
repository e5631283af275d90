import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idempotencyKeys } from "@/db/schema/idempotency-keys";
import { withSystem } from "@/db/system";
import { newId } from "@/lib/auth/new-id";
import { purgeIdempotencyKeys } from "@/lib/services/maintenance/purge-idempotency-keys";
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
