import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { AppError } from "@/lib/errors";

/**
 * Every switch of the system, read once. Without `DATABASE_URL` the system is *embedded*: database addresses and secrets
 * come from `embedded.json` in the data folder, which `npm start` writes; with it, every secret must be given.
 */
export interface Env {
  isEmbedded: boolean;
  /** Where embedded parts keep their state, absolute. */
  dataDir: string;
  port: number;
  /** The public address, without a slash at its end. */
  appUrl: string;
  /** Session cookies are `__Host-` and Secure. */
  isHttps: boolean;
  database: {
    /** Role `reims_app`: owns nothing, bound by row-level security. */
    appUrl: string;
    /** Role `reims_system`: the listed cross-tenant work. */
    systemUrl: string;
    /** True behind a transaction pooler, which cannot keep prepared statements. */
    isPooled: boolean;
    poolSize: number;
  };
  auth: {
    sessionSecret: string;
    /** The first signs; all verify, so that a secret can be replaced without refusing what it signed. */
    tokenSecrets: readonly [string, ...string[]];
  };
  objects:
    | { kind: "files"; folder: string; urlSecret: string }
    | {
        kind: "s3";
        bucket: string;
        region: string;
        endpoint: string | null;
        isPathStyle: boolean;
        credentials: { accessKeyId: string; secretAccessKey: string } | null;
      };
  jobs: {
    /** `embedded`: driven by the executor process that `npm start` runs. */
    kind: "embedded" | "inngest";
    eventKey: string;
    signingKey: string;
    /** Where events are sent to; null for the Inngest cloud. */
    baseUrl: string | null;
  };
  rateLimits: { kind: "postgres" } | { kind: "upstash"; url: string; token: string };
  /** How many proxies of ours stand before the server: only what they say of a client's address is believed. */
  trustedProxyHops: number;
  mail:
    | { kind: "outbox"; folder: string; from: string }
    | { kind: "smtp"; url: string; from: string }
    | { kind: "off" };
  logLevel: (typeof LOG_LEVELS)[number];
  sentryDsn: string | null;
  /** Bearer token that `/api/metrics` asks for; null where only loopback may read it. */
  metricsToken: string | null;
}

const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const KNOWN_DEFAULTS = ["secret", "changeme", "change-me", "password", "development", "reims"];

const secret = z
  .string()
  .min(32, "needs at least 32 characters; for example the output of: openssl rand -base64 32")
  .refine((text) => new Set(text).size >= 10, "is too regular to be a secret")
  .refine(
    (text) => !KNOWN_DEFAULTS.some((word) => text.toLowerCase().startsWith(word)),
    "starts like a well-known default",
  );
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, "must start with postgres://");
const httpUrl = z.url({ protocol: /^https?$/, error: "must be an http or https address" });
const port = z.coerce.number("must be a number").int().min(1).max(65_535);
const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** What `embedded.json` holds. `npm start` makes it once; only the addresses change from start to start. */
const embeddedFileSchema = z.object({
  databaseAppUrl: postgresUrl,
  databaseSystemUrl: postgresUrl,
  databaseOwnerUrl: postgresUrl,
  executorUrl: httpUrl,
  authSecret: secret,
  tokenSecret: secret,
  objectUrlSecret: secret,
  eventKey: secret,
  signingKey: secret,
  serverActionsKey: z.string(),
});
export type EmbeddedFile = z.infer<typeof embeddedFileSchema>;

/** One entry a variable; `.env.example` explains each. Empty means not set. */
export const variables = {
  PORT: port.optional(),
  REIMS_DATA_DIR: z.string().optional(),
  APP_URL: httpUrl.optional(),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_SYSTEM_URL: postgresUrl.optional(),
  DATABASE_OWNER_URL: postgresUrl.optional(),
  DATABASE_POOLED: flag.optional(),
  DATABASE_POOL_SIZE: z.coerce.number("must be a number").int().min(1).max(100).optional(),
  AUTH_SECRET: secret.optional(),
  TOKEN_SECRET: secret.optional(),
  TOKEN_SECRET_PREVIOUS: secret.optional(),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().optional(),
  OBJECT_URL_SECRET: secret.optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().optional(),
  S3_ENDPOINT: httpUrl.optional(),
  S3_PATH_STYLE: flag.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  INNGEST_SIGNING_KEY: z.string().optional(),
  INNGEST_EVENT_KEY: z.string().optional(),
  INNGEST_BASE_URL: httpUrl.optional(),
  UPSTASH_REDIS_REST_URL: httpUrl.optional(),
  UPSTASH_REDIS_REST_TOKEN: z.string().optional(),
  TRUSTED_PROXY_HOPS: z.coerce.number("must be a number").int().min(0).max(10).optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, "must start with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).optional(),
  SENTRY_DSN: httpUrl.optional(),
  METRICS_TOKEN: secret.optional(),
} as const;

type Values = z.infer<ReturnType<typeof schema>>;
const schema = () => z.object(variables);

let known: Env | undefined;

/** The environment of this process, read on first use: building the pages needs none. */
export function env(): Env {
  known ??= readEnv(process.env, readEmbeddedFile);
  return known;
}

/** Throws an `AppError` with one sentence that names the variable. */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
  embeddedFile: (dataDir: string) => EmbeddedFile,
): Env {
  const parsed = schema().safeParse(withoutEmpty(source));
  if (!parsed.success) throw wrongVariable(parsed.error);
  const values = parsed.data;
  const dataDir = resolve(/* turbopackIgnore: true */ values.REIMS_DATA_DIR ?? ".data");
  const embedded = values.DATABASE_URL === undefined ? embeddedFile(dataDir) : null;
  return embedded ? embeddedEnv(values, dataDir, embedded) : configuredEnv(values, dataDir);
}

