import { problemRule } from "../problem-rule";
import type { DocumentsContext, Rule, Verdict } from "../rule";
import { selectionRule } from "../selection-rule";
import { headerEvidence, notEvaluated, passed } from "../verdicts";
import { codesFit, everyAccountMapped, everyAccountOnce, namesKept } from "./printed-accounts";
import { restatedLocked, restatement } from "./restatement";

const scope = "documents";
const version = 1;

/** DOC: a document is complete, is what it says, and is the only one of its kind. */
export const documentRules: readonly Rule[] = [
  problemRule({
    id: "DOC-01",
    version,
    title: "The header is complete on every page",
    whyItMatters: "Property, period, book and print time decide where every figure belongs.",
    severity: "critical",
    codes: ["header_field_missing"],
    fine: "Every header field is printed on every page.",
  }),
  problemRule({
    id: "DOC-02",
    version,
    title: "The pages belong together",
    whyItMatters: "A missing page or a page of another print makes every total suspect.",
    severity: "critical",
    codes: ["header_differs_between_pages", "page_numbers_not_contiguous"],
    fine: "All pages carry one header and count from 1 without a gap.",
  }),
  selectionRule({
    id: "DOC-03",
    version,
    title: "The property is the one that was chosen",
    whyItMatters: "A statement filed under another property corrupts two histories.",
    chosen: ({ property }) => property,
    read: ({ document }) => document.reading.property.code,
    field: "property",
  }),
  selectionRule({
    id: "DOC-04",
    version,
    title: "The period is the one that was chosen",
    whyItMatters: "A statement filed under another month corrupts every comparison.",
    chosen: ({ end }) => end,
    read: ({ window }) => window.end,
    field: "period",
  }),
  {
    id: "DOC-05",
    version,
    scope,
    title: "The document is of the type it says",
    whyItMatters:
      "Title, tree and sections must tell of one kind of statement, and of the one that was chosen.",
    severity: "critical",
    definition: "title, tree and sections agree; where a type was chosen, it is the type read",
    parameters: [],
    evaluate: (context) => [documentTypes(context)],
  },
  {
    id: "DOC-06",
    version,
    scope,
    title: "One book basis",
    whyItMatters: "Accrual and cash figures cannot be compared or rolled forward.",
    severity: "high",
    definition: "all statements that end on the day, and those of the day before them, have one book",
    parameters: [],
    evaluate: (context) => [oneBook(context)],
  },
  problemRule({
    id: "DOC-07",
    version,
    title: "Every row was understood",
    whyItMatters: "A row that is not read may hold the figure that matters.",
    severity: "critical",
    codes: [
      "row_not_understood",
      "amount_not_understood",
      "amount_outside_columns",
      "duplicate_amount_in_column",
      "hidden_text_differs",
    ],
    fine: "Every row in the body was understood.",
  }),
  {
    id: "DOC-08",
    version,
    scope,
    title: "Account codes fit the tree",
    whyItMatters: "A code outside the tree of its statement was mistyped, misread or misplaced.",
    severity: "high",
    definition:
      "each printed code is NNNN-NNNN, below 4000 on a balance sheet and among adjustments, from 4000 on in income and expenses; one verdict an account",
    parameters: [],
    evaluate: codesFit,
  },
  {
    id: "DOC-09",
    version,
    scope,
    title: "Accounts keep their names",
    whyItMatters: "A code with a new name may be another account; its mapping wants a look.",
    severity: "low",
    definition:
      "the name of each account = its name on the latest earlier statement of the kind; one verdict an account, warned",
    parameters: [],
    evaluate: namesKept,
  },
  {
    id: "DOC-10",
    version,
    scope,
    title: "Every account is mapped",
    whyItMatters: "An account without a role is left out of every ratio that needs it.",
    severity: "medium",
    definition: "each leaf has a role in the chart; one verdict an account, warned",
    parameters: [],
    evaluate: everyAccountMapped,
  },
  {
    id: "DOC-11",
    version,
    scope,
    title: "No account is printed twice",
    whyItMatters: "A repeated line counts its amount twice.",
    severity: "high",
    definition: "each code occurs once in its section; one verdict an account",
    parameters: [],
    evaluate: everyAccountOnce,
  },
  {
    id: "DOC-12",
    version,
    scope,
    title: "The file was given once",
    whyItMatters: "The same bytes count once, however often they are sent.",
    severity: "info",
    definition: "no two files have one sha-256; warned as information",
    parameters: [],
    evaluate: (context) => [copies(context)],
  },
  {
    id: "DOC-13",
    version,
    scope,
    title: "No statement was printed again with other numbers",
    whyItMatters: "A restatement changes what was reported; which lines changed must be known.",
    severity: "medium",
    definition:
      "consecutive prints of a statement have the same lines and amounts; warned, failed and high where a line changed by more than materiality",
    parameters: ["materialityFloor", "materialityBps"],
    evaluate: (context) => [restatement(context)],
  },
  {
    id: "ROL-10",
    version,
    scope,
    title: "No locked period was restated",
    whyItMatters: "What was closed and reported must not change without being reopened.",
    severity: "critical",
    definition: "a statement of a locked period has one set of amounts; needs the record of locked periods",
    parameters: [],
    evaluate: (context) => [restatedLocked(context)],
  },
];

