import { diskFull } from "@/db/embedded/cluster";
import { AppError } from "@/lib/errors";

/** One sentence for the person at the terminal; a bug keeps its trace, because nobody could mend it without. */
export function describeFailure(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (/ENOSPC|No space left on device/i.test(text)) return diskFull().message;
  if (error instanceof AppError) return error.message;
  return isUnreachable(error) ? `The database cannot be reached: ${error.message}` : text;
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
