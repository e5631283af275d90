import { expect, test } from "vitest";
import { insertRows } from "@/db/queries/insert-rows";
import { properties } from "@/db/schema/properties";
import { verdicts } from "@/db/schema/runs";
import { statementFigures, statementLines, statements } from "@/db/schema/statements";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { makeOrganisation, twoOrganisations, useTestDatabase } from "../support/tenants";
import { tinyStatement } from "../support/tiny-statement";

useTestDatabase();

const AWKWARD = [
  'quoted "twice"',
  "it's",
  "back\\slash \\u0041",
  "new\nline",
  "Zürich €",
  "𝔸",
  "{1,2}",
  "",
  "null",
];
const NUMBERS = [0.1 + 0.2, 1e-7, 123456789.123, -1.5, 5e-324];

test("rows inserted as one parameter are the rows that parameters one by one give, to the last digit", async () => {
  const { orgId, context } = await makeOrganisation("Rows");
  const ids = [];
  for (const seed of [1, 2]) {
    const bytes = Buffer.concat([tinyStatement(), Buffer.from(`\n%${seed}`)]);
    ids.push((await receiveDocument(context(), { bytes, fileName: "a.pdf" })).versionId);
  }
  const [one, other] = ids;
  if (!one || !other) throw new Error("Two versions were received.");
  const lines = (versionId: string) =>
    AWKWARD.map((name, ordinal) => ({
      ...{
        organizationId: orgId,
        versionId,
        ordinal,
        page: 1,
        row: ordinal,
        name,
        kind: "line",
        section: "x",
      },
      code: ordinal % 2 === 0 ? null : name,
      box: NUMBERS,
    }));
  const figures = (versionId: string) =>
    AWKWARD.map((text, lineOrdinal) => ({
      ...{ organizationId: orgId, versionId, lineOrdinal, columnOrdinal: 0, columnKey: "balance", text },
      ...{ value: "-1234567890123456.78", box: NUMBERS, isPercent: lineOrdinal % 2 === 0 },
      proofStatus: null,
      proofIdentities: lineOrdinal === 0 ? null : [lineOrdinal, 7],
    }));
  const stored = await withTenant(orgId, async (tx) => {
    for (const versionId of [one, other]) await tx.insert(statements).values(headOf(orgId, versionId));
    await tx.insert(statementLines).values(lines(one));
    await tx.insert(statementFigures).values(figures(one));
    await insertRows(tx, statementLines, lines(other));
    await insertRows(tx, statementFigures, figures(other));
    return {
      lines: await tx.select().from(statementLines).orderBy(statementLines.ordinal),
      figures: await tx.select().from(statementFigures).orderBy(statementFigures.lineOrdinal),
    };
  });
  const of = <Row extends { versionId: string }>(rows: Row[], versionId: string) =>
    rows.filter((row) => row.versionId === versionId).map((row) => ({ ...row, versionId: "" }));
  expect(of(stored.lines, other)).toEqual(of(stored.lines, one));
  expect(of(stored.figures, other)).toEqual(of(stored.figures, one));
  expect(of(stored.lines, other).map(({ name }) => name)).toEqual(AWKWARD);
});

test("what is known is left as it is where that is fine, and an error where it is not", async () => {
  const { orgId } = await makeOrganisation("Known");
  const row = { organizationId: orgId, hash: "a", verdict: { first: true } as never };
  const again = { ...row, verdict: { first: false } as never };
  await withTenant(orgId, (tx) => insertRows(tx, verdicts, [row]));
  await withTenant(orgId, (tx) => insertRows(tx, verdicts, [again], { isKnownFine: true }));
  expect(await withTenant(orgId, (tx) => tx.select().from(verdicts))).toEqual([row]);
  await expect(withTenant(orgId, (tx) => insertRows(tx, verdicts, [again]))).rejects.toMatchObject({
    cause: { code: "23505" },
  });
});

test("a row of another organisation is refused, and columns that are left out get their defaults", async () => {
  const [ours, theirs] = await twoOrganisations();
  const row = { organizationId: theirs.orgId, id: newId(), code: "a", name: "A" };
  await expect(withTenant(ours.orgId, (tx) => insertRows(tx, properties, [row]))).rejects.toMatchObject({
    cause: { code: "42501" },
  });
  await withTenant(theirs.orgId, (tx) => insertRows(tx, properties, [row]));
  const [kept] = await withTenant(theirs.orgId, (tx) => tx.select().from(properties));
  expect(kept).toMatchObject({ ...row, fiscalYearFirstMonth: 1, factsRevision: 0 });
});

function headOf(organizationId: string, versionId: string): typeof statements.$inferInsert {
  return {
    ...{ organizationId, versionId, readerVersion: "1", profile: "p", kind: "k", statements: [] },
    ...{
      propertyCode: "c",
      propertyName: "n",
      periodEnd: "",
      book: "b",
      pages: 1,
      pageSizes: [],
      columns: [],
    },
    ...{ header: [], problems: [], identities: [], figureCount: 0, provenCount: 0 },
  };
}
