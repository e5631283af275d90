import { AppError } from "@/lib/errors";

/** The command line was not understood. `hint` says what to try. */
export class UsageError extends AppError {
  readonly hint: string | null;

  constructor(message: string, hint: string | null = null) {
    super("usage", message);
    this.hint = hint;
  }
}
