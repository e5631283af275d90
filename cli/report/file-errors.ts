import type { FileError } from "@/lib/report/file-error";
import { counted } from "./amount";
import { type Painter, printable } from "./paint";
import { wrap } from "./wrap";

/** The files that could not be used, each with its reason and the code that scripts see. */
export function fileErrorsReport(errors: readonly FileError[], paint: Painter, width: number): string[] {
  if (errors.length === 0) return [];
  const listed = errors.flatMap(({ file, code, message }) =>
    wrap(printable(`${file}: ${message} (${code})`), width, "    ", "  ✗ "),
  );
  return [paint.red(`${counted(errors.length, "file")} could not be used:`), ...listed, ""];
}
