import { PageSkeleton } from "@/components/feedback/skeletons";

export default function MetricLoading() {
  return (
    <PageSkeleton>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,26rem)] gap-4 max-xl:grid-cols-[minmax(0,1fr)]">
        <div className="h-80 animate-breathe rounded-md border bg-surface" />
        <div className="h-80 animate-breathe rounded-md border bg-surface" />
      </div>
    </PageSkeleton>
  );
}
