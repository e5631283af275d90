import { and, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import { statementFigures, statementLines, statements } from "@/db/schema/statements";
import type { TenantTx } from "@/db/tenant";
import { statementOfVersion } from "./statement-of-version";

/** An account as it is printed. */
export interface PrintedAccount {
  /** Null where none is printed. */
  code: string | null;
  name: string;
  section: string;
}

/** Parts of prints whose leaves are accounts; adjustments repeat those of the balance sheet. */
const ACCOUNT_SECTIONS = ["balance_sheet", "income_statement"];

/** Accounts of the current prints with the largest amount that any of them shows, the largest first. */
export async function listPrintedAccounts(
  tx: TenantTx,
  granted: ReadonlySet<string> | null,
): Promise<(PrintedAccount & { dollarEffect: string })[]> {
  const dollarEffect = sql<string>`max(abs(${statementFigures.value}))`;
  const { code, name, section } = statementLines;
  return tx
    .select({ code, name, section, dollarEffect })
    .from(statementLines)
    .innerJoin(
      statementFigures,
      and(
        eq(statementFigures.organizationId, statementLines.organizationId),
        eq(statementFigures.versionId, statementLines.versionId),
        eq(statementFigures.lineOrdinal, statementLines.ordinal),
        eq(statementFigures.isPercent, false),
      ),
    )
    .where(and(isAccount(), inArray(statementLines.versionId, currentVersions(tx, granted))))
    .groupBy(code, name, section)
    .orderBy(sql`${dollarEffect} desc`, code, name);
}

/** Which properties print which accounts, in any print that a run would look at; only those with a code of the stem, if given. */
export async function listAccountsByProperty(
  tx: TenantTx,
  stem: number | null,
): Promise<(Pick<PrintedAccount, "code" | "name"> & { propertyId: string })[]> {
  const rows = await tx
    .selectDistinct({
      propertyId: documentVersions.propertyId,
      code: statementLines.code,
      name: statementLines.name,
    })
    .from(statementLines)
    .innerJoin(
      documentVersions,
      and(
        eq(documentVersions.organizationId, statementLines.organizationId),
        eq(documentVersions.id, statementLines.versionId),
        isNotNull(documentVersions.documentId),
      ),
    )
    .where(and(eq(statementLines.kind, "line"), stem === null ? undefined : hasStem(stem)));
  return rows.flatMap(({ propertyId, ...account }) =>
    propertyId === null ? [] : [{ propertyId, ...account }],
  );
}

function isAccount(): SQL | undefined {
  return and(eq(statementLines.kind, "line"), inArray(statementLines.section, ACCOUNT_SECTIONS));
}

function hasStem(stem: number): SQL {
  const digits = String(stem).padStart(4, "0");
  return sql`${statementLines.code} between ${`${digits}-0000`} and ${`${digits}-9999`}`;
}

/** Of the prints of one statement the one printed last; the content decides between equals, as in the rules. */
function currentVersions(tx: TenantTx, granted: ReadonlySet<string> | null) {
  const printedAt = sql`coalesce(${statements.printedAt}, '') collate "C"`;
  const current = tx
    .selectDistinctOn([documentVersions.documentId], { id: documentVersions.id })
    .from(documentVersions)
    .innerJoin(statements, statementOfVersion)
    .where(
      and(
        isNotNull(documentVersions.documentId),
        granted === null ? undefined : inArray(documentVersions.propertyId, [...granted]),
      ),
    )
    .orderBy(
      documentVersions.documentId,
      sql`${printedAt} desc`,
      sql`${documentVersions.sha256} collate "C" desc`,
    )
    .as("current_versions");
  return tx.select({ id: current.id }).from(current);
}
