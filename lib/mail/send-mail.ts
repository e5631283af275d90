import { env } from "@/lib/env";
import { log } from "@/lib/observability/log";
import type { Mail } from "./mail";
import { writeToOutbox } from "./outbox";
import { sendBySmtp } from "./smtp";

/** Hands one mail over. A throw means that it was not taken, and that the same call may be made again. */
export async function sendMail(mail: Mail): Promise<void> {
  const { mail: settings } = env();
  switch (settings.kind) {
    case "smtp":
      return sendBySmtp(settings, mail);
    case "outbox":
      return writeToOutbox(settings, mail);
    case "off":
      log().warn({ mailId: mail.id }, "A mail was not sent: SMTP_URL is not set.");
      return;
    default:
      return settings satisfies never;
  }
}
