import type { Line } from "@/lib/extraction/reading";
import { abs, formatCents } from "@/lib/money/cents";
import type { FigureRef, Identity, ProofMark } from "./proof";

/** Marks one figure by the identities it stands in, with the reason in words. */
export function explainMark(
  figure: FigureRef,
  memberships: number[],
  identities: readonly Identity[],
  lines: readonly Line[],
): ProofMark {
  let proof: Identity | null = null;
  let failure: Identity | null = null;
  let isEmptyTotal = false;
  for (const index of memberships) {
    const identity = identities[index];
    if (!identity) continue;
    isEmptyTotal ||= identity.parts.length === 0;
    if (identity.isClosed && provesSomething(identity)) proof ??= identity;
    else if (!identity.isClosed) failure ??= identity;
  }
  if (proof) return { status: "proven", because: whyProven(figure, proof, lines), identities: memberships };
  let because = "No total covers this line.";
  if (failure) because = whyFailed(figure, failure, lines);
  else if (isEmptyTotal) because = "It totals no lines, which nothing contradicts and nothing proves.";
  return { status: "unproven", because, identities: memberships };
}

/** An equality holds for a number that was copied wrongly, and a total of nothing holds for any empty section. */
function provesSomething(identity: Identity): boolean {
  return identity.kind !== "equality" && identity.parts.length > 0;
}

function whyProven(figure: FigureRef, identity: Identity, lines: readonly Line[]): string {
  if (identity.kind === "difference") return `${sideBySide(identity, lines)}.`;
  const count = identity.parts.length;
  if (identity.total.line === figure.line) return `Is the sum of ${countOf(count)}.`;
  const total = nameAndAmount(identity.total, lines);
  return count === 1 ? `Is all of ${total}.` : `Adds up to ${total} with ${countOf(count - 1, "other ")}.`;
}

function whyFailed(figure: FigureRef, identity: Identity, lines: readonly Line[]): string {
  const printed = amountOf(identity.total, lines);
  const sum = formatCents(printed - identity.difference);
  const gap = `difference ${formatCents(abs(identity.difference))}`;
  if (identity.kind === "equality") {
    const left = identity.parts.map(({ figure: part }) => nameAndAmount(part, lines)).join(", ");
    return `${nameAndAmount(identity.total, lines)} should equal ${left} (${gap}).`;
  }
  if (identity.kind === "difference") return `${sideBySide(identity, lines)} does not hold (${gap}).`;
  const isTotal = identity.total.line === figure.line;
  const name = isTotal ? "It" : lines[identity.total.line]?.name;
  const own =
    identity.parts.length === 0
      ? "no lines stand under it"
      : `its ${countOf(identity.parts.length)} sum to ${sum}`;
  return `${name} prints ${formatCents(printed)}, ${own} (${gap}).`;
}

/** `NET OPERATING INCOME 1.00 = TOTAL INCOME 3.00 − TOTAL EXPENSES 2.00`. */
function sideBySide(identity: Identity, lines: readonly Line[]): string {
  const right = identity.parts.map(({ figure, sign }, index) => {
    const operator = sign === -1 ? "− " : index === 0 ? "" : "+ ";
    return `${operator}${nameAndAmount(figure, lines)}`;
  });
  return `${nameAndAmount(identity.total, lines)} = ${right.join(" ")}`;
}

function nameAndAmount(figure: FigureRef, lines: readonly Line[]): string {
  return `${lines[figure.line]?.name ?? ""} ${formatCents(amountOf(figure, lines))}`;
}

function amountOf(figure: FigureRef, lines: readonly Line[]): bigint {
  return lines[figure.line]?.figures[figure.column]?.value ?? 0n;
}

function countOf(count: number, which = ""): string {
  return `${count} ${which}${count === 1 ? "line" : "lines"}`;
}
