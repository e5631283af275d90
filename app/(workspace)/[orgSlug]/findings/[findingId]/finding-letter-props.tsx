import Link from "next/link";
import type { PageView } from "@/components/document/page-view";
import { figureId } from "@/components/finding/figure-link";
import type { FindingViewerProps } from "@/components/finding/finding-viewer";
import { formatWindow } from "@/lib/dates/format-date";
import { formatInstant } from "@/lib/dates/format-instant";
import { type TraceFigure, traceFigures } from "@/lib/formula/trace";
import type { FindingPage } from "@/lib/services/findings/load-finding-page";

/** More crops than this are a catalogue; the trace lists every figure with its place. */
const CROPS = 6;
/** US letter, for a print that was read before page sizes were kept. */
const LETTER = [612, 792] as const;

/** The letter of a finding as its viewer takes it. */
export function findingLetter(page: FindingPage, base: string): Omit<FindingViewerProps, "disposition"> {
  const { finding } = page;
  const pages = pagesOf(page, base);
  return {
    title: titleOf(finding),
    outcome: finding.outcome,
    severity: finding.severity,
    because: finding.because,
    why: {
      cause: finding.cause,
      candidates: finding.candidates,
      alsoExplains: finding.sameCause.map(({ id, rule, title, period }) => ({
        id,
        title: `${rule} ${title} (${formatWindow(period)})`,
        href: `${base}/findings/${id}`,
      })),
    },
    trace: finding.trace,
    sides: sidesOf(finding),
    documents: Object.fromEntries(
      finding.evidence.map(({ sha256, versionId, fileName }) => [
        sha256,
        { name: fileName, href: `${base}/documents/${versionId}` },
      ]),
    ),
    pages,
    evidence: cropsOf(page, pages),
    history: page.outcomes.map(({ periodStart, periodEnd, outcome }) => ({
      period: formatWindow({ start: periodStart, end: periodEnd }),
      outcome,
    })),
    facts: factsOf(page, base),
    changed: changedOf(page),
  };
}

function sidesOf({ trace, left, right, difference, tolerance }: FindingPage["finding"]) {
  if (trace || left === null || right === null || difference === null || tolerance === null) return null;
  return { left, right, difference, tolerance };
}

function titleOf({ title, property, period, subject }: FindingPage["finding"]): string {
  const account = subject === null ? "" : `, account ${subject}`;
  return `${title}${account}: ${property.name}, ${formatWindow(period)}`;
}

/** Every page that holds a figure of it, in the order they are first cited. */
function pagesOf({ finding, pageSizes }: FindingPage, base: string): PageView[] {
  const orgSlug = base.slice(1);
  const pages = new Map<string, PageView>();
  for (const { sha256, versionId, fileName, page } of finding.evidence) {
    const id = `${sha256}:${page}`;
    const [widthPoints, heightPoints] = pageSizes.get(versionId)?.[page - 1] ?? LETTER;
    const imageUrl = `/api/v1/documents/${versionId}/pages/${page}/image?scale=2&organization=${orgSlug}`;
    if (!pages.has(id)) {
      pages.set(id, { id, label: `${fileName}, page ${page}`, imageUrl, widthPoints, heightPoints });
    }
  }
  return [...pages.values()];
}

/** Crops have the ids of the trace's figures, so that a row and its crop light up together; the accounts of the cause first. */
function cropsOf({ finding }: FindingPage, pages: readonly PageView[]): FindingViewerProps["evidence"] {
  const figures = finding.trace ? traceFigures(finding.trace) : [];
  const atFault = new Set(finding.cause?.accounts);
  return finding.evidence
    .map((place) => ({ place, figure: figures.find((figure) => isPrintedAt(figure, place)) }))
    .toSorted((a, b) => Number(isOf(atFault, b.figure)) - Number(isOf(atFault, a.figure)))
    .slice(0, CROPS)
    .flatMap(({ place: { sha256, page: number, box, text, fileName }, figure }, index) => {
      const page = pages.find(({ id }) => id === `${sha256}:${number}`);
      if (!page) return [];
      return {
        id: figure ? figureId(figure.source) : `evidence ${index}`,
        page,
        box,
        text,
        caption: `${figure?.name ?? text} · ${fileName}, p.${number}`,
      };
    });
}

function isPrintedAt({ source }: TraceFigure, place: FindingPage["finding"]["evidence"][number]): boolean {
  return (
    source.sha256 === place.sha256 && source.page === place.page && source.box.join() === place.box.join()
  );
}

/** An account is known by its code, or by its name where none is printed. */
function isOf(accounts: ReadonlySet<string>, figure: TraceFigure | undefined): boolean {
  return figure !== undefined && accounts.has(figure.code ?? figure.name);
}

function factsOf({ finding, run }: FindingPage, base: string): FindingViewerProps["facts"] {
  const { rule, explanation } = finding;
  return [
    <Link
      key="rule"
      href={`${base}/rules/${rule}`}
      className="underline underline-offset-3 hover:text-accent"
    >
      rule {rule} v{explanation.version}
    </Link>,
    ...(run
      ? [
          <Link
            key="run"
            href={`${base}/runs/${run.id}`}
            className="underline underline-offset-3 hover:text-accent"
          >
            run {formatInstant(run.createdAt)}
          </Link>,
        ]
      : []),
  ];
}

function changedOf({ finding, saidBefore }: FindingPage): string | null {
  if (finding.state === "cleared")
    return "The latest run no longer finds this: what follows is what it said last.";
  return saidBefore === null ? null : `Before the latest change it said: ${saidBefore}`;
}
