import { AppError } from "@/lib/errors";

/** Three letters: "n/a" is the shortest thing that anybody can be asked about later. */
const SHORTEST = 3;

/** What somebody gave as the reason for what they do, without the spaces around it. */
export function requireReason(text: string): string {
  const reason = text.trim();
  if (reason.length < SHORTEST) throw new AppError("reason_required", "Say why, in at least three letters.");
  return reason;
}
