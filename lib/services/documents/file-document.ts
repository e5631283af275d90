import { and, eq, isNull } from "drizzle-orm";
import {
  type DocumentVersion,
  getVersionOrThrow,
  isContentFiled,
  lockVersion,
  updateVersion,
} from "@/db/queries/document-versions";
import { findMemberNames } from "@/db/queries/member-names";
import { announce } from "@/db/queries/outbox";
import {
  bumpFactsRevision,
  findPropertyByCode,
  holdPropertyCode,
  type Property,
} from "@/db/queries/properties";
import { findStatement, type StoredStatement } from "@/db/queries/statements";
import { documents } from "@/db/schema/documents";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import { personOfActor } from "@/lib/auth/person-of-actor";
import { AppError } from "@/lib/errors";
import { metrics } from "@/lib/observability/metrics";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { actorSees } from "@/lib/services/properties/actor-sees";
import { acceptedKey } from "@/lib/storage/object-key";
import { objectStore } from "@/lib/storage/object-store";
import { PROPERTY_DIFFERS, PROPERTY_NOT_GRANTED, PROPERTY_UNKNOWN } from "./header-problems";
import { hasReached } from "./stages";
import { urgencyOf } from "./urgency";

/** The accounting systems print PDF; a spreadsheet will bring its own. */
const EXTENSION = "pdf";

/** A copy of what is filed says nothing new: it is there for whoever sees the property, and counts nowhere. */
const FILED_BEFORE = {
  state: "settled",
  problemCode: "filed_before",
  problem: "The same file is filed already, and counts once.",
} as const;

/**
 * Files a read version under the property and statement that its header names, moves its bytes to their place, and
 * announces that the property says something new. A header that names no known property or no period leaves it waiting
 * for a person.
 */
export async function fileDocument(orgId: OrgId, versionId: string): Promise<"filed" | "waiting"> {
  const place = await withTenant(orgId, (tx) => findPlace(tx, orgId, versionId));
  if (place.is === "copy") return "filed";
  if (place.is === "waiting") {
    metrics().documents.inc({ result: "waiting" });
    return "waiting";
  }
  if (place.is === "found") {
    if (!(await moveBytes(orgId, versionId, place))) return "filed";
    const isFirst = await withTenant(orgId, (tx) => fileUnder(tx, orgId, versionId, place));
    if (isFirst) metrics().documents.inc({ result: "accepted" });
  }
  // Only once the transaction is through: until then the bytes in quarantine are the ones on record.
  await objectStore().delete(place.quarantineKey);
  return "filed";
}

/** False when another delivery of the job has filed the version meanwhile: then its bytes are in their place already. */
async function moveBytes(orgId: OrgId, versionId: string, place: Place): Promise<boolean> {
  try {
    await objectStore().copy(place.quarantineKey, place.acceptedKey);
    return true;
  } catch (error) {
    const isMissing = error instanceof AppError && error.code === "object_missing";
    const now = isMissing ? await withTenant(orgId, (tx) => getVersionOrThrow(tx, versionId)) : null;
    if (!now || !hasReached(now, "filed")) throw error;
    return false;
  }
}

interface Place {
  is: "found";
  statement: StoredStatement;
  propertyId: string;
  quarantineKey: string;
  acceptedKey: string;
}

async function findPlace(
  tx: TenantTx,
  orgId: OrgId,
  versionId: string,
): Promise<Place | { is: "filed"; quarantineKey: string } | { is: "waiting" } | { is: "copy" }> {
  const version = await getVersionOrThrow(tx, versionId);
  if (hasReached(version, "filed")) return { is: "filed", quarantineKey: version.quarantineKey };
  const statement = await findStatement(tx, versionId);
  if (!statement) throw new Error(`Version ${versionId} is to be filed and has not been read.`);
  await holdPropertyCode(tx, orgId, statement.propertyCode);
  const property = await findPropertyByCode(tx, statement.propertyCode);
  const question = await questionAbout(tx, statement, property, version);
  if (question) {
    await updateVersion(tx, versionId, { state: "waiting", ...question });
    return { is: "waiting" };
  }
  if (!property) throw new Error("A question should have been asked.");
  if (await isContentFiled(tx, version.sha256)) {
    await updateVersion(tx, versionId, { propertyId: property.id, ...FILED_BEFORE, settledAt: new Date() });
    return { is: "copy" };
  }
  const parts = { orgId, propertyId: property.id, id: versionId, extension: EXTENSION };
  const key = acceptedKey({ ...parts, period: statement.periodEnd.slice(0, 7), docType: statement.kind });
  return {
    is: "found",
    statement,
    propertyId: property.id,
    quarantineKey: version.quarantineKey,
    acceptedKey: key,
  };
}