/** Where embedded addresses and secrets are. */
export function embeddedFilePath(dataDir: string): string {
  return join(dataDir, "embedded.json");
}

export function readEmbeddedFile(dataDir: string): EmbeddedFile {
  try {
    return embeddedFileSchema.parse(JSON.parse(readFileSync(embeddedFilePath(dataDir), "utf8")));
  } catch (error) {
    throw new AppError(
      "not_started",
      `There is no DATABASE_URL and no usable ${embeddedFilePath(dataDir)}. Start REIMS with "npm start", or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

function embeddedEnv(values: Values, dataDir: string, embedded: EmbeddedFile): Env {
  const common = commonEnv(values, dataDir);
  return {
    ...common,
    isEmbedded: true,
    database: {
      appUrl: embedded.databaseAppUrl,
      systemUrl: embedded.databaseSystemUrl,
      isPooled: false,
      poolSize: values.DATABASE_POOL_SIZE ?? 10,
    },
    auth: { sessionSecret: embedded.authSecret, tokenSecrets: [embedded.tokenSecret] },
    objects: objectsEnv(values, dataDir, embedded.objectUrlSecret),
    jobs: jobsEnv(values) ?? {
      kind: "embedded",
      eventKey: embedded.eventKey,
      signingKey: embedded.signingKey,
      baseUrl: embedded.executorUrl,
    },
    mail: mailEnv(values) ?? {
      kind: "outbox",
      folder: join(dataDir, "outbox"),
      from: values.MAIL_FROM ?? "REIMS <reims@localhost>",
    },
  };
}

function configuredEnv(values: Values, dataDir: string): Env {
  const need = <Name extends keyof Values>(name: Name): NonNullable<Values[Name]> => {
    const value = values[name];
    if (value == null) throw missingVariable(name);
    return value;
  };
  const jobs = jobsEnv(values);
  if (!jobs) throw missingVariable("INNGEST_SIGNING_KEY");
  need("NEXT_SERVER_ACTIONS_ENCRYPTION_KEY");
  need("APP_URL");
  const previous = values.TOKEN_SECRET_PREVIOUS;
  return {
    ...commonEnv(values, dataDir),
    isEmbedded: false,
    database: {
      appUrl: need("DATABASE_URL"),
      systemUrl: need("DATABASE_SYSTEM_URL"),
      isPooled: values.DATABASE_POOLED ?? false,
      poolSize: values.DATABASE_POOL_SIZE ?? 10,
    },
    auth: {
      sessionSecret: need("AUTH_SECRET"),
      tokenSecrets: previous ? [need("TOKEN_SECRET"), previous] : [need("TOKEN_SECRET")],
    },
    objects: objectsEnv(values, dataDir, values.S3_BUCKET ? "" : need("OBJECT_URL_SECRET")),
    jobs,
    mail: mailEnv(values) ?? { kind: "off" },
  };
}

function commonEnv(values: Values, dataDir: string) {
  const portNumber = values.PORT ?? 3000;
  const appUrl = (values.APP_URL ?? `http://localhost:${portNumber}`).replace(/\/+$/, "");
  return {
    dataDir,
    port: portNumber,
    appUrl,
    isHttps: appUrl.startsWith("https:"),
    rateLimits: rateLimitsEnv(values),
    trustedProxyHops: values.TRUSTED_PROXY_HOPS ?? 0,
    logLevel: values.LOG_LEVEL ?? "info",
    sentryDsn: values.SENTRY_DSN ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
  };
}

function objectsEnv(values: Values, dataDir: string, urlSecret: string): Env["objects"] {
  if (!values.S3_BUCKET) return { kind: "files", folder: join(dataDir, "objects"), urlSecret };
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = values;
  return {
    kind: "s3",
    bucket: values.S3_BUCKET,
    region: values.S3_REGION ?? "us-east-1",
    endpoint: values.S3_ENDPOINT ?? null,
    isPathStyle: values.S3_PATH_STYLE ?? false,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : null,
  };
}

function jobsEnv(values: Values): Env["jobs"] | null {
  if (!values.INNGEST_SIGNING_KEY) return null;
  if (!values.INNGEST_EVENT_KEY) throw missingVariable("INNGEST_EVENT_KEY");
  return {
    kind: "inngest",
    eventKey: values.INNGEST_EVENT_KEY,
    signingKey: values.INNGEST_SIGNING_KEY,
    baseUrl: values.INNGEST_BASE_URL ?? null,
  };
}

function rateLimitsEnv(values: Values): Env["rateLimits"] {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = values;
  if (!url) return { kind: "postgres" };
  if (!token) throw missingVariable("UPSTASH_REDIS_REST_TOKEN");
  return { kind: "upstash", url, token };
}

function mailEnv(values: Values): Env["mail"] | null {
  if (!values.SMTP_URL) return null;
  if (!values.MAIL_FROM) throw missingVariable("MAIL_FROM");
  return { kind: "smtp", url: values.SMTP_URL, from: values.MAIL_FROM };
}

function withoutEmpty(source: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
}

function wrongVariable(error: z.ZodError): AppError {
  const [issue] = error.issues;
  return new AppError("environment_wrong", `${issue?.path.join(".")} ${issue?.message}.`);
}

function missingVariable(name: string): AppError {
  return new AppError("environment_wrong", `${name} is not set; .env.example says what it is for.`);
}
