import { type CurrentStatement, listCurrentStatements } from "@/db/queries/current-statements";
import { type DocumentRow, findDocuments, listVersionsOf } from "@/db/queries/documents";
import { type FindingMark, listOpenFindingsOf } from "@/db/queries/finding-marks";
import { findLatestRun } from "@/db/queries/latest-results";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { previousDay } from "@/lib/dates/plain-date";
import type { PageSize, Problem } from "@/lib/extraction/reading";
import type { ReadDocument } from "@/lib/proof/proof";
import { type ViewedLine, viewedLines } from "@/lib/report/statement-lines";
import type { DocumentItem } from "./document-schemas";
import { documentItem, getVisibleDocumentOrThrow, viewerOf } from "./document-view";
import { loadReadingOrThrow } from "./load-reading";
import { orderVersions } from "./order-versions";

export interface StatementPage {
  document: DocumentItem;
  /** Of the statement it is a print of; null while it is not filed under one. */
  documentId: string | null;
  /** Null while the file has not been read, or could not be. */
  reading: ViewedReading | null;
  /** Prints of this statement, oldest first; the last one is current. */
  versions: { id: string; printedAt: string | null; createdAt: Date }[];
  /** The other statements of the same property and month. */
  siblings: CurrentStatement[];
  /** The same statement of every period, oldest first, this one among them. */
  series: CurrentStatement[];
  findings: FindingMark[];
  /** The latest of its property: what the findings were found by. */
  run: { id: string; createdAt: Date } | null;
}

export interface ViewedReading {
  lines: ViewedLine[];
  columns: string[];
  problems: Problem[];
  pageSizes: PageSize[];
  /** The statement that `prior` and `change` compare with. */
  prior: { versionId: string; periodStart: string | null; periodEnd: string } | null;
}

/** A document with everything its viewer shows, as far as it has come. */
export async function loadStatementPage(ctx: OrgContext, versionId: string): Promise<StatementPage> {
  return withTenant(ctx.orgId, async (tx) => {
    const row = await getVisibleDocumentOrThrow(tx, ctx, versionId);
    const { documentId, propertyId, sha256 } = row.version;
    const statements = propertyId ? await listCurrentStatements(tx, { propertyIds: [propertyId] }) : [];
    const versions = documentId ? orderVersions(await listVersionsOf(tx, documentId)) : [];
    return {
      document: documentItem(viewerOf(ctx), row),
      documentId,
      reading: row.statement && (await viewReading(tx, ctx, row, statements)),
      versions: versions.map(({ version, statement }) => ({
        id: version.id,
        printedAt: statement?.printedAt ?? null,
        createdAt: version.createdAt,
      })),
      siblings: statements.filter(
        (each) => each.periodEnd === row.statement?.periodEnd && each.documentId !== documentId,
      ),
      series: statements.filter((each) => isSameSeries(each, row.statement)),
      findings: propertyId ? await listOpenFindingsOf(tx, { propertyId, sha256 }) : [],
      run: propertyId ? await findLatestRun(tx, propertyId) : null,
    };
  });
}

async function viewReading(
  tx: TenantTx,
  ctx: OrgContext,
  row: DocumentRow,
  statements: readonly CurrentStatement[],
): Promise<ViewedReading> {
  const document = await loadReadingOrThrow(tx, ctx, row);
  const prior = priorStatement(document, statements);
  const { columns, problems, pageSizes } = document.reading;
  return {
    lines: viewedLines(document, prior && (await loadPrior(tx, ctx, prior.versionId))),
    columns,
    problems,
    pageSizes,
    prior: prior && {
      versionId: prior.versionId,
      periodStart: prior.periodStart,
      periodEnd: prior.periodEnd,
    },
  };
}

/** Balance sheets go with balance sheets, months with months, years with years. */
function isSameSeries(each: CurrentStatement, statement: DocumentRow["statement"]): boolean {
  return (
    each.kind === statement?.kind &&
    each.book === statement.book &&
    each.periodMonths === statement.periodMonths
  );
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
