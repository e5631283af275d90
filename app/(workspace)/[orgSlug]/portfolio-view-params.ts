import type { PlainMonth } from "@/lib/dates/plain-date";

/** What the address says of the matrix: its last month (null: the latest there is) and how many months it shows. */
export interface PortfolioViewParams {
  last: PlainMonth | null;
  months: number;
}

export const MONTH_COUNTS = [6, 12, 24] as const;

/** What is not understood reads as if it were not there: an old link still shows something. */
export function readView(params: Record<string, string | string[] | undefined>): PortfolioViewParams {
  const { to, months } = params;
  const count = MONTH_COUNTS.find((each) => String(each) === months);
  const isMonth = typeof to === "string" && /^(19|20)\d\d-(0[1-9]|1[0-2])$/.test(to);
  return { last: isMonth ? to : null, months: count ?? 12 };
}

export function viewHref(base: string, { last, months }: PortfolioViewParams): string {
  const params = new URLSearchParams();
  if (last) params.set("to", last);
  if (months !== 12) params.set("months", String(months));
  const query = params.toString();
  return query ? `${base}?${query}` : base;
}
