import { DocumentError } from "@/lib/errors";

/** PDFium asked for more memory than one file may take. */
export function unpacksTooFar(): DocumentError {
  return new DocumentError(
    "read_too_much_memory",
    "The file unpacks to more than one file may take. Print the statements again, without pictures.",
  );
}
