import type { PageView } from "@/components/document/page-view";
import type { StatementColumn, StatementFigure, StatementRow } from "@/components/document/statement-row";
import { formatMonth, formatWindow } from "@/lib/dates/format-date";
import type { StatementPage, ViewedReading } from "@/lib/services/documents/load-statement-page";
import type { Places } from "../../places";

/** US letter, for a page whose size is not known. */
const LETTER = [612, 792] as const;

const COLUMN_NAMES: Readonly<Record<string, string>> = {
  current_balance: "Balance",
  period_to_date: "Period to date",
  period_percent: "Period %",
  year_to_date: "Year to date",
  year_percent: "Year %",
};

/** `Period to date`; a month by its name. */
export function columnName(key: string): string {
  const month = /^month_(\d{4})_(\d{2})$/.exec(key);
  if (month) return formatMonth(`${month[1]}-${month[2]}`);
  return COLUMN_NAMES[key] ?? key.replaceAll("_", " ");
}

export function statementColumns({ columns, prior }: ViewedReading): StatementColumn[] {
  const priorLabel = prior && formatWindow({ start: prior.periodStart, end: prior.periodEnd });
  return columns.map((key) => ({
    key,
    label: columnName(key),
    unit: key.endsWith("_percent") ? "percent" : "money",
    priorLabel,
  }));
}

export function statementRows({ lines, prior }: ViewedReading): StatementRow[] {
  const priorMissing = prior
    ? "The statement before prints no such line"
    : "No statement of the period before is in";
  return lines.map(({ index, code, name, kind, page, box, figures }) => ({
    id: String(index),
    code,
    name,
    kind,
    page,
    box,
    figures: Object.fromEntries(
      figures.map((figure) => [
        figure.column,
        {
          value: figure.value,
          asRead: null,
          page,
          box: figure.box,
          status: figure.proof?.status ?? null,
          because: figure.proof?.because ?? "A percentage proves nothing",
          prior: figure.prior,
          priorMissing,
        } satisfies StatementFigure,
      ]),
    ),
  }));
}

/** Counted from the figures that are shown. */
export function coverageOf({ lines }: ViewedReading): { figures: number; proven: number; repaired: number } {
  const statuses = lines.flatMap(({ figures }) =>
    figures.flatMap(({ proof }) => (proof ? [proof.status] : [])),
  );
  const count = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
  return { figures: statuses.length, proven: count("proven"), repaired: count("repaired", "corrected") };
}

export function pageViews(
  { document }: Pick<StatementPage, "document">,
  { pageSizes }: ViewedReading,
  places: Places,
): PageView[] {
  const count = Math.max(document.statement?.pages ?? 0, pageSizes.length);
  return Array.from({ length: count }, (_, index) => {
    const page = index + 1;
    const [widthPoints, heightPoints] = pageSizes[index] ?? LETTER;
    return {
      id: String(page),
      label: `Page ${page} of ${count}`,
      imageUrl: places.pageImage(document.id, page),
      widthPoints,
      heightPoints,
    };
  });
}
