import { StatementSkeleton } from "@/components/feedback/skeletons";

export default function FindingLoading() {
  return <StatementSkeleton />;
}