function documentTypes({ identities, selections }: DocumentsContext): Verdict {
  const wrong = identities.flatMap(({ current }) => {
    const { problems, kind } = current.document.reading;
    const chosen = selections.get(current.document.sha256)?.kind;
    const problem = problems.find(({ code }) => code === "title_disagrees_with_tree");
    if (chosen && chosen !== kind)
      return [{ current, because: `It was chosen as ${chosen}, but reads as ${kind}.` }];
    return problem ? [{ current, because: problem.message }] : [];
  });
  if (wrong.length === 0) return passed("Title, tree and sections tell of one kind of statement.");
  return {
    outcome: "failed",
    because: wrong.map(({ because }) => because).join(" "),
    evidence: wrong.flatMap(({ current }) => headerEvidence(current, ["title", "tree"])),
  };
}

/** The books of the statements of one month end and of the month end before. */
function oneBook({ property, window, identities }: DocumentsContext): Verdict {
  const own = identities.map(({ current }) => current);
  const earlier = property.identities
    .map(({ current }) => current)
    .filter((statement) => statement.window.end < window.end);
  const lastEnd = earlier.reduce(
    (last, statement) => (statement.window.end > last ? statement.window.end : last),
    "",
  );
  const same = property.identities
    .map(({ current }) => current)
    .filter((other) => other.window.end === window.end);
  const set = [
    ...new Set([...own, ...same, ...earlier.filter((statement) => statement.window.end === lastEnd)]),
  ].filter(({ document }) => document.reading.book !== "");
  if (set.length === 0) return notEvaluated("a printed book");
  const books = [...new Set(set.map(({ document }) => document.reading.book))].sort();
  if (books.length <= 1) return passed(`All statements are of the ${books[0] ?? "same"} book.`);
  return {
    outcome: "failed",
    because: `The statements of this period and the one before mix the books ${books.join(" and ")}.`,
    evidence: set.flatMap((statement) => headerEvidence(statement, ["book"])),
  };
}

function copies({ property, identities }: DocumentsContext): Verdict {
  const own = new Set(identities.flatMap(({ versions }) => versions.map(({ document }) => document.sha256)));
  const doubled = property.copies.filter(([first]) => first !== undefined && own.has(first.sha256));
  if (doubled.length === 0) return passed("No file was given twice.");
  const statements = identities
    .flatMap(({ versions }) => versions)
    .filter(({ document }) => doubled.some(([first]) => first?.sha256 === document.sha256));
  return {
    outcome: "warned",
    because: `${doubled.length === 1 ? "One file was" : `${doubled.length} files were`} given more than once, and counted once.`,
    evidence: statements.flatMap((statement) => headerEvidence(statement)),
  };
}
