import { AppError } from "@/lib/errors";

/** Nobody we know. `reason` says to a program what to do: sign in, or fetch a new token. */
export class UnauthorizedError extends AppError {
  readonly reason: "no_identity" | "invalid_token";

  constructor(reason: "no_identity" | "invalid_token", message?: string) {
    super("unauthorized", message ?? MESSAGES[reason]);
    this.reason = reason;
  }

  /** RFC 6750, section 3: a request without credentials is told the scheme alone. */
  get challenge(): string {
    return this.reason === "no_identity"
      ? 'Bearer realm="reims"'
      : 'Bearer realm="reims", error="invalid_token"';
  }
}

const MESSAGES = {
  no_identity: "Sign in to do that.",
  invalid_token: "The access token is not valid or has expired. Ask for a new one.",
} as const;
