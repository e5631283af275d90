import { and, desc, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import { documents, documentVersions } from "@/db/schema/documents";
import { statements } from "@/db/schema/statements";
import type { TenantTx } from "@/db/tenant";
import { statementOfVersion } from "./statement-of-version";

/** The current print of one statement: the one printed last; the content decides between equals, as in the rules. */
export interface CurrentStatement {
  versionId: string;
  documentId: string;
  propertyId: string;
  kind: string;
  periodStart: string | null;
  periodEnd: string;
  periodMonths: number | null;
  book: string;
  printedAt: string | null;
  pages: number;
  figureCount: number;
  provenCount: number;
  state: string;
  versions: number;
}

export interface StatementFilter {
  /** Null for every property. */
  propertyIds: readonly string[] | null;
  from?: string;
  to?: string;
}

/** By property, period end, then the longer window first, balance sheets last. */
export async function listCurrentStatements(
  tx: TenantTx,
  { propertyIds, from, to }: StatementFilter,
): Promise<CurrentStatement[]> {
  if (propertyIds?.length === 0) return [];
  const ranked = tx.$with("ranked").as(
    tx
      .select({
        versionId: documentVersions.id,
        documentId: sql<string>`${documents.id}`.as("document_id"),
        propertyId: documents.propertyId,
        kind: sql<string>`${documents.kind}`.as("kind"),
        periodStart: sql<string | null>`${documents.periodStart}`.as("period_start"),
        periodEnd: sql<string>`${documents.periodEnd}`.as("period_end"),
        periodMonths: statements.periodMonths,
        book: sql<string>`${documents.book}`.as("book"),
        printedAt: statements.printedAt,
        pages: statements.pages,
        figureCount: statements.figureCount,
        provenCount: statements.provenCount,
        state: documentVersions.state,
        versions: sql<number>`count(*) over (partition by ${documents.id})::int`.as("versions"),
        place:
          sql<number>`row_number() over (partition by ${documents.id} order by coalesce(${statements.printedAt}, '') collate "C" desc, ${documentVersions.sha256} collate "C" desc)`.as(
            "place",
          ),
      })
      .from(documents)
      .innerJoin(documentVersions, joinsVersion())
      .innerJoin(statements, statementOfVersion)
      .where(
        and(
          propertyIds === null ? undefined : inArray(documents.propertyId, [...propertyIds]),
          from === undefined ? undefined : gte(documents.periodEnd, from),
          to === undefined ? undefined : lte(documents.periodEnd, to),
        ),
      ),
  );
  const rows = await tx
    .with(ranked)
    .select()
    .from(ranked)
    .where(eq(ranked.place, 1))
    .orderBy(ranked.propertyId, ranked.periodEnd, sql`${ranked.periodStart} nulls last`, desc(ranked.kind));
  return rows.map(({ place: _place, ...row }) => row);
}

function joinsVersion(): SQL | undefined {
  return and(
    eq(documentVersions.organizationId, documents.organizationId),
    eq(documentVersions.documentId, documents.id),
  );
}