/** Nobody files where they see nothing: whoever sent it sees the property, or somebody who does said that the header is right. */
async function isVouchedFor(
  tx: TenantTx,
  { uploadedBy, headerAcceptedBy }: DocumentVersion,
  propertyId: string,
): Promise<boolean> {
  if (await actorSees(tx, uploadedBy, propertyId)) return true;
  return headerAcceptedBy !== null && actorSees(tx, headerAcceptedBy, propertyId);
}

async function senderOf(tx: TenantTx, { uploadedBy }: DocumentVersion): Promise<string> {
  const userId = personOfActor(uploadedBy) ?? "";
  const names = await findMemberNames(tx, userId === "" ? [] : [userId]);
  return names.get(userId) ?? "Somebody who is no member";
}

/** What a person is asked before the print can be filed; null when nothing is unclear. */
async function questionAbout(
  tx: TenantTx,
  { propertyCode, propertyName, periodEnd }: StoredStatement,
  property: Property | null,
  version: DocumentVersion,
): Promise<{ problemCode: string; problem: string } | null> {
  if (propertyCode === "" || periodEnd === "") {
    const missing = propertyCode === "" ? "property" : "period";
    return {
      problemCode: `${missing}_not_printed`,
      problem: `The header of the print names no ${missing}. Print the statement again with its header, and upload that.`,
    };
  }
  if (!property) {
    return {
      problemCode: PROPERTY_UNKNOWN,
      problem: `There is no property with the code ${propertyCode} yet. Create "${propertyName}" to go on.`,
    };
  }
  if (!(await isVouchedFor(tx, version, property.id))) {
    const sender = await senderOf(tx, version);
    return {
      problemCode: PROPERTY_NOT_GRANTED,
      problem: `The header says ${property.name} (${propertyCode}). ${sender} sent it and does not see that property. File it there, or give it to them on the page of members.`,
    };
  }
  const { selectedPropertyId, headerAcceptedBy } = version;
  const isAsChosen = selectedPropertyId === null || selectedPropertyId === property.id;
  if (isAsChosen || headerAcceptedBy !== null) return null;
  return {
    problemCode: PROPERTY_DIFFERS,
    problem: `The header says ${property.name} (${propertyCode}), which is not the property you chose. File it there, or leave it.`,
  };
}

/** False when that was done before. */
async function fileUnder(tx: TenantTx, orgId: OrgId, versionId: string, place: Place): Promise<boolean> {
  const version = await lockVersion(tx, versionId);
  if (hasReached(version, "filed")) return false;
  const { propertyId, statement } = place;
  const documentId = await findOrAddDocument(tx, orgId, propertyId, statement);
  await updateVersion(tx, versionId, {
    documentId,
    propertyId,
    acceptedKey: place.acceptedKey,
    stage: "filed",
    state: "processing",
    problemCode: null,
    problem: null,
  });
  const revision = await bumpFactsRevision(tx, propertyId);
  const priority = await urgencyOf(tx);
  await announce(tx, orgId, "document/read", { versionId, propertyId, revision, priority });
  await recordAudit(
    tx,
    { orgId, actor: { kind: "job", name: "read-document" } },
    { action: "document.filed", entityId: versionId, after: { propertyId, documentId } },
  );
  return true;
}

/** The statement identity: prints that share it are versions of one document. */
async function findOrAddDocument(
  tx: TenantTx,
  orgId: OrgId,
  propertyId: string,
  { kind, periodStart, periodEnd, book, tree }: StoredStatement,
): Promise<string> {
  const identity = { propertyId, kind, periodStart, periodEnd, book, tree };
  const [added] = await tx
    .insert(documents)
    .values({ organizationId: orgId, id: newId(), ...identity })
    .onConflictDoNothing()
    .returning({ id: documents.id });
  if (added) return added.id;
  const [known] = await tx
    .select({ id: documents.id })
    .from(documents)
    .where(
      and(
        eq(documents.propertyId, propertyId),
        eq(documents.kind, kind),
        periodStart === null ? isNull(documents.periodStart) : eq(documents.periodStart, periodStart),
        eq(documents.periodEnd, periodEnd),
        eq(documents.book, book),
        tree === null ? isNull(documents.tree) : eq(documents.tree, tree),
      ),
    );
  if (!known) throw new Error("A statement identity that was in the way is gone.");
  return known.id;
}
