import { randomUUID } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { AppError } from "@/lib/errors";
import { findInstalledPostgres } from "./binaries";
import { canReach, findOperator, type Operator } from "./operator";

/** Where a root's Postgres goes when its user cannot reach the data folder: outside, and kept over restarts. */
const OUTSIDE = "/var/lib/reims";

export interface Place {
  operator: Operator;
  /** Holds `bin`, `lib`, `share`. */
  programs: string;
  /** Holds `data` (the cluster). Only the operator may look inside. */
  folder: string;
}

/**
 * Finds where Postgres can live: inside `home`, unless we are root and the user that Postgres runs as cannot reach it (a
 * clone in a private folder); then in a folder of its own outside. `recorded` is the place of an earlier start.
 */
export function findPlace(home: string, recorded: string | null, outside = OUTSIDE): Place {
  const operator = findOperator();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const folder = recorded ?? chooseFolder(home, operator, outside);
  makeOwn(folder, operator);
  return { operator, folder, programs: findPrograms(folder, operator) };
}

function chooseFolder(home: string, operator: Operator, outside: string): string {
  if (operator === null) return join(home, "postgres");
  if (canReach(operator, dirname(home))) return join(home, "postgres");
  return join(outside, randomUUID());
}

function makeOwn(folder: string, operator: Operator): void {
  try {
    const parent = dirname(folder);
    mkdirSync(parent, { recursive: true, mode: 0o711 });
    // Passing through is all it needs: the secrets beside it are readable by their owner alone.
    if (operator !== null) chmodSync(parent, statSync(parent).mode | 0o011);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (operator !== null) chownSync(folder, operator.uid, operator.gid);
  } catch (error) {
    throw new AppError("no_place", `${folder} cannot be written, and Postgres needs it for its data.`, {
      cause: error,
    });
  }
  if (canReach(operator, folder)) return;
  throw new AppError(
    "no_place",
    `Postgres does not run as root, and the user it runs as cannot reach ${folder}. Make the folders above it passable (chmod o+x), start REIMS as an ordinary user, or set DATABASE_URL.`,
  );
}

/** The installed programs, or a copy of them where the operator may go. */
function findPrograms(folder: string, operator: Operator): string {
  const installed = findInstalledPostgres();
  if (canReach(operator, installed.folder)) return installed.folder;
  const copy = join(folder, `programs-${installed.version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(installed.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  chmodSync(unfinished, 0o755);
  rmSync(copy, { recursive: true, force: true });
  renameSync(unfinished, copy);
  return copy;
}
