import type { DocumentRow, Viewer } from "@/db/queries/documents";
import { findDocuments } from "@/db/queries/documents";
import type { TenantTx } from "@/db/tenant";
import { actorText, type OrgContext } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import type { DocumentItem } from "./document-schemas";
import { PROPERTY_UNKNOWN, problemFor } from "./header-problems";

export function viewerOf({ actor, propertyIds }: OrgContext): Viewer {
  return { actor: actorText(actor), propertyIds };
}

/** A document that the caller may not see does not exist. */
export async function getVisibleDocumentOrThrow(
  tx: TenantTx,
  ctx: OrgContext,
  versionId: string,
): Promise<DocumentRow> {
  const [row] = await findDocuments(tx, viewerOf(ctx), [versionId]);
  if (!row) throw new AppError("not_found", "That document does not exist.");
  return row;
}

/** A document as lists and events show it to somebody. */
export function documentItem(viewer: Viewer, { version, statement, property }: DocumentRow): DocumentItem {
  const { problemCode: code, problem: message } = version;
  return {
    id: version.id,
    fileName: version.fileName,
    sha256: version.sha256,
    sizeBytes: version.sizeBytes,
    state: version.state,
    stage: version.stage,
    problem: code === null ? null : problemFor(viewer, { code, message: message ?? "" }, statement),
    offer:
      code === PROPERTY_UNKNOWN && viewer.propertyIds === null && statement
        ? { code: statement.propertyCode, name: statement.propertyName }
        : null,
    property,
    statement: statement && statementIdentity(statement),
    proof: statement && { figures: statement.figureCount, proven: statement.provenCount },
    uploadedBy: version.uploadedBy,
    createdAt: version.createdAt,
    settledAt: version.settledAt,
  };
}

function statementIdentity(statement: NonNullable<DocumentRow["statement"]>): DocumentItem["statement"] {
  const { periodStart, periodEnd, periodMonths, book, tree, printedAt, pages } = statement;
  return {
    // Safe because both were written from a reading, whose kinds these are.
    kind: statement.kind as NonNullable<DocumentItem["statement"]>["kind"],
    statements: statement.statements as NonNullable<DocumentItem["statement"]>["statements"],
    periodStart,
    periodEnd: periodEnd === "" ? null : periodEnd,
    months: periodMonths,
    book,
    tree,
    printedAt,
    pages,
  };
}
