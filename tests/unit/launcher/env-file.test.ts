import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstBrokenLine, loadEnvFile } from "@/scripts/launcher/env-file";

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "reims-env-")), ".env");
  writeFileSync(path, text);
  return path;
}

test("settings, comments, quotations over several lines and export are understood", () => {
  const path = fileWith(
    '# where\nPORT = 4000\n\nexport MAIL_FROM="REIMS\n<reims@example.com>"\nS3_BUCKET=\n',
  );
  const into: Record<string, string> = {};
  loadEnvFile(path, into as NodeJS.ProcessEnv);
  expect(into).toEqual({ PORT: "4000", MAIL_FROM: "REIMS\n<reims@example.com>", S3_BUCKET: "" });
});

test("what is set already wins, and a missing file is fine", () => {
  const into = { PORT: "5000" } as unknown as NodeJS.ProcessEnv;
  loadEnvFile(fileWith("PORT=4000\n"), into);
  loadEnvFile(join(tmpdir(), "reims-no-such-folder", ".env"), into);
  expect(into.PORT).toBe("5000");
});

test("a broken line is named by its number, and nothing of it is repeated", () => {
  const path = fileWith("PORT=4000\n\nAUTH SECRET hunter2\n");
  expect(() => loadEnvFile(path, {} as NodeJS.ProcessEnv)).toThrow(
    `${path}, line 3, is not a setting; a line reads NAME=value, or starts with #.`,
  );
});

test.each<[string, number | null]>([
  ["A=1\r\nB=2\r\n", null],
  ["A='x # y'\n", null],
  ['A=it"s\n', null],
  ["=1\n", 1],
  ["1A=1\n", 1],
  ["A=1\nB\n", 2],
  ['A="1\nB=2\nC=3\n', 1],
  ['A="1\n2"\nB\n', 3],
])("%j: first broken line is %j", (text, number) => {
  expect(firstBrokenLine(text)?.number ?? null).toBe(number);
});
