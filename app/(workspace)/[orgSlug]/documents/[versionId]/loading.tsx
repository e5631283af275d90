import { StatementSkeleton } from "@/components/feedback/skeletons";

export default function DocumentLoading() {
  return <StatementSkeleton />;
}
