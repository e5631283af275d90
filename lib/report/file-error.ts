import { compareKeys } from "@/lib/collections/compare-text";
import type { DocumentErrorCode } from "@/lib/errors";

/** A file that could not be used. `sha256` (null when its bytes were never seen) orders the list and is not shown. */
export interface FileError {
  file: string;
  sha256: string | null;
  code: DocumentErrorCode;
  message: string;
}

export interface FileErrorJson {
  file: string;
  error: { code: DocumentErrorCode; message: string };
}

export function fileErrorJson({ file, code, message }: FileError): FileErrorJson {
  return { file, error: { code, message } };
}

/** By what is wrong and with which bytes; the name decides only between equals. */
export function compareFileErrors(a: FileError, b: FileError): number {
  return compareKeys([a.code, a.sha256 ?? "", a.file], [b.code, b.sha256 ?? "", b.file]);
}
