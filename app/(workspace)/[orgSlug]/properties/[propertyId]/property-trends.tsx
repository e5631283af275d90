import { LineChart } from "@/components/charts/chart";
import { KpiStrip } from "@/components/portfolio/kpi-strip";
import { Panel } from "@/components/ui/panel";
import { seriesOf, type Trend } from "./trends";

/** The latest numbers with their windows, and how they came to be. */
export function PropertyTrends({ trends }: { trends: readonly Trend[] }) {
  const pick = (...ids: string[]) => trends.filter(({ metric }) => ids.includes(metric));
  return (
    <section aria-label="Trends" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <KpiStrip
        items={trends.map(({ metric, label, unit, points, latest, missing }) => ({
          id: metric,
          label,
          unit,
          points,
          value: latest?.value ?? null,
          window: latest?.window ?? "no period yet",
          missing,
          ...(latest ? { href: latest.href } : {}),
        }))}
      />
      <div className="grid grid-cols-[2fr_1fr_1fr] gap-4 *:min-w-0 max-xl:grid-cols-2 max-xl:*:first:col-span-2 max-md:grid-cols-[minmax(0,1fr)] max-md:*:first:col-span-1">
        <Panel>
          <LineChart
            title="Income, expenses and NOI, USD"
            unit="money"
            series={seriesOf(pick("total_income", "total_expenses", "noi"))}
          />
        </Panel>
        {pick("dscr", "debt_yield").map((trend) => (
          <Panel key={trend.metric}>
            {trend.latest ? (
              <LineChart title={trend.label} unit={trend.unit} series={seriesOf([trend])} />
            ) : (
              <NoTrend trend={trend} />
            )}
          </Panel>
        ))}
      </div>
    </section>
  );
}

/** A chart of nothing would look like a chart of zero. */
function NoTrend({ trend }: { trend: Trend }) {
  return (
    <div>
      <h3 className="font-medium text-sm">{trend.label}</h3>
      <p className="mt-1 text-muted text-sm">Not evaluated: {trend.missing || "no period has a value"}.</p>
    </div>
  );
}
