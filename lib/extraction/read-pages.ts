import { DocumentError } from "@/lib/errors";
import { inferKinds } from "@/lib/proof/infer-kinds";
import { asViewed } from "./as-viewed";
import type { PageBands } from "./bands";
import { boxAround } from "./box";
import { readCells } from "./cells";
import { findCodeColumn } from "./code-column";
import { type Column, guessColumns, locateColumns } from "./columns";
import { checkHeaders, fieldText, fieldValue, periodOf, printedAtOf, propertyOf } from "./document-header";
import { findHiddenText } from "./hidden-text";
import { joinWrappedNames } from "./join-wrapped-names";
import { type PlacedRow, toLines } from "./lines";
import { cutUpright } from "./orientation";
import type { Box, Page } from "./page";
import { kindOfPage, sectionStarts, withoutCovers } from "./page-roles";
import { profiles } from "./profiles";
import type { LayoutProfile } from "./profiles/profile";
import type { ColumnKey, DocumentKind, HeaderFieldName, PageSize, Problem, Reading } from "./reading";
import { statementKind } from "./statement-kind";
import { tokensOf } from "./tokens";

/** Below this many rows with a code, a page's own code column is less certain than the document's. */
const ENOUGH_CODES = 3;

/**
 * Reads the words of a document into its lines. Throws `DocumentError` when there is no text at all or nothing that looks
 * like a statement; everything else that is not understood comes back as a problem.
 */
export function readPages(pages: readonly Page[]): Reading {
  const printed = pages.filter((page) => page.words.some((word) => !word.hidden));
  if (printed.length === 0) {
    throw new DocumentError(
      "no_text_layer",
      "No page holds any text. If this is a scan, print the report from the accounting system to PDF instead.",
    );
  }
  const attempts = profiles.map((profile) => ({
    profile,
    upright: printed.map((page) => cutUpright(page, profile)),
  }));
  attempts.sort((a, b) => recognisedFields(b.upright) - recognisedFields(a.upright));
  const best = attempts[0];
  if (!best) throw noStatement();
  const bands = best.upright.map((page) => page.bands);
  const reading = asViewed(readBands(bands, best.profile, pages.map(sizeOf)), best.upright);
  return { ...reading, problems: [...reading.problems, ...pages.flatMap(findHiddenText)] };
}

function readBands(all: readonly PageBands[], profile: LayoutProfile, pageSizes: PageSize[]): Reading {
  const { pages: bands, problems: covers } = withoutCovers(all, profile);
  const fields = bands.flatMap((page) => page.fields);
  const title = fieldText(fields, "title");
  const tree = fieldValue(fields, "tree", profile);
  const byHeader = statementKind({ title, tree, names: [] }, profile);
  const { rows, columns, problems: unkept } = readRows(bands, profile, byHeader?.kind ?? null);
  const said = statementKind({ title, tree, names: rows.map(({ cells }) => cells.name) }, profile);
  if (!said) throw noStatement();
  if (columns.length === 0) throw noColumns(said.kind);
  const { lines, problems } = toLines(rows, sectionStarts(bands, said.kind, profile), profile);
  if (lines.length === 0) throw noStatement();
  const inferred = inferKinds(lines, columns, profile.totals);
  const expected = expectedFields(profile, tree !== null || lines.some((line) => line.code !== null));
  const disagreement = said.disagrees ? titleDisagrees(title, tree) : [];
  return {
    kind: said.kind,
    statements: withInnerStatements(
      withOtherPrints(said.statements, bands, profile),
      inferred.lines,
      profile,
    ),
    profile: profile.id,
    property: propertyOf(fields),
    period: periodOf(fieldValue(fields, "period", profile), said.kind),
    book: fieldValue(fields, "book", profile) ?? "",
    tree,
    printedAt: printedAtOf(fields, profile),
    pages: pageSizes.length,
    pageSizes,
    columns,
    lines: inferred.lines,
    header: fields,
    problems: [
      ...covers,
      ...checkHeaders(bands, expected, profile),
      ...disagreement,
      ...bands.flatMap(unknownText),
      ...unkept,
      ...problems,
      ...inferred.problems,
    ],
  };
}

function sizeOf({ width, height }: Page): PageSize {
  return [width, height];
}

