import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { withSystem } from "@/db/system";
import { deviceOf } from "@/lib/auth/device";
import type { Person } from "@/lib/auth/person";
import { readPerson } from "@/lib/auth/resolve-identity";
import { sealSession } from "@/lib/auth/session-cookie";
import { limits } from "@/lib/rate-limit/limits";
import { changePassword } from "@/lib/services/identity/change-password";
import { listSessions } from "@/lib/services/identity/list-sessions";
import { revokeSession } from "@/lib/services/identity/revoke-session";
import { signIn } from "@/lib/services/identity/sign-in";
import { signOut } from "@/lib/services/identity/sign-out";
import { signUp } from "@/lib/services/identity/sign-up";
import { disablePeople, makePeople, PASSWORD, type TestPerson, useTestDatabase } from "../support/tenants";

// One proxy of ours: what it wrote is believed, what stands before it is not.
useTestDatabase({ TRUSTED_PROXY_HOPS: "1" });
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  return { ...real, verify: vi.fn(real.verify) };
});
const { verify } = await import("@node-rs/argon2");

const device = { userAgent: "a test", address: null };
/** Every test from an address of its own. */
let place = { userAgent: "a test", address: "198.51.100.1" };
let ada: TestPerson;
beforeEach(async () => {
  place = { ...place, address: randomUUID() };
  [ada] = (await makePeople(["Ada"])) as [TestPerson];
});

const read = async (sessionId: string): Promise<Person | null> => readPerson(await sealSession(sessionId));
const right = () => signIn({ email: ada.email, password: PASSWORD }, place);
const wrong = (email = ada.email, from = place) => signIn({ email, password: "another password" }, from);

describe("signing up", () => {
  const input = () => ({ name: "Grace", email: `${randomUUID()}@example.com`, password: PASSWORD });

  test("makes an account and a session", async () => {
    const grace = input();
    const { sessionId } = await signUp(grace, place);
    expect(await read(sessionId)).toMatchObject({ name: "Grace", email: grace.email });
    expect(await signIn(grace, place)).toMatchObject({ name: "Grace" });
  });

  test("an e-mail has one account, however it is written", async () => {
    const grace = input();
    await signUp(grace, place);
    const again = signUp({ ...grace, email: grace.email.toUpperCase(), name: "Mallory" }, place);
    await expect(again).rejects.toMatchObject({ code: "conflict" });
  });

  test("asks for a good password", async () => {
    await expect(signUp({ ...input(), password: "password1234" }, place)).rejects.toMatchObject({
      code: "validation",
    });
  });

  test("is counted by address", async () => {
    const attempts = Array.from({ length: limits.signUpPerAddress.points + 1 }, () =>
      signUp({ ...input(), password: "short" }, place),
    );
    const codes = (await Promise.allSettled(attempts)).map(
      (it) => it.status === "rejected" && it.reason.code,
    );
    expect(codes.filter((code) => code === "too_many_requests")).toHaveLength(1);
  });
});

