import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { AppError } from "@/lib/errors";

/** Puts the variables of a `.env` file into the environment, except those that are set already. A missing file is fine. */
export function loadEnvFile(path: string, into: NodeJS.ProcessEnv = process.env): void {
  const text = readIfThere(path);
  if (text === null) return;
  const line = firstBrokenLine(text);
  if (line !== null) {
    throw new AppError(
      "env_file",
      `${path}, line ${line.number}, ${line.fault}; a line reads NAME=value, or starts with #.`,
    );
  }
  for (const [name, value] of Object.entries(parseEnv(text))) into[name] ??= value;
}

/** Node's own parser passes over what it does not understand, and a variable would be missing without a word. */
export function firstBrokenLine(text: string): { number: number; fault: string } | null {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index]?.trim() ?? "";
    if (line === "" || line.startsWith("#")) continue;
    const [, value] = /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=\s*(.*)$/.exec(line) ?? [];
    if (value === undefined) return { number: index + 1, fault: "is not a setting" };
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined || value.indexOf(quote, 1) > 0) continue;
    const end = lines.findIndex((later, at) => at > index && later.includes(quote));
    if (end < 0) return { number: index + 1, fault: `opens a quotation (${quote}) that is never closed` };
    index = end;
  }
  return null;
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new AppError("env_file", `${path} cannot be read.`, { cause: error });
  }
}
