import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { findDocuments, listVersionsOf } from "@/db/queries/documents";
import { type FindingMark, listOpenFindingsOf } from "@/db/queries/finding-marks";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { previousDay } from "@/lib/dates/plain-date";
import type { Problem } from "@/lib/extraction/reading";
import type { ReadDocument } from "@/lib/proof/proof";
import { type ViewedLine, viewedLines } from "@/lib/report/statement-lines";
import type { DocumentItem } from "./document-schemas";
import { documentItem, getVisibleDocumentOrThrow, viewerOf } from "./document-view";
import { loadReadingOrThrow } from "./load-reading";
import { orderVersions } from "./order-versions";

export interface StatementPage {
  document: DocumentItem;
  lines: ViewedLine[];
  columns: string[];
  problems: Problem[];
  /** The statement that `prior` and `change` compare with. */
  prior: { versionId: string; periodStart: string | null; periodEnd: string } | null;
  /** Prints of this statement, oldest first; the last one is current. */
  versions: { id: string; printedAt: string | null; createdAt: Date }[];
  /** Statements of the same property and month, to step through. */
  siblings: CurrentStatement[];
  findings: FindingMark[];
}

/** A statement with everything its viewer shows. */
export async function loadStatementPage(ctx: OrgContext, versionId: string): Promise<StatementPage> {
  return withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const document = await loadReadingOrThrow(tx, ctx, row);
    const { documentId, propertyId } = row.version;
    const statements = propertyId ? await listCurrentStatements(tx, { propertyIds: [propertyId] }) : [];
    const prior = priorStatement(document, statements);
    const priorReading = prior && (await loadPrior(tx, ctx, prior.versionId));
    const versions = documentId ? orderVersions(await listVersionsOf(tx, documentId)) : [];
    return {
      document: documentItem(row),
      lines: viewedLines(document, priorReading),
      columns: document.reading.columns,
      problems: document.reading.problems,
      prior: prior && {
        versionId: prior.versionId,
        periodStart: prior.periodStart,
        periodEnd: prior.periodEnd,
      },
      versions: versions.map(({ version, statement }) => ({
        id: version.id,
        printedAt: statement?.printedAt ?? null,
        createdAt: version.createdAt,
      })),
      siblings: statements.filter(({ periodEnd }) => periodEnd === document.reading.period.end),
      findings: propertyId ? await listOpenFindingsOf(tx, { propertyId, sha256: row.version.sha256 }) : [],
    };
  });
}

/** The balance sheet before this one, or the statement of as many months that ended the day before it begins. */
function priorStatement(
  { reading }: ReadDocument,
  statements: readonly CurrentStatement[],
): CurrentStatement | null {
  const { start, end, months } = reading.period;
  const comparable = statements.filter(({ kind, book }) => kind === reading.kind && book === reading.book);
  if (start === null) return comparable.findLast(({ periodEnd }) => periodEnd < end) ?? null;
  const day = previousDay(start);
  return comparable.find((each) => each.periodEnd === day && each.periodMonths === months) ?? null;
}

async function loadPrior(tx: TenantTx, ctx: OrgContext, versionId: string): Promise<ReadDocument | null> {
  const [row] = await findDocuments(tx, viewerOf(ctx), [versionId]);
  return row ? loadReadingOrThrow(tx, ctx, row) : null;
}
