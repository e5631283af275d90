import { EmptyState } from "@/components/feedback/empty-state";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import type { Places } from "../../../places";
import type { PeriodParams } from "./period-params";
import { GroupFilter, OutcomeFilter } from "./result-filters";
import { groupOf, resultRow, TIE_GROUPS } from "./result-rows";
import { ResultsTable } from "./results-table";

interface PeriodResultsProps {
  page: PeriodPage;
  params: PeriodParams;
  base: string;
  places: Places;
}

/** Every result of the month, passed ones too: what was looked at and found right is worth as much as what was not. */
export function Verified({ page, params, base, places }: PeriodResultsProps) {
  if (page.results.length === 0) return <NoResults />;
  return <Results {...{ params, base, places }} label="Results" show="all" results={page.results} />;
}

/** What must equal what between the statements of the month, and from the month before to this one. */
export function RollForward({ page, params, base, places }: PeriodResultsProps) {
  const results = page.results.filter((result) => TIE_GROUPS.includes(groupOf(result)));
  if (results.length === 0) return <NoResults />;
  return (
    <Results {...{ params, base, places }} label="Ties and roll-forward" show="ties" results={results} />
  );
}

interface ResultsProps extends Omit<PeriodResultsProps, "page"> {
  label: string;
  show: "all" | "ties";
  results: PeriodPage["results"];
}

function Results({ label, show, results, params, base, places }: ResultsProps) {
  const shown = results.filter(
    (result) =>
      (params.outcome === null || result.outcome === params.outcome) &&
      (params.group === null || groupOf(result) === params.group),
  );
  const filters = { base, params, results };
  return (
    <ResultsTable
      // Another filter is another list, which begins at its top.
      key={`${params.outcome} ${params.group}`}
      label={label}
      show={show}
      rows={shown.map((result) => resultRow(result, places))}
      toolbar={
        <>
          <GroupFilter {...filters} />
          <OutcomeFilter {...filters} />
        </>
      }
    />
  );
}

function NoResults() {
  return (
    <EmptyState title="The rules have not looked at this month yet">
      They run by themselves once a statement of the month is filed.
    </EmptyState>
  );
}
