import fc from "fast-check";
import { expect, test } from "vitest";
import { hashPassword, isPassword } from "@/lib/auth/password";
import { faultOf, requireGoodPassword } from "@/lib/auth/password-policy";

const EMAIL = "ada.lovelace@example.com";

test.each([
  ["Short1!", "at least 12"],
  ["x".repeat(129), "at most 128"],
  ["my ada.lovelace secret", "e-mail"],
  ["aaaaaaaaaaaaaaaa", "repeats"],
  ["abababababab!", "repeats"],
  ["tangerine-tangerine-", "repeats"],
  ["abcdefghijkl", "in order"],
  ["987654321098", "in order"],
  ["qwertyuiopasdfghjkl", "in order"],
  ["password1234", "known"],
  ["Passw0rd!2024", "known"],
  ["P@ssw0rd12345", "known"],
  ["sunshine!!!!!", "known"],
  ["1234dragon5678", "known"],
  ["leavemealone", "known"],
  ["monkeymonkey1", "known"],
])("refuses %s", (password, why) => {
  expect(faultOf(password, EMAIL)).toContain(why);
});

test.each([
  "umber lantern over quiet water",
  "correct horse battery staple",
  "kX9#vLq2$wRt",
  "Grüße aus der Werkstatt",
  "十二文字以上のとても長い合言葉",
])("takes %s", (password) => {
  expect(faultOf(password, EMAIL)).toBeNull();
});

test("takes what a password manager makes", () => {
  const letter = fc.constantFrom(..."ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789");
  fc.assert(
    fc.property(fc.array(letter, { minLength: 20, maxLength: 20 }), (letters) => {
      expect(faultOf(letters.join(""), EMAIL)).toBeNull();
    }),
    { seed: 7, numRuns: 300 },
  );
});

test("names the field", () => {
  expect(() => requireGoodPassword("short", { email: EMAIL })).toThrow(
    expect.objectContaining({ code: "validation", fields: [expect.objectContaining({ field: "password" })] }),
  );
});

test("a hash is argon2id with the parameters of OWASP, and no two are alike", async () => {
  const [one, two] = [await hashPassword("umber lantern"), await hashPassword("umber lantern")];
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await isPassword("umber lantern", one)).toBe(true);
  expect(await isPassword("umber lanterns", one)).toBe(false);
});

test("letters typed as one sign or as two are the same password", async () => {
  expect(await isPassword("Gru\u0308ße", await hashPassword("Gr\u00fcße"))).toBe(true);
});

test("without an account nothing is right, and it takes as long", async () => {
  await isPassword("warm up", null);
  const hash = await hashPassword("umber lantern");
  const timed = async (passwordHash: string | null) => {
    const started = performance.now();
    for (let i = 0; i < 5; i++) expect(await isPassword("another", passwordHash)).toBe(false);
    return performance.now() - started;
  };
  const [known, unknown] = [await timed(hash), await timed(null)];
  expect(unknown).toBeGreaterThan(known / 4);
});
