import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { AppError } from "@/lib/errors";

/** Who Postgres runs as; null for whoever we are. Postgres refuses to run as root. */
export type Operator = { uid: number; gid: number } | null;

const USER = "postgres";

/** For root the system's user `postgres`, made when it is missing. */
export function findOperator(): Operator {
  if (process.getuid?.() !== 0) return null;
  return lookUp() ?? create();
}

/** True when the operator may pass every folder on the way to `path` and enter `path` itself. */
export function canReach(operator: Operator, path: string): boolean {
  if (operator === null) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    if (!mayEnter(operator, folder)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayEnter({ uid, gid }: NonNullable<Operator>, folder: string): boolean {
  const found = statSync(folder);
  if (found.uid === uid) return (found.mode & 0o100) !== 0;
  if (found.gid === gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}

function lookUp(): Operator {
  try {
    return { uid: numberOf("-u"), gid: numberOf("-g") };
  } catch {
    return null;
  }
}

function numberOf(option: "-u" | "-g"): number {
  return Number.parseInt(execFileSync("id", [option, USER], { encoding: "utf8", stdio: "pipe" }), 10);
}

function create(): Operator {
  try {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", USER], { stdio: "pipe" });
  } catch (error) {
    throw new AppError("no_postgres_user", HELP, { cause: error });
  }
  const made = lookUp();
  if (made === null) throw new AppError("no_postgres_user", HELP);
  return made;
}

const HELP = `Postgres does not run as root, and a user "${USER}" for it could not be made. Start REIMS as an ordinary user, or set DATABASE_URL.`;
