import { Loading, TableSkeleton } from "@/components/feedback/skeletons";
import { Skeleton } from "@/components/ui/skeleton";

export default function PropertyLoading() {
  return (
    <Loading what="the property">
      <div className="px-6 pt-5 pb-4 max-md:px-4">
        <Skeleton className="h-5 w-56" />
        <Skeleton className="mt-2.5 w-80 max-w-full" />
      </div>
      <div className="grid gap-4 px-6 max-md:px-4">
        <div className="h-20 animate-breathe rounded-md border bg-surface" />
        <div className="h-64 animate-breathe rounded-md border bg-surface" />
        <TableSkeleton rows={8} columns={6} />
      </div>
    </Loading>
  );
}
