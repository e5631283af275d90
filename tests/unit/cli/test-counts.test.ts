import { expect, test } from "vitest";
import { addCounts, countCheck, countsLine, countVitest } from "../../../scripts/test-counts.mjs";

const report = { success: true, numPassedTests: 12, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1 };

test("tools and tests add up to one line", () => {
  const total = addCounts([countCheck(0), countCheck(1), countVitest(report, 0)]);
  expect(countsLine(total)).toBe("13 passed, 1 failed, 2 skipped");
});

test("a run that ends badly without naming a failed test is a failure", () => {
  expect(countVitest({ ...report, success: false }, 1).failed).toBe(1);
  expect(countVitest(report, 1).failed).toBe(1);
  expect(countVitest(null, 0).failed).toBe(1);
});

test("a run without any test is a failure", () => {
  expect(countVitest({ ...report, numPassedTests: 0 }, 0).failed).toBe(1);
});

test("failed tests are counted as they are", () => {
  expect(countVitest({ ...report, success: false, numFailedTests: 3 }, 1).failed).toBe(3);
});
