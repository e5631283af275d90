import type { NavigationItem } from "@/components/layout/navigation";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";

type Entry = NavigationItem & { needs: Permission };

/** The rail of a member: the month's work first, then what it stands on. What they may not see is not offered. */
export function navigationOf(
  ctx: Pick<OrgContext, "orgSlug" | "permissions">,
  counts: { waiting: number; findings: number },
): NavigationItem[][] {
  const base = `/${ctx.orgSlug}`;
  const groups: Entry[][] = [
    [
      {
        id: "portfolio",
        label: "Portfolio",
        href: base,
        icon: "portfolio",
        shortcut: "g p",
        needs: "properties.read",
      },
      {
        id: "import",
        label: "Import",
        href: `${base}/import`,
        icon: "import",
        count: counts.waiting,
        shortcut: "g i",
        needs: "documents.read",
      },
      {
        id: "findings",
        label: "Findings",
        href: `${base}/findings`,
        icon: "findings",
        count: counts.findings,
        shortcut: "g f",
        needs: "findings.read",
      },
    ],
    [
      {
        id: "rules",
        label: "Rules",
        href: `${base}/rules`,
        icon: "rules",
        shortcut: "g r",
        needs: "rules.read",
      },
      {
        id: "chart",
        label: "Chart",
        href: `${base}/chart`,
        icon: "chart",
        shortcut: "g c",
        needs: "charts.read",
      },
      { id: "runs", label: "Runs", href: `${base}/runs`, icon: "runs", shortcut: "g u", needs: "runs.read" },
    ],
    [
      {
        id: "audit",
        label: "Audit",
        href: `${base}/audit`,
        icon: "audit",
        shortcut: "g a",
        needs: "audit.read",
      },
      {
        id: "members",
        label: "Members",
        href: `${base}/members`,
        icon: "members",
        shortcut: "g m",
        needs: "members.read",
      },
    ],
  ];
  return groups
    .map((group) =>
      group.filter(({ needs }) => ctx.permissions.has(needs)).map(({ needs: _needs, ...item }) => item),
    )
    .filter((group) => group.length > 0);
}
