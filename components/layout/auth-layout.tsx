import type { ReactNode } from "react";

export interface AuthLayoutProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** The form. */
  children: ReactNode;
  /** Under the form: the way to the other form. */
  footer?: ReactNode;
}

/** Sign-in, sign-up and the pages around them: one column, nothing beside the form but what the product does. */
export function AuthLayout({ title, lead, children, footer }: AuthLayoutProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex flex-col justify-center px-6 py-10">
        <div className="mx-auto w-full max-w-88">
          <Mark />
          <h1 className="mt-8 font-semibold text-xl">{title}</h1>
          {lead && <p className="mt-1 text-muted">{lead}</p>}
          <div className="mt-6">{children}</div>
          {footer && <div className="mt-6 border-t pt-4 text-muted text-sm">{footer}</div>}
        </div>
      </main>
      <aside className="flex flex-col justify-center border-l bg-surface px-12 max-lg:hidden">
        <dl className="mx-auto grid max-w-104 gap-6">
          {PROMISES.map(([what, how]) => (
            <div key={what}>
              <dt className="font-medium">{what}</dt>
              <dd className="mt-0.5 text-muted">{how}</dd>
            </div>
          ))}
        </dl>
      </aside>
    </div>
  );
}

const PROMISES = [
  [
    "Every figure knows where it was printed",
    "Value, page and box stay together, from the portfolio down to the paper.",
  ],
  [
    "Proven by arithmetic, not by confidence",
    "A figure counts as proven when an identity of its own statement closes to the cent.",
  ],
  [
    "What does not tie is explained",
    "The formula with its numbers, the likely cause, and what else that cause explains.",
  ],
  [
    "What is printed is kept",
    "Originals never change: a later print stands beside the earlier one, with what changed.",
  ],
] as const;

/** The name of the product with its sign. */
export function Mark() {
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-lg tracking-[0.02em]">
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-6">
        <rect width="32" height="32" rx="6" className="fill-accent" />
        <path
          d="M8 10h9M8 16h9M8 22h9"
          className="stroke-on-accent"
          strokeWidth="2.4"
          strokeLinecap="round"
        />
        <path
          d="m20 18.5 2.4 2.6L26.5 15"
          className="fill-none stroke-on-accent"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      REIMS
    </span>
  );
}
