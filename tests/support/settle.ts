import { asc } from "drizzle-orm";
import { outboxEvents } from "@/db/schema/outbox";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { DocumentError } from "@/lib/errors";
import { type EventData, type EventName, eventSchemas } from "@/lib/jobs/events";
import { failDocument } from "@/lib/services/documents/fail-document";
import { fileDocument } from "@/lib/services/documents/file-document";
import { readDocumentVersion } from "@/lib/services/documents/read-document-version";
import { scanDocument } from "@/lib/services/documents/scan-document";
import { makeRequestedRun } from "@/lib/services/runs/make-requested-run";
import { runProperty } from "@/lib/services/runs/run-property";

/** Ids of events that were carried out: the server's role may not mark them. */
const done = new Set<string>();

/** Carries out what the outbox of an organisation holds, and what comes of that, as the jobs would; until nothing is left. */
export async function settle(orgId: OrgId): Promise<void> {
  for (let waiting = await waitingEvents(orgId); waiting.length > 0; waiting = await waitingEvents(orgId)) {
    for (const { id, name, data } of waiting) {
      done.add(id);
      await carryOut(orgId, name as EventName, data); // safe because only `announce` writes the outbox
    }
  }
}

async function waitingEvents(orgId: OrgId) {
  const events = await withTenant(orgId, (tx) =>
    tx.select().from(outboxEvents).orderBy(asc(outboxEvents.id)),
  );
  return events.filter(({ id }) => !done.has(id));
}

async function carryOut(orgId: OrgId, name: EventName, data: unknown): Promise<void> {
  const of = <Name extends EventName>(event: Name) => eventSchemas[event].parse(data) as EventData<Name>;
  switch (name) {
    case "document/received":
      return readAndFile(orgId, of(name).versionId);
    case "document/assigned":
      await fileDocument(orgId, of(name).versionId);
      return;
    case "document/read": {
      const { propertyId } = of(name);
      await runProperty(orgId, { propertyId, trigger: "documents", actor: "job:reconcile-property" });
      return;
    }
    case "run/requested":
      await makeRequestedRun(orgId, of(name).runId);
      return;
    default:
      return;
  }
}

async function readAndFile(orgId: OrgId, versionId: string): Promise<void> {
  try {
    await scanDocument(orgId, versionId);
    await readDocumentVersion(orgId, versionId);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return failDocument(orgId, versionId, error);
  }
  await fileDocument(orgId, versionId);
}