describe("signing in", () => {
  test("whatever is wrong, the words and the work are the same", async () => {
    const [bob] = (await makePeople(["Bob"])) as [TestPerson];
    await disablePeople(bob.id);
    vi.mocked(verify).mockClear();
    const refused = await Promise.allSettled([
      wrong(),
      wrong("nobody@example.com"),
      signIn({ email: bob.email, password: PASSWORD }, place),
    ]);
    const reason = {
      code: "wrong_credentials",
      message: "That e-mail and password do not belong together.",
    };
    for (const attempt of refused) expect(attempt).toMatchObject({ status: "rejected", reason });
    expect(vi.mocked(verify)).toHaveBeenCalledTimes(refused.length);
  });

  test("guesses at one account end after a few, from wherever they come, and the right one waits too", async () => {
    const guesses = Array.from({ length: 30 }, () => wrong(ada.email, { ...place, address: randomUUID() }));
    const codes = (await Promise.allSettled(guesses)).map((it) => it.status === "rejected" && it.reason.code);
    expect(codes.filter((code) => code === "wrong_credentials")).toHaveLength(limits.signInPerAccount.points);
    await expect(right()).rejects.toMatchObject({ code: "too_many_requests" });
  });

  test("guesses at many accounts from one address end", async () => {
    const guesses = Array.from({ length: limits.signInPerAddress.points + 5 }, (_, i) =>
      wrong(`nobody-${i}@example.com`),
    );
    const codes = (await Promise.allSettled(guesses)).map((it) => it.status === "rejected" && it.reason.code);
    expect(codes.filter((code) => code === "too_many_requests")).toHaveLength(5);
  });

  test("an address is what our proxy wrote: what a client puts before it changes nothing", () => {
    const from = (headers: Record<string, string>) => deviceOf(new Headers(headers)).address;
    const honest = from({ "x-forwarded-for": "203.0.113.7" });
    for (const claimed of ["198.51.100.1", "127.0.0.1", "unknown", "203.0.113.7, 198.51.100.2"])
      expect(
        from({
          "x-forwarded-for": `${claimed}, 203.0.113.7`,
          "x-real-ip": claimed,
          forwarded: `for=${claimed}`,
        }),
      ).toBe(honest);
  });

  test("whoever gets in does not use up their attempts", async () => {
    for (let i = 0; i < limits.signInPerAccount.points + 2; i++) await right();
  });
});

describe("sessions", () => {
  test("are listed with where they are used, and ended by their person alone", async () => {
    const [here, there] = [await right(), await right()];
    const person = (await read(here.sessionId)) as Person;
    const listed = await listSessions(person);
    expect(listed.map(({ id }) => id).sort()).toEqual([here.sessionId, there.sessionId].sort());
    expect(listed.filter(({ isCurrent }) => isCurrent).map(({ id }) => id)).toEqual([here.sessionId]);
    const [mallory] = (await makePeople(["Mallory"])) as [TestPerson];
    await expect(revokeSession(mallory, there.sessionId)).rejects.toMatchObject({ code: "not_found" });
    expect(await read(there.sessionId)).not.toBeNull();
    await revokeSession(person, there.sessionId);
    expect([await read(there.sessionId), (await listSessions(person)).length]).toEqual([null, 1]);
  });

  test("end when their person signs out", async () => {
    const { sessionId } = await right();
    await signOut(sessionId);
    expect(await read(sessionId)).toBeNull();
  });

  test("note that they are used, at most once a minute", async () => {
    const { sessionId } = await right();
    const age = (seconds: number) =>
      withSystem((tx) =>
        tx.execute(
          sql`update sessions set last_seen_at = now() - make_interval(secs => ${seconds}) where id = ${sessionId}`,
        ),
      );
    const idleSeconds = async () => {
      const [row] = await withSystem((tx) =>
        tx.execute<{ s: number }>(
          sql`select extract(epoch from now() - last_seen_at)::float as s from sessions where id = ${sessionId}`,
        ),
      );
      return row?.s ?? 0;
    };
    await age(30);
    await read(sessionId);
    expect(await idleSeconds()).toBeGreaterThan(29);
    await age(3600);
    await read(sessionId);
    expect(await idleSeconds()).toBeLessThan(29);
  });

  test("all others end when the password changes", async () => {
    const [here, there] = [await right(), await right()];
    const person = (await read(here.sessionId)) as Person;
    const change = (currentPassword: string, password: string) =>
      changePassword(person, { currentPassword, password });
    await expect(change("another", "violet harbour under snow")).rejects.toMatchObject({
      fields: [{ field: "currentPassword" }],
    });
    await expect(change(PASSWORD, "password1234")).rejects.toMatchObject({ fields: [{ field: "password" }] });
    expect(await read(there.sessionId)).not.toBeNull();
    await change(PASSWORD, "violet harbour under snow");
    expect(await read(here.sessionId)).not.toBeNull();
    expect(await read(there.sessionId)).toBeNull();
    await expect(right()).rejects.toMatchObject({ code: "wrong_credentials" });
    expect(await signIn({ email: ada.email, password: "violet harbour under snow" }, device)).toBeTruthy();
  });
});
