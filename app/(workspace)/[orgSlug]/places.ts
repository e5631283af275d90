import type { PlainMonth } from "@/lib/dates/plain-date";
import type { MetricBasis } from "@/lib/metrics/metric";

/** A value among those of one metric and month; what is left out is the shortest window. */
export interface MetricPlace {
  metric: string;
  basis?: MetricBasis;
  start?: string | null;
}

export type Places = ReturnType<typeof placesOf>;

/** The addresses of one organisation. */
export function placesOf(orgSlug: string) {
  const base = `/${orgSlug}`;
  const property = (id: string) => `${base}/properties/${id}`;
  const month = (id: string, of: PlainMonth) => `${property(id)}/${of}`;
  const document = (id: string) => `${base}/documents/${id}`;
  return {
    portfolio: base,
    imports: `${base}/import`,
    /** For files that are said to be of one property: a header that says another is asked about. */
    importsOf: (id: string) => `${base}/import?property=${id}`,
    property,
    month,
    metric: (id: string, of: PlainMonth, place: MetricPlace) =>
      `${month(id, of)}/metrics/${place.metric}${metricQuery(place)}`,
    document,
    figure: (id: string, line: number, column: string) => `${document(id)}?figure=${line}:${column}`,
    diff: (id: string, against?: string) =>
      `${document(id)}/diff${against === undefined ? "" : `?against=${against}`}`,
    findings: `${base}/findings`,
    finding: (id: string) => `${base}/findings/${id}`,
    rule: (id: string) => `${base}/rules/${id}`,
    run: (id: string) => `${base}/runs/${id}`,
    /** Images cannot send headers, so that their address names the organisation. */
    pageImage: (id: string, page: number) =>
      `/api/v1/documents/${id}/pages/${page}/image?scale=2&organization=${encodeURIComponent(orgSlug)}`,
  };
}

function metricQuery({ basis, start }: MetricPlace): string {
  const query = new URLSearchParams();
  if (basis) query.set("basis", basis);
  if (start) query.set("start", start);
  return query.size === 0 ? "" : `?${query}`;
}
