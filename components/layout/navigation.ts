export type NavigationIcon =
  | "portfolio"
  | "review"
  | "findings"
  | "packages"
  | "rent-roll"
  | "loans"
  | "properties"
  | "import"
  | "rules"
  | "chart"
  | "runs"
  | "audit"
  | "members"
  | "jobs"
  | "billing"
  | "settings";

/** Plain data, so that the server can say who sees what. */
export interface NavigationItem {
  id: string;
  label: string;
  href: string;
  icon: NavigationIcon;
  /** What waits there; 0 is not shown. */
  count?: number;
  /** `g p` */
  shortcut?: string;
}

/** The item whose address the path lies under; of several the deepest. */
export function currentItem(groups: readonly (readonly NavigationItem[])[], path: string): string | null {
  const under = groups.flat().filter(({ href }) => path === href || path.startsWith(`${href}/`));
  return (
    under.reduce<NavigationItem | null>(
      (best, item) => (best === null || item.href.length > best.href.length ? item : best),
      null,
    )?.id ?? null
  );
}
