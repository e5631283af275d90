import { DrizzleQueryError } from "drizzle-orm";
import { NonRetriableError } from "inngest";
import { expect, test } from "vitest";
import { inngest } from "@/inngest/client";
import { functions } from "@/inngest/functions";
import { stopRetryingWhenExpected } from "@/inngest/stop-retrying";
import { AppError } from "@/lib/errors";
import { reasonForPeople } from "@/lib/jobs/reason-for-people";
import { tally } from "../../failures/tally";

test("an expected outcome is told in its own words", () => {
  const error = new AppError("pdf_encrypted", "The file is protected by a password.");
  const told = { code: "pdf_encrypted", reason: "The file is protected by a password.", reference: null };
  expect(reasonForPeople(error)).toEqual(told);
  expect(reasonForPeople(new Error("step failed", { cause: error }))).toEqual(told);
});

test("anything else keeps its message for the log", () => {
  const bug = new Error('insert into tenants … params: "Canary Holdings"');
  expect(reasonForPeople(bug, () => "1a2b")).toEqual({
    code: "internal",
    reason: "Something went wrong on our side (reference 1a2b).",
    reference: "1a2b",
  });
  const circle = new Error("round");
  circle.cause = circle;
  expect(reasonForPeople(circle, () => "x").code).toBe("internal");
});

test("an expected outcome is not tried again, and a bug is", async () => {
  const expected = stopRetryingWhenExpected(async () => {
    throw new AppError("file_empty", "The file is empty.");
  });
  await expect(expected).rejects.toBeInstanceOf(NonRetriableError);
  await expect(expected.catch(reasonForPeople)).resolves.toMatchObject({ code: "file_empty" });
  const bug = new TypeError("x is not a function");
  const unexpected = stopRetryingWhenExpected(async () => {
    throw bug;
  });
  await expect(unexpected).rejects.toMatchObject({ name: "TypeError", message: "x is not a function" });
  await expect(unexpected).rejects.not.toBeInstanceOf(NonRetriableError);
});

test("what a step throws carries no value of a query to whoever drives the jobs", async () => {
  const query = new DrizzleQueryError("select 1 from tenants where name = $1", ["Canary Holdings"]);
  const failing = stopRetryingWhenExpected(async () => {
    throw query;
  });
  const thrown = await failing.catch(
    (error: Error) => `${error.message} ${error.stack} ${JSON.stringify(error)}`,
  );
  expect(thrown).not.toContain("Canary Holdings");
});

test("the client is made without an environment, as a build has none", () => {
  expect(inngest.id).toBe("reims");
  expect(inngest.mode).toBe("cloud");
  expect(Array.isArray(functions)).toBe(true);
});

test("the tally of the kills tells lost, doubled and merely repeated work apart", () => {
  const row = (eventId: string, runId: string, step: string) => ({ eventId, runId, step });
  const whole = (id: string, runId = id) =>
    ["first", "left", "right", "last"].map((step) => row(id, runId, step));
  expect(tally(["a"], whole("a"))).toEqual({ lost: 0, doubled: 0, repeated: 0 });
  expect(tally(["a", "b"], whole("a"))).toMatchObject({ lost: 1 });
  expect(tally(["a"], [row("a", "a", "first"), ...whole("a")])).toEqual({ lost: 0, doubled: 0, repeated: 1 });
  expect(tally(["a"], [...whole("a"), row("a", "a", "first")])).toMatchObject({ doubled: 1 });
  expect(tally(["a"], [...whole("a"), ...whole("a", "second run")])).toMatchObject({ doubled: 1 });
});