/** Finds the columns of every page and reads its rows by them. */
function readRows(
  bands: readonly PageBands[],
  profile: LayoutProfile,
  kind: DocumentKind | null,
): { rows: PlacedRow[]; columns: ColumnKey[]; problems: Problem[] } {
  const bodies = bands.flatMap((page) => page.body);
  const documentCode = findCodeColumn(bodies, profile.codePattern);
  const rows: PlacedRow[] = [];
  const keys: ColumnKey[] = [];
  const problems: Problem[] = [];
  let previous: Column[] = [];
  for (const { page, headings, body } of bands) {
    const tokens = body.map(tokensOf);
    let columns = previous;
    if (headings.length > 0) columns = locateColumns(headings, tokens.flat());
    else if (columns.length === 0) columns = guessColumns(tokens.flat(), kind);
    previous = columns;
    for (const { key } of columns) if (key !== null && !keys.includes(key)) keys.push(key);
    const code =
      body.length < ENOUGH_CODES ? documentCode : (findCodeColumn(body, profile.codePattern) ?? documentCode);
    const layout = { page: page.number, columns, code };
    const ofPage = body.map((row, index) => {
      const cells = readCells(row, tokens[index] ?? [], layout);
      return { page: page.number, row, cells };
    });
    rows.push(...ofPage);
    problems.push(...unkeptColumns(ofPage, columns));
  }
  return { rows: joinWrappedNames(rows), columns: keys, problems };
}

/** One problem for each column that is printed and not kept, around all that stands in it on a page. */
function unkeptColumns(rows: readonly PlacedRow[], columns: readonly Column[]): Problem[] {
  const unkept = rows.flatMap(({ page, cells }) => cells.unkept.map((each) => ({ page, ...each })));
  return columns.flatMap((column): Problem[] => {
    const ofColumn = unkept.filter((each) => each.column === column);
    const [first] = ofColumn;
    if (!first) return [];
    const count = `${ofColumn.length} ${ofColumn.length === 1 ? "amount stands" : "amounts stand"}`;
    return [
      {
        code: "amount_outside_columns",
        message: `${count} under "${column.heading}", a column that is not read.`,
        page: first.page,
        box: boxAround(ofColumn.map(({ token }) => token)),
        text: column.heading,
      },
    ];
  });
}

function recognisedFields(pages: readonly { bands: PageBands }[]): number {
  return pages.reduce((count, { bands }) => count + bands.fields.length, 0);
}

/** A print without account codes is of the variant that names no tree. */
function expectedFields(profile: LayoutProfile, hasTree: boolean): HeaderFieldName[] {
  return profile.printed.filter((name) => name !== "tree" || hasTree);
}

/** Prints of several kinds in one file: the first says what the document is, all of them what is inside. */
function withOtherPrints(
  statements: Reading["statements"],
  bands: readonly PageBands[],
  profile: LayoutProfile,
): Reading["statements"] {
  const kinds = bands.flatMap((page) => kindOfPage(page, profile) ?? []);
  return [...new Set([...statements, ...kinds])];
}

function withInnerStatements(
  statements: Reading["statements"],
  lines: Reading["lines"],
  profile: LayoutProfile,
): Reading["statements"] {
  const inner = profile.innerSections
    .filter(
      ({ section, statement }) =>
        !statements.includes(statement) && lines.some((line) => line.section === section),
    )
    .map(({ statement }) => statement);
  return [...statements, ...inner];
}

function unknownText({ page, unknown, stray }: PageBands): Problem[] {
  const report = (text: string, box: Box, where: string): Problem => ({
    code: "row_not_understood",
    message: `"${text}" ${where}.`,
    page: page.number,
    box,
    text,
  });
  return [
    ...unknown.map(({ text, box }) =>
      report(text, box, "at the head or foot of the page is no field that is known"),
    ),
    ...stray.map(({ text, box }) => report(text, box, "is laid across the page and stands in no row")),
  ];
}

function titleDisagrees(title: string | null, tree: string | null): Problem[] {
  const message = `The title says "${title}" but the tree is ${tree}; the tree decides how it is read.`;
  return [{ code: "title_disagrees_with_tree", message, page: null, box: null }];
}

function noStatement(): DocumentError {
  return new DocumentError(
    "no_statement",
    "No balance sheet, income statement or cash flow was found in this file. Print the report itself, with its heading, to PDF.",
  );
}

function noColumns(kind: DocumentKind): DocumentError {
  return new DocumentError(
    "no_statement",
    `This looks like a ${kind.replaceAll("_", " ")}, but its amount columns are of a layout that cannot be read yet. Print it with one period: Current Balance, or Period to Date and Year to Date.`,
  );
}
