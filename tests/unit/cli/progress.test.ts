import { expect, test } from "vitest";
import { createProgress } from "@/cli/progress";
import type { Terminal } from "@/cli/terminal";

function watched(isWatched: boolean): { terminal: Terminal; noted: string[] } {
  const noted: string[] = [];
  const terminal = {
    width: 80,
    hasColour: false,
    isWatched,
    print: async () => {},
    note: (text: string) => noted.push(text),
  };
  return { terminal, noted };
}

function readFiles(isWatched: boolean, millisecondsEach: number): string[] {
  const { terminal, noted } = watched(isWatched);
  let now = 0;
  const progress = createProgress(terminal, () => now);
  progress.start("Reading", 10);
  for (let file = 0; file < 10; file++) {
    now += millisecondsEach;
    progress.advance();
  }
  progress.stop();
  return noted;
}

test("long work says how far it is and how fast, and leaves the line empty", () => {
  const noted = readFiles(true, 200);
  expect(noted[0]).toContain("Reading 3 of 10 files, 5 a second");
  expect(noted.at(-1)).toBe("\r\u001b[2K");
});

test("short work says nothing", () => {
  expect(readFiles(true, 20)).toEqual([]);
});

test("nobody is told where nobody watches", () => {
  expect(readFiles(false, 200)).toEqual([]);
});
