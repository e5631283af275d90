import {
  type DocumentRow,
  findDocuments,
  findRuns,
  listRunsSince,
  listUnsettled,
  type RunRow,
  type Viewer,
} from "@/db/queries/documents";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import { documentItem, viewerOf } from "@/lib/services/documents/document-view";
import { hashesOf } from "@/lib/services/runs/run-view";
import type { Progress } from "./event-hub";
import type { RunEvent } from "./event-schemas";

/** As many documents as a client is told of on connecting; lists have the others. */
const MOST_DOCUMENTS = 500;
/** Runs made while nobody listened; a client that missed more reads the list. */
const MOST_RUNS = 100;

export interface Sight {
  documents: DocumentItem[];
  runs: RunEvent[];
}

/** What changed, as the subscriber may see it: what they may not see is not there. */
export async function lookAt(ctx: OrgContext, progress: readonly Progress[]): Promise<Sight> {
  const ids = (kind: Progress["kind"]) => progress.flatMap((each) => (each.kind === kind ? [each.id] : []));
  return withTenant(ctx.orgId, async (tx) => {
    const viewer = viewerOf(ctx);
    const documents = await findDocuments(tx, viewer, ids("document"));
    return sightOf(viewer, documents, await findRuns(tx, viewer, ids("run")));
  });
}

/**
 * Everything that is not settled, and what settled or was run since a time. Oldest first, so that a client hears of the
 * newest last.
 */
export async function lookAround(ctx: OrgContext, since: Date | null): Promise<Sight> {
  return withTenant(ctx.orgId, async (tx) => {
    const viewer = viewerOf(ctx);
    const documents = await listUnsettled(tx, viewer, { since, limit: MOST_DOCUMENTS });
    const runs = since ? await listRunsSince(tx, viewer, { since, limit: MOST_RUNS }) : [];
    return sightOf(viewer, documents, runs.toReversed());
  });
}

/** Documents come newest first. */
function sightOf(viewer: Viewer, documents: readonly DocumentRow[], runs: readonly RunRow[]): Sight {
  return {
    documents: documents.toReversed().map((row) => documentItem(viewer, row)),
    runs: runs.map(runEventOf),
  };
}

function runEventOf(run: RunRow): RunEvent {
  const { id, propertyId, trigger, createdAt } = run;
  return { id, propertyId, trigger, hashes: hashesOf(run), createdAt };
}
