import { diskFull } from "@/db/embedded/cluster";
import { AppError } from "@/lib/errors";

/** One sentence for the person at the terminal; a bug keeps its trace, because nobody could mend it without. */
export function describeFailure(error: unknown): string {
  if (isDiskFull(error)) return diskFull().message;
  if (error instanceof AppError) return error.message;
  // The wrapper of a failed query repeats its values; what it wraps says what went wrong.
  const root = rootOf(error);
  if (isUnreachable(root)) return `The database cannot be reached: ${root.message}`;
  return root instanceof Error ? (root.stack ?? root.message) : String(root);
}

/** Trying again does not help. */
export function isDiskFull(error: unknown): boolean {
  const root = rootOf(error);
  const text = [error, root].map((one) => (one instanceof Error ? one.message : String(one))).join("\n");
  const isRefusedWrite = root instanceof Error && "code" in root && root.code === "53100";
  return isRefusedWrite || /ENOSPC|No space left on device|the disk is full/i.test(text);
}

function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? rootOf(error.cause) : error;
}

/** The words of the driver name host and port, or the role; never the password. */
function isUnreachable(error: unknown): error is Error {
  if (!(error instanceof Error) || !("code" in error)) return false;
  const codes = [
    "ECONNREFUSED",
    "ENOTFOUND",
    "ETIMEDOUT",
    "CONNECT_TIMEOUT",
    "CONNECTION_CLOSED",
    "28P01",
    "28000",
    "3D000",
  ];
  return codes.includes(String(error.code));
}
