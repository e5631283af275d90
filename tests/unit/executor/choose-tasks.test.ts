import { expect, test } from "vitest";
import { type Candidate, chooseTasks, type Room } from "@/inngest/embedded/choose-tasks";

const now = new Date("2026-01-31T12:00:00Z");
let lastId = 0n;

function waiting(lane: string, more: Partial<Candidate> = {}): Candidate {
  lastId += 1n;
  const dueAt = new Date(now.getTime() - 60_000 + Number(lastId));
  return { id: lastId, functionId: "read", priority: 0, lane, limitKeys: [], dueAt, ...more };
}

function room(more: Partial<Room> = {}): Room {
  return { capacity: 4, reserved: 0, limitsOf: () => [], now, ...more };
}

const lanes = (tasks: readonly Candidate[]) => tasks.map(({ lane }) => lane);

test("a backlog of one organisation does not hold up another that comes later", () => {
  const backlog = Array.from({ length: 50 }, () => waiting("a"));
  expect(lanes(chooseTasks([...backlog, waiting("b"), waiting("c")], [], room()))).toEqual([
    "a",
    "b",
    "c",
    "a",
  ]);
});

test("an organisation with calls under way waits for one that has none", () => {
  const underWay = [{ functionId: "read", lane: "a", limitKeys: [], count: 2 }];
  expect(lanes(chooseTasks([waiting("a"), waiting("b"), waiting("b")], underWay, room()))).toEqual([
    "b",
    "b",
  ]);
});

test("what a person waits for goes before a backlog, and both before maintenance", () => {
  const tasks = [waiting("m", { priority: -300 }), waiting("b"), waiting("i", { priority: 300 })];
  expect(lanes(chooseTasks(tasks, [], room()))).toEqual(["i", "b", "m"]);
});

test("the places reserved for what a person waits for stay free of anything else", () => {
  const tasks = [...Array.from({ length: 9 }, () => waiting("a")), waiting("i", { priority: 1 })];
  expect(lanes(chooseTasks(tasks, [], room({ reserved: 2 })))).toEqual(["i", "a"]);
});

test("nothing waits for ever: after ten minutes work counts as urgent", () => {
  const old = waiting("m", { priority: -300, dueAt: new Date(now.getTime() - 11 * 60_000) });
  expect(lanes(chooseTasks([waiting("i", { priority: 300 }), old], [], room({ capacity: 1 })))).toEqual([
    "m",
  ]);
});

test("a limit holds for each key and in total, counting what is under way", () => {
  const limitsOf = () => [{ limit: 2 }, { limit: 3 }];
  const keyed = (org: string) => waiting(org, { limitKeys: [org, ""] });
  const underWay = [{ functionId: "read", lane: "a", limitKeys: ["a", ""], count: 1 }];
  const chosen = chooseTasks([keyed("a"), keyed("a"), keyed("b"), keyed("b")], underWay, room({ limitsOf }));
  expect(lanes(chosen)).toEqual(["b", "a"]);
});

test("limits of one function are no limits of another", () => {
  const limitsOf = () => [{ limit: 1 }];
  const tasks = [waiting("a", { limitKeys: ["a"] }), waiting("a", { functionId: "check", limitKeys: ["a"] })];
  expect(chooseTasks(tasks, [], room({ limitsOf }))).toHaveLength(2);
});

test("never more than there is room for", () => {
  const underWay = [{ functionId: "read", lane: "x", limitKeys: [], count: 3 }];
  expect(chooseTasks([waiting("a"), waiting("b")], underWay, room())).toHaveLength(1);
});
