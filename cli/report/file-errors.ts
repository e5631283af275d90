import type { FileError } from "@/lib/report/file-error";
import { counted } from "./amount";
import { type Painter, printable } from "./paint";
import { wrap } from "./wrap";

/** The files that could not be used. One reason for many files is said once, with the code that scripts see. */
export function fileErrorsReport(errors: readonly FileError[], paint: Painter, width: number): string[] {
  if (errors.length === 0) return [];
  const listed = [...namesByReason(errors)].flatMap(([reason, names]) => [
    ...wrap(printable(reason), width, "    ", "  ✗ "),
    ...wrap(printable(names.join(", ")), width, "    "),
  ]);
  return [paint.red(`${counted(errors.length, "file")} could not be used:`), ...listed, ""];
}

function namesByReason(errors: readonly FileError[]): Map<string, string[]> {
  const reasons = new Map<string, string[]>();
  for (const { file, code, message } of errors) {
    const reason = `${message} (${code})`;
    reasons.set(reason, [...(reasons.get(reason) ?? []), file]);
  }
  return reasons;
}
