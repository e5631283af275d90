import Link from "next/link";
import { EmptyState } from "@/components/feedback/empty-state";
import { StatusCell } from "@/components/table/cells";
import { LinkButton } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { formatMonth } from "@/lib/dates/format-date";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import { DOCUMENT_STATES } from "../../../documents/document-row";
import { kindWords } from "../../../kind-words";
import type { Places } from "../../../places";
import { metricGrid } from "./metric-grid";
import { MetricsPanel } from "./metrics-panel";
import { StatementsTable, type StatementTableRow } from "./statements-table";

interface OverviewProps {
  page: PeriodPage;
  places: Places;
  canImport: boolean;
}

/** What came in for the month, what of it is proven, and what it says. */
export function Overview({ page, places, canImport }: OverviewProps) {
  const { statements, unsettled, metrics, month } = page;
  if (statements.length === 0 && unsettled.length === 0)
    return (
      <EmptyState
        title={`Nothing is in for ${formatMonth(month)}`}
        action={
          canImport && (
            <LinkButton href={places.imports} variant="primary">
              Import documents
            </LinkButton>
          )
        }
      >
        A balance sheet and an income statement of the month are filed here by their headers.
      </EmptyState>
    );
  const missing = ["balance_sheet", "income_statement"].filter(
    (kind) => !statements.some((statement) => statement.kind === kind),
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <section aria-label="Statements">
        <StatementsTable rows={statements.map((statement) => statementRow(statement, places))} />
        {missing.map((kind) => (
          <p key={kind} className="mt-2 text-sm">
            <StatusCell meaning="unknown">
              No {kindWords(kind).toLowerCase()} is in: what needs it is not evaluated.
            </StatusCell>
          </p>
        ))}
      </section>
      {unsettled.length > 0 && <Unsettled documents={unsettled} places={places} />}
      {metrics.length > 0 && <MetricsPanel {...metricGrid(page, places)} />}
    </div>
  );
}

function statementRow(statement: PeriodPage["statements"][number], places: Places): StatementTableRow {
  const { versionId, kind, periodStart, periodEnd, book, printedAt, versions } = statement;
  return {
    id: versionId,
    href: places.document(versionId),
    kind: kindWords(kind),
    window: { start: periodStart, end: periodEnd },
    book,
    printedOn: printedAt?.slice(0, 10) ?? null,
    figures: statement.figureCount,
    proven: statement.provenCount,
    versions,
    diffHref: versions > 1 ? places.diff(versionId) : null,
  };
}

/** Files of the month that have not come to their end, or came to a bad one, with the reason. */
function Unsettled({ documents, places }: { documents: readonly DocumentItem[]; places: Places }) {
  return (
    <Panel title="Not settled" isFlush>
      <ul>
        {documents.map(({ id, fileName, state, problem }) => (
          <li
            key={id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2 text-sm last:border-b-0"
          >
            <Link href={places.document(id)} className="font-medium hover:text-accent hover:underline">
              {fileName}
            </Link>
            <StatusCell meaning={DOCUMENT_STATES[state].meaning}>{DOCUMENT_STATES[state].word}</StatusCell>
            {problem && <span className="text-muted">{problem.message}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
