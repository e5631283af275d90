import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { describeFailure } from "@/scripts/launcher/failure";

const FULL = "The disk is full. Make room, then start REIMS again; nothing was lost.";

test("a full disk is called so wherever it strikes", () => {
  const refused = Object.assign(new Error("could not extend file"), { code: "53100" });
  expect(describeFailure(new Error("Failed query: create table …", { cause: refused }))).toBe(FULL);
  expect(describeFailure(new Error("ENOSPC: no space left on device, write"))).toBe(FULL);
  expect(describeFailure(new AppError("build_failed", "The pages could not be built.\nENOSPC"))).toBe(FULL);
});

test("what we expect is one sentence, and a database that does not answer is one too", () => {
  expect(describeFailure(new AppError("port_in_use", "Port 1 is in use."))).toBe("Port 1 is in use.");
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  expect(describeFailure(refused)).toBe("The database cannot be reached: connect ECONNREFUSED 127.0.0.1:1");
});

test("a bug keeps its trace, without the values of the query that met it", () => {
  const cause = new TypeError("undefined is not a function");
  const said = describeFailure(new Error("Failed query: insert … params: hunter2", { cause }));
  expect(said).toContain("failure.test.ts");
  expect(said).not.toContain("hunter2");
});
