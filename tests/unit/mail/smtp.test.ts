import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendBySmtp } from "@/lib/mail/smtp";
import { redactError } from "@/lib/observability/redact-error";
import { type SmtpServer, startSmtpServer } from "../../support/smtp-server";

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
beforeEach(() => {
  server.mails.length = 0;
  server.recipientAnswer = "250 OK";
});
afterAll(() => server.close());

const mail = {
  to: "ada@example.com",
  subject: "Reset your password",
  text: "Open this link.",
  id: "reset.01890a5d",
};
const send = (changes: Partial<typeof mail> = {}) =>
  sendBySmtp({ url: server.url, from: "REIMS <reims@example.com>" }, { ...mail, ...changes });

test("a mail arrives with its words, its sender and an id that a repeat shares", async () => {
  await send();
  await send();
  expect(server.mails).toHaveLength(2);
  for (const { from, to, data } of server.mails) {
    expect({ from, to }).toEqual({ from: "reims@example.com", to: ["ada@example.com"] });
    expect(data).toContain("From: REIMS <reims@example.com>\r\n");
    expect(data).toContain("Subject: Reset your password\r\n");
    expect(data).toContain("Message-ID: <reset.01890a5d@reims>\r\n");
    expect(data).toMatch(/\r\n\r\nOpen this link\.\r\n$/);
  }
});

test("a subject adds no header and no recipient", async () => {
  await send({ subject: "Hello\r\nBcc: eve@example.com" });
  expect(server.mails[0]?.to).toEqual(["ada@example.com"]);
  expect(server.mails[0]?.data).not.toMatch(/^Bcc:/im);
});

test.each([
  "ada@example.com, eve@example.com",
  "ada@example.com\r\nRCPT TO:<eve@example.com>",
  "<ada@example.com>",
  "ada",
])("%j is not one address", async (to) => {
  await expect(send({ to })).rejects.toThrow("A mail goes to one address.");
  expect(server.mails).toEqual([]);
});

test("a refusal is thrown, so that it is tried again, and names nobody once redacted", async () => {
  server.recipientAnswer = "550 <%s> is unknown here";
  const error = await send().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: "EENVELOPE" });
  expect(JSON.stringify(redactError(error))).not.toContain("ada@");
});
