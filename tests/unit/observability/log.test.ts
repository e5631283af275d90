import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { createLog } from "@/lib/observability/log";

const canary = "canary-7781";
const queryError = () => new DrizzleQueryError("select $1", [canary], new Error(`no such "${canary}"`));

function written(level: string, use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const lines: string[] = [];
  use(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test("an event is one line of JSON with its level and time in words", () => {
  const [line] = written("info", (log) => log.info({ runId: "r1" }, "A run has finished."));
  expect(line).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    service: "reims",
    runId: "r1",
    msg: "A run has finished.",
  });
});

test("events below the level are not written", () => {
  expect(written("warn", (log) => log.info("nothing"))).toEqual([]);
});

test("no way of handing over an error writes a value of a statement", () => {
  const lines = written("info", (log) => {
    log.error(queryError());
    log.error(queryError(), "Saving failed.");
    log.error({ err: queryError() });
    log.error({ err: queryError() }, "Saving failed.");
    log.error({ cause: queryError(), id: 1 }, "Saving failed.");
    log.error("Saving failed: %s", queryError());
    log.error("Saving failed: %o", { error: queryError() });
    log.error({ job: { id: 1, failures: [queryError()] } }, "Saving failed.");
    log.child({ job: "store" }).error(queryError());
  });
  expect(lines).toHaveLength(9);
  expect(JSON.stringify(lines)).not.toContain(canary);
  expect(JSON.stringify(lines[0])).toContain("A query failed");
});

test("an error is written with its name, code, frames and cause", () => {
  const cause = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  const [line] = written("info", (log) =>
    log.warn({ err: new TypeError("fetch failed", { cause }) }, "Not ready."),
  );
  expect(line).toMatchObject({
    err: {
      name: "TypeError",
      message: "fetch failed",
      stack: expect.stringContaining("log.test.ts"),
      cause: { message: "refused", code: "ECONNREFUSED" },
    },
    msg: "Not ready.",
  });
});

test("what opens a door is not written", () => {
  const lines = written("info", (log) => {
    log.info({
      password: canary,
      token: canary,
      headers: { authorization: canary, cookie: canary, "set-cookie": canary },
    });
    log.info({ input: { apiKey: canary, clientSecret: canary } });
  });
  expect(JSON.stringify(lines)).not.toContain(canary);
});
