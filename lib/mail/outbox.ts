import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { checkedMail, type Mail } from "./mail";

const outboxMailSchema = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  writtenAt: z.iso.datetime(),
});
export type OutboxMail = z.infer<typeof outboxMailSchema>;

/** A page shows these; whoever looks for an older one looks into the folder. */
const LISTED_MAILS = 200;

/** Stands in for a mail server: one file a mail, under the mail's id, so that a repeat changes nothing. */
export async function writeToOutbox(
  { folder, from }: { folder: string; from: string },
  mail: Mail,
): Promise<void> {
  const { id, to, subject, text } = checkedMail(mail);
  const content: OutboxMail = { id, from, to, subject, text, writtenAt: new Date().toISOString() };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const incoming = join(folder, `.${randomUUID()}`);
  await writeFile(incoming, JSON.stringify(content, null, 2), { mode: 0o600 });
  await rename(incoming, join(folder, `${id}.json`));
}

/** Newest first. */
export async function readOutbox(folder: string): Promise<OutboxMail[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const mails = await Promise.all(
    names
      .filter((name) => /^\w.*\.json$/.test(name))
      .map(async (name) => outboxMailSchema.parse(JSON.parse(await readFile(join(folder, name), "utf8")))),
  );
  return mails.sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1)).slice(0, LISTED_MAILS);
}
