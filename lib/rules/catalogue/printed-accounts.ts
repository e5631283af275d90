import { accountNumber } from "@/lib/facts/chart";
import type { StatementVersions } from "@/lib/facts/property-facts";
import { accountKey, isLeaf, type MappedLine, type StatementFacts } from "@/lib/facts/statement-facts";
import type { DocumentsContext, EvidenceRef, Verdict } from "../rule";
import { notApplicable, notEvaluated, passed, perAccount } from "../verdicts";

/** DOC-08: each code has the form of the tree and stands in it. */
export function codesFit({ identities }: DocumentsContext): Verdict[] {
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

/** DOC-09: each account has the name that the latest earlier statement of its kind gives it. */
export function namesKept({ property, identities }: DocumentsContext): Verdict[] {
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

/** DOC-10: each account has a role in the chart. */
export function everyAccountMapped({ identities }: DocumentsContext): Verdict[] {
  const found = accountVerdicts(identities, (statement, { line, roles }) =>
    roles.some((role) => role !== "adjustments")
      ? null
      : { outcome: "warned", because: `${line.name} has no role in the ${statement.chart.profile} chart.` },
  );
  return perAccount(found, passed("Every account has a role."));
}

/** DOC-11: each account is printed once in its section. */
export function everyAccountOnce({ identities }: DocumentsContext): Verdict[] {
  const found = accountVerdicts(identities, (statement, { part, line }) =>
    statement.account(part, accountKey(line)).length === 1
      ? null
      : { outcome: "failed", because: `${line.name} is printed more than once in its section.` },
  );
  return perAccount(found, passed("Every account is printed once."));
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

function isIncome(stem: number): boolean {
  return stem >= 4000;
}
