import { EmptyState } from "@/components/feedback/empty-state";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import { findingRow } from "../../../findings/finding-row";
import { FindingsTable } from "../../../findings/findings-table";
import type { Places } from "../../../places";

/** What the rules find wrong in the month: open ones first, the largest effect on top. */
export function PeriodFindings({ page, places }: { page: PeriodPage; places: Places }) {
  if (page.findings.length === 0)
    return page.run === null ? (
      <EmptyState title="The rules have not looked at this month yet">
        They run by themselves once a statement of the month is filed.
      </EmptyState>
    ) : (
      <EmptyState title="No findings">
        Nothing that the rules looked at is wrong. What they looked at stands under Verified.
      </EmptyState>
    );
  return <FindingsTable rows={page.findings.map((finding) => findingRow(finding, places))} isOfOneProperty />;
}
