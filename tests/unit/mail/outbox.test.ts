import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readOutbox, writeToOutbox } from "@/lib/mail/outbox";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "reims-outbox-"));
});
afterEach(async () => {
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

const settings = () => ({ folder: join(folder, "outbox"), from: "REIMS <reims@localhost>" });
const mail = { to: "ada@example.com", subject: "Welcome", text: "Come in.", id: "welcome-1" };

test("an outbox nobody has written to is empty", async () => {
  expect(await readOutbox(settings().folder)).toEqual([]);
});

test("a mail is kept as it was sent, newest first", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-05T10:00:00Z") });
  await writeToOutbox(settings(), mail);
  vi.setSystemTime(new Date("2026-01-05T10:00:01Z"));
  await writeToOutbox(settings(), { ...mail, id: "welcome-2", subject: "Again" });
  expect(await readOutbox(settings().folder)).toEqual([
    {
      ...mail,
      id: "welcome-2",
      subject: "Again",
      from: "REIMS <reims@localhost>",
      writtenAt: "2026-01-05T10:00:01.000Z",
    },
    { ...mail, from: "REIMS <reims@localhost>", writtenAt: "2026-01-05T10:00:00.000Z" },
  ]);
});

test("the same mail sent ten times at once is one file", async () => {
  await Promise.all(Array.from({ length: 10 }, () => writeToOutbox(settings(), mail)));
  expect(await readdir(settings().folder)).toEqual(["welcome-1.json"]);
});

test.each(["", "../outside", "a/b", ".hidden", "a\u0000b", "x".repeat(121)])(
  "%j names no file",
  async (id) => {
    await expect(writeToOutbox(settings(), { ...mail, id })).rejects.toThrow("That is no id of a mail.");
    expect(await readdir(folder)).toEqual([]);
  },
);
