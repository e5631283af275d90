import type { PeriodOption } from "@/components/layout/period-switcher";
import { formatWindow } from "@/lib/dates/format-date";
import type { StatementPage } from "@/lib/services/documents/load-statement-page";
import { kindWords } from "../../kind-words";
import type { Places } from "../../places";
import { printTime } from "../document-row";

/** The same statement of every period, latest first. An older print stands in the place of the current one. */
export function seriesOptions(
  { series, documentId, document }: StatementPage,
  places: Places,
): PeriodOption[] {
  return series.toReversed().map(({ documentId: id, versionId, periodStart, periodEnd }) => ({
    id,
    label: formatWindow({ start: periodStart, end: periodEnd }),
    href: places.document(id === documentId ? document.id : versionId),
  }));
}

export interface SiblingLink {
  id: string;
  label: string;
  href: string;
  /** Windows tell two statements of one kind apart. */
  title: string;
}

export function siblingLinks({ siblings }: Pick<StatementPage, "siblings">, places: Places): SiblingLink[] {
  return siblings.map(({ versionId, kind, periodStart, periodEnd }) => {
    const window = formatWindow({ start: periodStart, end: periodEnd });
    const isAlone = siblings.filter((each) => each.kind === kind).length === 1;
    const name = kindWords(kind);
    return {
      id: versionId,
      label: isAlone ? name : `${name}, ${window}`,
      href: places.document(versionId),
      title: `${name}, ${window}`,
    };
  });
}

/** The current print first. */
export function versionOptions({ versions, document }: StatementPage, places: Places) {
  return versions
    .map(({ id, printedAt }, index) => ({
      id,
      label: `Print ${index + 1} of ${versions.length}`,
      hint: printTime(printedAt) ?? "no print time",
      href: places.document(id),
      isChecked: id === document.id,
    }))
    .toReversed();
}
