/** An outcome we expect, in words a property manager can act on. Anything else that is thrown is a bug. */
export class AppError extends Error {
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AppError";
    this.code = code;
  }
}

/** Why a file cannot be used. Stable: outside tools compare these. */
export type DocumentErrorCode =
  | "file_not_found"
  | "file_unreadable"
  | "file_empty"
  | "file_too_large"
  | "not_a_pdf"
  | "pdf_corrupt"
  | "pdf_encrypted"
  | "too_many_pages"
  | "no_text_layer"
  | "no_statement"
  | "read_too_long"
  | "read_too_much_memory"
  | "reader_crashed";

export class DocumentError extends AppError {
  declare readonly code: DocumentErrorCode;

  constructor(code: DocumentErrorCode, message: string, options?: ErrorOptions) {
    super(code, message, options);
  }
}
