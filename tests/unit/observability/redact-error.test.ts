import { DrizzleQueryError } from "drizzle-orm/errors";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { asSafeError, redactError } from "@/lib/observability/redact-error";

const canary = "canary-7781";

/** As postgres.js makes them: fields of the server's answer on an error, and the statement with its values beside. */
function databaseError(): Error {
  const error = Object.assign(new Error(`duplicate key: "${canary}"`), {
    name: "PostgresError",
    severity: "ERROR",
    code: "23505",
    detail: `Key (email)=(${canary}) already exists.`,
    where: `unnamed portal parameter $1 = '${canary}'`,
    table_name: "users",
    constraint_name: "users_email_key",
  });
  Object.defineProperties(error, {
    query: { value: `insert into users values ('${canary}')`, enumerable: false },
    parameters: { value: [canary], enumerable: false },
  });
  return error;
}

const queryError = () =>
  new DrizzleQueryError(
    'insert into "users" ("email") values ($1)',
    [canary, 42, null, [canary]],
    databaseError(),
  );

describe("no value of a statement leaves with", () => {
  test.each<[string, () => unknown]>([
    ["an error of the database", databaseError],
    ["an error of Drizzle", queryError],
    ["an error that has one as its cause", () => new Error("Saving failed", { cause: queryError() })],
    [
      "an error that repeats the message of its cause",
      () => {
        const cause = queryError();
        return new Error(`Saving failed: ${cause.message}`, { cause });
      },
    ],
    [
      "an error that repeats a value of its cause",
      () => new TypeError(`no user ${canary}`, { cause: queryError() }),
    ],
    [
      "one of our own that repeats it",
      () => new AppError("conflict", `${canary} is taken`, { cause: queryError() }),
    ],
    [
      "an error whose message looks like a frame of a stack",
      () => {
        const params = [`x\n    at ${canary} (/srv/app.js:1:1)`];
        return new DrizzleQueryError("select $1", params, databaseError());
      },
    ],
    [
      "an error with a sentence for a name",
      () => Object.assign(queryError(), { name: `Failed for ${canary}` }),
    ],
    ["an error with a value for a code", () => Object.assign(new Error("odd"), { code: `E ${canary}` })],
    ["a text that is thrown", () => canary],
    ["an object that is thrown", () => ({ message: canary, cause: queryError() })],
  ])("%s", (_, make) => {
    const thrown = make();
    expect(JSON.stringify(redactError(thrown))).not.toContain(canary);
    const safe = asSafeError(thrown);
    const everything = [
      safe.message,
      safe.stack,
      safe.name,
      JSON.stringify(safe),
      JSON.stringify(safe.cause),
    ];
    expect(everything.join()).not.toContain(canary);
  });
});

test("what helps to find the cause stays: what was done, to which table, what the database answered, where in the code", () => {
  expect(redactError(queryError())).toMatchObject({
    name: "DrizzleQueryError",
    message: "A query failed: insert on users.",
    stack: expect.stringMatching(/^ {4}at .*redact-error\.test\.ts:\d+:\d+/),
    cause: {
      name: "PostgresError",
      message: "The database answered 23505 (table users, constraint users_email_key).",
      code: "23505",
    },
  });
});

test.each([
  ['select "a" from "documents" where "b" = $1', "select on documents"],
  ['update "runs" set "a" = $1', "update on runs"],
  ['delete from "outbox" where "id" = $1', "delete on outbox"],
  [`select '${canary}' from "documents"`, "another statement"],
  ["with x as (select 1) select 1", "another statement"],
])("of the statement %j it says %j", (query, words) => {
  expect(redactError(new DrizzleQueryError(query, [], new Error("down"))).message).toBe(
    `A query failed: ${words}.`,
  );
});

test("an ordinary error keeps its words, code and cause", () => {
  const cause = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:9"), { code: "ECONNREFUSED" });
  expect(redactError(new TypeError("fetch failed", { cause }))).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    cause: { message: "connect ECONNREFUSED 127.0.0.1:9", code: "ECONNREFUSED" },
  });
});

test("one of our own keeps its code and its sentence", () => {
  expect(redactError(new AppError("not_found", "That property does not exist."))).toMatchObject({
    name: "AppError",
    code: "not_found",
    message: "That property does not exist.",
  });
});

test("a chain of causes that bites its tail ends", () => {
  const first = new Error("first");
  first.cause = new Error("second", { cause: first });
  expect(redactError(first)).toMatchObject({ message: "first", cause: { message: "second" } });
});
