import {
  BookOpen,
  Building2,
  CreditCard,
  FileSearch,
  Landmark,
  LayoutGrid,
  ListChecks,
  ListTree,
  Package,
  PlayCircle,
  Scale,
  ScrollText,
  Settings,
  TableProperties,
  Upload,
  Users,
} from "lucide-react";
import type { NavigationIcon as Name } from "./navigation";

const ICONS = {
  portfolio: LayoutGrid,
  review: ListChecks,
  findings: FileSearch,
  packages: Package,
  "rent-roll": TableProperties,
  loans: Landmark,
  properties: Building2,
  import: Upload,
  rules: Scale,
  chart: ListTree,
  runs: PlayCircle,
  audit: ScrollText,
  members: Users,
  jobs: BookOpen,
  billing: CreditCard,
  settings: Settings,
} satisfies Record<Name, unknown>;

export function NavigationIcon({ name }: { name: Name }) {
  const Icon = ICONS[name];
  return <Icon aria-hidden className="size-4 shrink-0" />;
}
