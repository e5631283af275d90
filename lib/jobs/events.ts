import { z } from "zod";

/** Of one organisation. The sender sets it from its own context, never from a form. */
const ofOrganization = { orgId: z.uuid() };

/** What comes first, from 0, which it is where it is not said; functions that read it go before those of lower priority. */
const priority = z.int().min(0).max(600).optional();

/** Every event between the parts of the system: what happened, as ids. Contents stay in the database and the objects. */
export const eventSchemas = {
  /** A file was taken in and waits in quarantine. */
  "document/received": z.object({ ...ofOrganization, versionId: z.uuid(), priority }),
  /** A person said what a document is that could not be told from the file. */
  "document/assigned": z.object({ ...ofOrganization, versionId: z.uuid() }),
  /** A document's statements are stored; `revision` counts the readings of this version. */
  "document/read": z.object({
    ...ofOrganization,
    versionId: z.uuid(),
    propertyId: z.uuid(),
    revision: z.number().int(),
    priority,
  }),
  "run/requested": z.object({ ...ofOrganization, runId: z.uuid() }),
  /** `propertyId` is null for a run over the whole portfolio. */
  "run/finished": z.object({ ...ofOrganization, runId: z.uuid(), propertyId: z.uuid().nullable() }),
  "chart/changed": z.object({ ...ofOrganization, chartId: z.uuid() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type EventData<Name extends EventName> = z.infer<(typeof eventSchemas)[Name]>;
