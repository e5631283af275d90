import { LinkSegments } from "@/components/ui/link-segments";
import { OUTCOMES } from "@/components/ui/status";
import type { PeriodPage } from "@/lib/services/periods/load-period-page";
import { OUTCOMES_SHOWN, type PeriodParams, periodHref } from "./period-params";
import { groupOf, RULE_GROUPS } from "./result-rows";

interface FiltersProps {
  base: string;
  params: PeriodParams;
  results: PeriodPage["results"];
}

/** By what came of it; only what there is can be chosen. */
export function OutcomeFilter({ base, params, results }: FiltersProps) {
  const among = results.filter((result) => params.group === null || groupOf(result) === params.group);
  const count = (outcome: string) => among.filter((result) => result.outcome === outcome).length;
  const segments = [
    { id: "all", label: "All", count: among.length, href: periodHref(base, { ...params, outcome: null }) },
    ...OUTCOMES_SHOWN.filter((outcome) => count(outcome) > 0 || outcome === params.outcome).map(
      (outcome) => ({
        id: outcome,
        label: OUTCOMES[outcome].word,
        count: count(outcome),
        href: periodHref(base, { ...params, outcome }),
      }),
    ),
  ];
  return <LinkSegments label="Outcomes shown" segments={segments} current={params.outcome ?? "all"} />;
}

/** By what the rules are about. */
export function GroupFilter({ base, params, results }: FiltersProps) {
  const groups = Object.entries(RULE_GROUPS).filter(([id]) =>
    results.some((result) => groupOf(result) === id),
  );
  const segments = [
    { id: "all", label: "All", href: periodHref(base, { ...params, group: null }) },
    ...groups.map(([id, label]) => ({ id, label, href: periodHref(base, { ...params, group: id }) })),
  ];
  return <LinkSegments label="Rules shown" segments={segments} current={params.group ?? "all"} />;
}
