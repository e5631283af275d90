import Link from "next/link";
import { MoneyCell } from "@/components/table/cells";
import type { Cause } from "@/lib/rules/result";

export interface CauseBlockProps {
  /** The cause the documents determine; null where they determine none. */
  cause: Cause | null;
  /** All that fit, best first; listed where none is determined. */
  candidates?: readonly Cause[];
  /** Other findings of the same cause. */
  alsoExplains?: readonly { id: string; title: string; href: string }[];
}

/** Why it fails, as far as the documents say: one cause, or the ones that fit, and never a guess. */
export function CauseBlock({ cause, candidates = [], alsoExplains = [] }: CauseBlockProps) {
  if (!cause) return null;
  if (cause.kind === "unknown" && candidates.length === 0)
    return <p className="text-muted">{cause.because}</p>;
  const isKnown = cause.kind !== "unknown";
  return (
    <section aria-label="Likely cause" className="border-accent border-l-2 pl-3">
      <p>
        <span className="font-medium">{isKnown ? "Likely: " : "Several explanations fit: "}</span>
        {isKnown ? cause.because : "the documents do not decide between them."}
      </p>
      {!isKnown && (
        <ul className="mt-1.5 grid gap-1">
          {candidates.map((candidate) => (
            <li
              key={`${candidate.kind} ${candidate.accounts.join()} ${candidate.amount}`}
              className="flex items-baseline gap-3 text-sm"
            >
              <span className="min-w-0 flex-1">{candidate.because}</span>
              <MoneyCell value={candidate.amount} />
            </li>
          ))}
        </ul>
      )}
      {isKnown && (
        <dl className="mt-1.5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
          <div className="flex gap-1.5">
            <dt className="text-faint">Explains</dt>
            <dd>
              <MoneyCell value={cause.amount} />
            </dd>
          </div>
          {cause.accounts.length > 0 && (
            <div className="flex gap-1.5">
              <dt className="text-faint">{cause.accounts.length === 1 ? "Account" : "Accounts"}</dt>
              <dd>
                <code className="text-xs">{cause.accounts.join(", ")}</code>
              </dd>
            </div>
          )}
        </dl>
      )}
      {alsoExplains.length > 0 && <AlsoExplains findings={alsoExplains} />}
    </section>
  );
}

/** More names than this are a list of their own. */
const NAMED = 3;

function AlsoExplains({ findings }: { findings: NonNullable<CauseBlockProps["alsoExplains"]> }) {
  const rest = findings.length > NAMED + 1 ? findings.slice(NAMED) : [];
  const named = findings.slice(0, findings.length - rest.length);
  return (
    <div className="mt-1.5 text-sm">
      <span className="text-faint">Also explains </span>
      {named.map((finding, index) => (
        <span key={finding.id}>
          {index > 0 && <span className="text-faint">, </span>}
          <FindingLink {...finding} />
        </span>
      ))}
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="w-fit cursor-pointer text-accent">and {rest.length} more findings</summary>
          <ul className="mt-1 grid gap-1">
            {rest.map((finding) => (
              <li key={finding.id}>
                <FindingLink {...finding} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function FindingLink({ title, href }: { title: string; href: string }) {
  return (
    <Link href={href} className="underline decoration-line-strong underline-offset-3 hover:text-accent">
      {title}
    </Link>
  );
}
