import { asc, eq, inArray } from "drizzle-orm";
import { type StoredIdentity, statementFigures, statementLines, statements } from "@/db/schema/statements";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { groupBy } from "@/lib/collections/group-by";
import type { Box } from "@/lib/extraction/page";
import {
  type ColumnKey,
  type Figure,
  isPercentColumn,
  type Line,
  type Reading,
} from "@/lib/extraction/reading";
import { canonicalCents, parseCents } from "@/lib/money/cents";
import type { Identity, Proof, ProofMark, ProofStatus, ProvenReading } from "@/lib/proof/proof";
import { insertRows } from "./insert-rows";

export type StoredStatement = typeof statements.$inferSelect;

/**
 * Writes what a version says, once: a second delivery of the same reading changes nothing. Returns false then.
 * The caller holds the version.
 */
export async function insertReading(
  tx: TenantTx,
  orgId: OrgId,
  versionId: string,
  readerVersion: string,
  { reading, proof }: ProvenReading,
): Promise<boolean> {
  const own = { organizationId: orgId, versionId };
  const marks = proof.marks.flatMap((byColumn) => Object.values(byColumn));
  const inserted = await tx
    .insert(statements)
    .values({
      ...own,
      readerVersion,
      profile: reading.profile,
      kind: reading.kind,
      statements: reading.statements,
      propertyCode: reading.property.code,
      propertyName: reading.property.name,
      periodStart: reading.period.start,
      periodEnd: reading.period.end,
      periodMonths: reading.period.months,
      book: reading.book,
      tree: reading.tree,
      printedAt: reading.printedAt,
      pages: reading.pages,
      pageSizes: reading.pageSizes,
      columns: reading.columns,
      header: reading.header,
      problems: reading.problems,
      identities: proof.identities.map(storedIdentity),
      figureCount: marks.length,
      provenCount: marks.filter((mark) => mark?.status === "proven").length,
    })
    .onConflictDoNothing()
    .returning({ versionId: statements.versionId });
  if (inserted.length === 0) return false;
  const lines = reading.lines.map((line, ordinal) => lineRow(own, line, ordinal));
  const figures = reading.lines.flatMap((line, ordinal) =>
    figureRows(own, reading.columns, line, ordinal, proof.marks[ordinal] ?? {}),
  );
  await insertRows(tx, statementLines, lines);
  await insertRows(tx, statementFigures, figures);
  return true;
}

/** Readings as the reader gave them, to the last digit of a box; by version id. */
export async function loadReadings(
  tx: TenantTx,
  versionIds: readonly string[],
): Promise<Map<string, ProvenReading>> {
  if (versionIds.length === 0) return new Map();
  const ids = [...versionIds];
  const heads = await tx.select().from(statements).where(inArray(statements.versionId, ids));
  const lines = await tx
    .select()
    .from(statementLines)
    .where(inArray(statementLines.versionId, ids))
    .orderBy(asc(statementLines.versionId), asc(statementLines.ordinal));
  const figures = await tx
    .select()
    .from(statementFigures)
    .where(inArray(statementFigures.versionId, ids))
    .orderBy(
      asc(statementFigures.versionId),
      asc(statementFigures.lineOrdinal),
      asc(statementFigures.columnOrdinal),
    );
  const linesOf = groupBy(lines, ({ versionId }) => versionId);
  const figuresOf = groupBy(figures, ({ versionId }) => versionId);
  return new Map(
    heads.map((head) => [
      head.versionId,
      provenReading(head, linesOf.get(head.versionId) ?? [], figuresOf.get(head.versionId) ?? []),
    ]),
  );
}

export async function findStatement(tx: TenantTx, versionId: string): Promise<StoredStatement | null> {
  const [statement] = await tx.select().from(statements).where(eq(statements.versionId, versionId)).limit(1);
  return statement ?? null;
}

interface Own {
  organizationId: OrgId;
  versionId: string;
}

function lineRow(own: Own, line: Line, ordinal: number): typeof statementLines.$inferInsert {
  const { page, row, code, name, kind, section, box } = line;
  return { ...own, ordinal, page, row, code, name, kind, section, box: [...box] };
}

function figureRows(
  own: Own,
  columns: readonly ColumnKey[],
  line: Line,
  lineOrdinal: number,
  marks: Partial<Record<ColumnKey, ProofMark>>,
): (typeof statementFigures.$inferInsert)[] {
  return columns.flatMap((columnKey, columnOrdinal) => {
    const figure = line.figures[columnKey];
    if (!figure) return [];
    const mark = marks[columnKey];
    return {
      ...own,
      lineOrdinal,
      columnOrdinal,
      columnKey,
      value: canonicalCents(figure.value),
      text: figure.text,
      box: [...figure.box],
      isPercent: isPercentColumn(columnKey),
      proofStatus: mark?.status ?? null,
      proofBecause: mark?.because ?? null,
      proofIdentities: mark?.identities ?? null,
    };
  });
}

function storedIdentity({ difference, ...identity }: Identity): StoredIdentity {
  return { ...identity, difference: canonicalCents(difference) };
}

// The casts below are safe because the rows were written from the same types by `insertReading`.

function provenReading(
  head: StoredStatement,
  lines: readonly (typeof statementLines.$inferSelect)[],
  figures: readonly (typeof statementFigures.$inferSelect)[],
): ProvenReading {
  const figuresOf = groupBy(figures, ({ lineOrdinal }) => lineOrdinal);
  const reading: Reading = {
    kind: head.kind as Reading["kind"],
    statements: head.statements as Reading["statements"],
    profile: head.profile,
    property: { name: head.propertyName, code: head.propertyCode },
    period: { start: head.periodStart, end: head.periodEnd, months: head.periodMonths },
    book: head.book,
    tree: head.tree,
    printedAt: head.printedAt,
    pages: head.pages,
    pageSizes: head.pageSizes,
    columns: head.columns as ColumnKey[],
    lines: lines.map((line) => ({
      page: line.page,
      row: line.row,
      code: line.code,
      name: line.name,
      kind: line.kind as Line["kind"],
      section: line.section as Line["section"],
      box: boxOf(line.box),
      figures: Object.fromEntries(
        (figuresOf.get(line.ordinal) ?? []).map((figure) => [figure.columnKey, figureOf(figure)]),
      ),
    })),
    header: head.header,
    problems: head.problems,
  };
  const proof: Proof = {
    identities: head.identities.map(({ difference, ...identity }) => ({
      ...(identity as Omit<Identity, "difference">),
      difference: parseCents(difference),
    })),
    marks: lines.map((line) => marksOf(figuresOf.get(line.ordinal) ?? [])),
  };
  return { reading, proof };
}

function figureOf(row: typeof statementFigures.$inferSelect): Figure {
  return { value: parseCents(row.value), text: row.text, box: boxOf(row.box) };
}

function marksOf(
  figures: readonly (typeof statementFigures.$inferSelect)[],
): Partial<Record<ColumnKey, ProofMark>> {
  return Object.fromEntries(
    figures.flatMap(({ columnKey, proofStatus, proofBecause, proofIdentities }) =>
      proofStatus === null
        ? []
        : [
            [
              columnKey,
              {
                status: proofStatus as ProofStatus,
                because: proofBecause ?? "",
                identities: proofIdentities ?? [],
              },
            ],
          ],
    ),
  );
}

function boxOf(numbers: readonly number[]): Box {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers;
  return [x0, y0, x1, y1];
}
