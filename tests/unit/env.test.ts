import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { type EmbeddedFile, readEmbeddedFile, readEnv, variables } from "@/lib/env";

const SECRET = "q3Jx9vYt0LmZc7RbWk2Ne8HsUa5DpFgX";
const OTHER_SECRET = "Z8kLw1Tn6QyVb4MsXe9RcJh2GdPu7AfC";

const embedded: EmbeddedFile = {
  databaseAppUrl: "postgres://reims_app:a@127.0.0.1:5000/reims",
  databaseSystemUrl: "postgres://reims_system:b@127.0.0.1:5000/reims",
  databaseOwnerUrl: "postgres://reims_owner:c@127.0.0.1:5000/reims",
  executorUrl: "http://127.0.0.1:5001",
  authSecret: SECRET,
  tokenSecret: OTHER_SECRET,
  objectUrlSecret: SECRET,
  eventKey: SECRET,
  signingKey: OTHER_SECRET,
  serverActionsKey: "key",
};

const configured = {
  DATABASE_URL: "postgres://reims_app:a@db/reims",
  DATABASE_SYSTEM_URL: "postgres://reims_system:b@db/reims",
  APP_URL: "https://reims.example.com/",
  AUTH_SECRET: SECRET,
  TOKEN_SECRET: OTHER_SECRET,
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: "key",
  OBJECT_URL_SECRET: SECRET,
  INNGEST_SIGNING_KEY: "signkey-prod-1",
  INNGEST_EVENT_KEY: "event-key",
};

function read(source: Record<string, string>) {
  return readEnv(source, () => embedded);
}

function noEmbeddedFile(): never {
  throw new Error("An embedded file was asked for.");
}

test(".env.example explains every variable and no other, and sets none", () => {
  const lines = readFileSync(resolve(".env.example"), "utf8").split("\n");
  const settings = lines.filter((line) => line !== "" && !line.startsWith("#"));
  expect(settings.toSorted()).toEqual(
    Object.keys(variables)
      .map((name) => `${name}=`)
      .toSorted(),
  );
  const bare = settings.filter((line) => !isExplained(lines, lines.indexOf(line)));
  expect(bare).toEqual([]);
});

/** By a comment above it, its neighbour's or its section's. */
function isExplained(lines: readonly string[], index: number): boolean {
  const above = lines
    .slice(0, index)
    .findLast((line) => line.startsWith("# ") || line === "" || line.includes("="));
  if (above === "")
    return (
      lines
        .slice(0, index)
        .findLast((line) => line !== "")
        ?.startsWith("# ---") ?? false
    );
  return above !== undefined;
}

describe("embedded", () => {
  test("needs nothing but what npm start has written", () => {
    const env = read({});
    expect(env).toMatchObject({
      isEmbedded: true,
      port: 3000,
      appUrl: "http://localhost:3000",
      isHttps: false,
      dataDir: resolve(".data"),
      database: { appUrl: embedded.databaseAppUrl, systemUrl: embedded.databaseSystemUrl },
      jobs: { kind: "embedded", baseUrl: "http://127.0.0.1:5001", signingKey: OTHER_SECRET },
      mail: { kind: "outbox" },
      rateLimits: { kind: "postgres" },
      objects: { kind: "files", urlSecret: SECRET },
    });
  });

  test("takes an empty variable for one that is not set", () => {
    expect(read({ PORT: "", DATABASE_URL: "", SMTP_URL: "" })).toMatchObject({
      isEmbedded: true,
      port: 3000,
    });
  });

  test("is told apart from a server that was never started", () => {
    expect(() => readEmbeddedFile(resolve("tests/unit/nowhere"))).toThrow(/Start REIMS with "npm start"/);
  });

  test("a configured Inngest replaces the executor", () => {
    const { jobs } = read({ INNGEST_SIGNING_KEY: "signkey-prod-1", INNGEST_EVENT_KEY: "event-key" });
    expect(jobs).toEqual({
      kind: "inngest",
      signingKey: "signkey-prod-1",
      eventKey: "event-key",
      baseUrl: null,
    });
  });
});

describe("configured", () => {
  test("takes every secret from the environment and none from a file", () => {
    const env = readEnv({ ...configured, TOKEN_SECRET_PREVIOUS: SECRET }, noEmbeddedFile);
    expect(env).toMatchObject({
      isEmbedded: false,
      appUrl: "https://reims.example.com",
      isHttps: true,
      auth: { sessionSecret: SECRET, tokenSecrets: [OTHER_SECRET, SECRET] },
      mail: { kind: "off" },
      jobs: { kind: "inngest" },
    });
  });

  test("keeps documents in S3 without a secret of its own for their addresses", () => {
    const { OBJECT_URL_SECRET: _, ...rest } = configured;
    expect(read({ ...rest, S3_BUCKET: "prints" }).objects).toMatchObject({ kind: "s3", bucket: "prints" });
  });

  test.each(Object.keys(configured).filter((name) => name !== "DATABASE_URL"))(
    "does not start without %s",
    (name) => {
      const rest = Object.fromEntries(Object.entries(configured).filter(([key]) => key !== name));
      expect(() => readEnv(rest, noEmbeddedFile)).toThrow(
        `${name} is not set; .env.example says what it is for.`,
      );
    },
  );
});

test.each([
  [{ PORT: "many" }, "PORT must be a number."],
  [{ DATABASE_URL: "mysql://db" }, "DATABASE_URL must start with postgres://."],
  [{ APP_URL: "ftp://reims" }, "APP_URL must be an http or https address."],
  [{ AUTH_SECRET: "short" }, "AUTH_SECRET needs at least 32 characters"],
  [{ AUTH_SECRET: "a".repeat(40) }, "AUTH_SECRET is too regular to be a secret."],
  [{ TOKEN_SECRET: `changeme${SECRET}` }, "TOKEN_SECRET starts like a well-known default."],
  [{ SMTP_URL: "mail.example.com" }, "SMTP_URL must start with smtp:// or smtps://."],
  [{ SMTP_URL: "smtp://mail.example.com" }, "MAIL_FROM is not set"],
  [{ UPSTASH_REDIS_REST_URL: "https://limits.example.com" }, "UPSTASH_REDIS_REST_TOKEN is not set"],
  [{ INNGEST_SIGNING_KEY: "signkey-prod-1" }, "INNGEST_EVENT_KEY is not set"],
])("%j is refused with a sentence that names the variable", (source, sentence) => {
  expect(() => read(source as Record<string, string>)).toThrow(sentence);
});
