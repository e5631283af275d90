import { createTransport, type Transporter } from "nodemailer";
import { checkedMail, type Mail } from "./mail";

/** A mail server that says nothing for this long is down; the job that sends tries again later. */
const TIMEOUT_MS = 15_000;

let known: { url: string; transporter: Transporter } | undefined;

/** The message id is made of the mail's own, so that a mail server can drop a repeat. */
export async function sendBySmtp({ url, from }: { url: string; from: string }, mail: Mail): Promise<void> {
  const { id, to, subject, text } = checkedMail(mail);
  await transporterTo(url).sendMail({
    from,
    // As one address: a comma in it does not make two.
    to: { name: "", address: to },
    subject,
    text,
    messageId: `<${id}@reims>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function transporterTo(url: string): Transporter {
  if (known?.url !== url) {
    known?.transporter.close();
    const timeouts = {
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
    };
    known = { url, transporter: createTransport({ url, ...timeouts }) };
  }
  return known.transporter;
}
