import type { ErrorEvent, EventHint } from "@sentry/nextjs";
import { env } from "@/lib/env";
import { asSafeError, type RedactedError, redactError } from "./redact-error";

type Context = Readonly<Record<string, string | number | null>>;

/** Route handlers and start-up code get different instances of this module: what start-up set up, all use. */
const shared = globalThis as typeof globalThis & {
  reimsSentry?: (error: unknown, reference: string, context: Context) => void;
};

/** Called once at start-up. Without `SENTRY_DSN` nothing of Sentry is loaded. */
export async function initSentry(): Promise<void> {
  const dsn = env().sentryDsn;
  if (!dsn) return;
  const { captureException, init } = await import("@sentry/nextjs");
  init({
    dsn,
    sendDefaultPii: false,
    beforeSend: withoutValues,
    beforeBreadcrumb: () => null,
  });
  shared.reimsSentry = (error, reference, context) => {
    captureException(asSafeError(error), { tags: { reference }, extra: { ...context } });
  };
}

export function sendToSentry(error: unknown, reference: string, context: Context): void {
  shared.reimsSentry?.(error, reference, context);
}

/** Also for what Sentry catches by itself: a text that is not known to be safe is left out. */
export function withoutValues(event: ErrorEvent, { originalException }: EventHint): ErrorEvent {
  const safe = new Set(messagesOf(redactError(originalException)));
  for (const exception of event.exception?.values ?? []) {
    if (!safe.has(exception.value ?? "")) exception.value = "[redacted]";
    for (const frame of exception.stacktrace?.frames ?? []) delete frame.vars;
  }
  const { request } = event;
  if (request) {
    const { method, url } = request;
    event.request = {
      ...(method ? { method } : {}),
      ...(url ? { url: url.split(/[?#]/)[0] ?? "" } : {}),
    };
  }
  delete event.breadcrumbs;
  delete event.user;
  if (event.message) event.message = "[redacted]";
  if (event.extra) delete event.extra.__serialized__;
  return event;
}

function messagesOf({ message, cause }: RedactedError): string[] {
  return cause ? [message, ...messagesOf(cause)] : [message];
}
