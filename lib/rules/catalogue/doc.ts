import type { Problem, ProblemCode } from "@/lib/extraction/reading";
import { accountNumber } from "@/lib/facts/chart";
import type { StatementVersions } from "@/lib/facts/property-facts";
import { accountKey, isLeaf, type MappedLine, type StatementFacts } from "@/lib/facts/statement-facts";
import type { DocumentsContext, EvidenceRef, Rule, RuleOf, Selection, Verdict } from "../rule";
import { headerEvidence, notApplicable, notEvaluated, passed, perAccount } from "../verdicts";
import { restatedLocked, restatement } from "./restatement";

const scope = "documents";
const version = 1;

/** DOC: a document is complete, is what it says, and is the only one of its kind. */
export const documentRules: readonly Rule[] = [
  problemRule({
    id: "DOC-01",
    title: "The header is complete on every page",
    whyItMatters: "Property, period, book and print time decide where every figure belongs.",
    severity: "critical",
    codes: ["header_field_missing"],
    fine: "Every header field is printed on every page.",
  }),
  problemRule({
    id: "DOC-02",
    title: "The pages belong together",
    whyItMatters: "A missing page or a page of another print makes every total suspect.",
    severity: "critical",
    codes: ["header_differs_between_pages", "page_numbers_not_contiguous"],
    fine: "All pages carry one header and count from 1 without a gap.",
  }),
  selectionRule({
    id: "DOC-03",
    title: "The property is the one that was chosen",
    whyItMatters: "A statement filed under another property corrupts two histories.",
    chosen: ({ property }) => property,
    read: ({ document }) => document.reading.property.code,
    field: "property",
  }),
  selectionRule({
    id: "DOC-04",
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
    evaluate: ({ identities }) =>
      perAccount(
        accountVerdicts(identities, (statement, mapped) =>
          mapped.roles.filter((role) => role !== "adjustments").length > 0
            ? null
            : {
                outcome: "warned",
                because: `${mapped.line.name} has no role in the ${statement.chart.profile} chart.`,
              },
        ),
        passed("Every account has a role."),
      ),
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
    evaluate: ({ identities }) =>
      perAccount(
        accountVerdicts(identities, (statement, mapped) =>
          statement.account(mapped.part, accountKey(mapped.line)).length === 1
            ? null
            : { outcome: "failed", because: `${mapped.line.name} is printed more than once in its section.` },
        ),
        passed("Every account is printed once."),
      ),
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

interface ProblemRuleInput extends Pick<RuleOf<"documents">, "id" | "title" | "whyItMatters" | "severity"> {
  codes: readonly ProblemCode[];
  fine: string;
}

/** A rule that holds when reading met none of some problems. */
function problemRule({ codes, fine, ...rest }: ProblemRuleInput): RuleOf<"documents"> {
  return {
    ...rest,
    version,
    scope,
    definition: `no problem of the kinds ${codes.join(", ")} in any current print`,
    parameters: [],
    evaluate({ identities }) {
      const found = identities.flatMap(({ current }) =>
        current.document.reading.problems
          .filter(({ code }) => codes.includes(code))
          .map((problem) => ({ problem, statement: current })),
      );
      if (found.length === 0) return [passed(fine)];
      const messages = [...new Set(found.map(({ problem }) => problem.message))];
      const shown = messages.slice(0, 5).join(" ");
      const more = messages.length > 5 ? ` And ${messages.length - 5} more.` : "";
      return [
        {
          outcome: "failed",
          because: `${shown}${more}`,
          evidence: found.flatMap(({ problem, statement }) => problemEvidence(problem, statement)),
        },
      ];
    },
  };
}

function problemEvidence({ page, box, message }: Problem, statement: StatementFacts): EvidenceRef[] {
  if (page === null || box === null) return headerEvidence(statement);
  return [{ sha256: statement.document.sha256, page, box, text: message, value: null }];
}

interface SelectionRuleInput extends Pick<RuleOf<"documents">, "id" | "title" | "whyItMatters"> {
  chosen: (selection: Selection) => string;
  read: (statement: StatementFacts) => string;
  field: "property" | "period";
}

/** A rule that compares a person's choice with the header. */
function selectionRule({ chosen, read, field, ...rest }: SelectionRuleInput): RuleOf<"documents"> {
  return {
    ...rest,
    version,
    scope,
    severity: "critical",
    definition: `where a ${field} was chosen for a file, it is the one in its header`,
    parameters: [],
    evaluate({ identities, selections }) {
      const selected = identities.flatMap(({ current }) => {
        const selection = selections.get(current.document.sha256);
        return selection ? [{ current, selection }] : [];
      });
      if (selected.length === 0) return [notEvaluated(`a chosen ${field} to compare the header with`)];
      const wrong = selected.filter(({ current, selection }) => chosen(selection) !== read(current));
      if (wrong.length === 0) return [passed(`The header names the chosen ${field}.`)];
      const sentences = wrong.map(
        ({ current, selection }) => `${chosen(selection)} was chosen, but the header says ${read(current)}.`,
      );
      return [
        {
          outcome: "failed",
          because: sentences.join(" "),
          evidence: wrong.flatMap(({ current }) => headerEvidence(current, [field])),
        },
      ];
    },
  };
}

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
  ];
  const books = [...new Set(set.map(({ document }) => document.reading.book))].sort();
  if (books.length <= 1) return passed(`All statements are of the ${books[0] ?? "same"} book.`);
  return {
    outcome: "failed",
    because: `The statements of this period and the one before mix the books ${books.join(" and ")}.`,
    evidence: set.flatMap((statement) => headerEvidence(statement, ["book"])),
  };
}

function codesFit({ identities }: DocumentsContext): Verdict[] {
  if (identities.every(({ current }) => current.lines.every(({ line }) => line.code === null))) {
    return [notApplicable("The print has no account codes.")];
  }
  const found = identities.flatMap(({ current }) =>
    current.lines.flatMap((mapped): Verdict[] => {
      const { code, name } = mapped.line;
      if (code === null) return [];
      const number = accountNumber(code);
      const because = !number
        ? `The code ${code} of ${name} does not have the form NNNN-NNNN.`
        : isIncome(number.stem) !== (mapped.part === "income_statement")
          ? `The code ${code} of ${name} is not of the tree it stands in.`
          : null;
      return because
        ? [{ outcome: "failed", subject: code, because, evidence: [lineEvidence(current, mapped)] }]
        : [];
    }),
  );
  return perAccount(found, passed("Every code has the form of the tree and stands in it."));
}

function isIncome(stem: number): boolean {
  return stem >= 4000;
}

function namesKept({ property, identities }: DocumentsContext): Verdict[] {
  let compared = 0;
  const found = identities.flatMap(({ current }) => {
    const earlier = property.identities
      .map((entry) => entry.current)
      .filter(({ kind, window }) => kind === current.kind && window.end < current.window.end)
      .toSorted((a, b) => (a.window.end < b.window.end ? 1 : -1));
    return accountVerdicts([{ current }], (_, mapped) => {
      const { name, code } = mapped.line;
      const before = earlier
        .map((statement) => statement.account(mapped.part, accountKey(mapped.line))[0])
        .find((line) => line);
      if (!before || code === null) return null;
      compared += 1;
      return before.line.name === name
        ? null
        : { outcome: "warned", because: `${code} is now called ${name}; it was ${before.line.name}.` };
    });
  });
  if (compared === 0) return [notEvaluated("an earlier statement with the same accounts")];
  return perAccount(found, passed("Every account kept its name."));
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

/** One verdict for each account that a judge objects to, however often it is printed. */
function accountVerdicts(
  identities: readonly Pick<StatementVersions, "current">[],
  judge: (statement: StatementFacts, mapped: MappedLine) => Pick<Verdict, "outcome" | "because"> | null,
): Verdict[] {
  return identities.flatMap(({ current }) =>
    current.lines.filter(isLeaf).flatMap((mapped): Verdict[] => {
      const verdict = judge(current, mapped);
      return verdict
        ? [{ ...verdict, subject: accountKey(mapped.line), evidence: [lineEvidence(current, mapped)] }]
        : [];
    }),
  );
}

function lineEvidence({ document }: StatementFacts, { line }: MappedLine): EvidenceRef {
  const text = line.code === null ? line.name : `${line.code} ${line.name}`;
  return { sha256: document.sha256, page: line.page, box: line.box, text, value: null };
}
