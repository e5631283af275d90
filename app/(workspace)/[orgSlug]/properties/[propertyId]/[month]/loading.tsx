import { Loading, TableSkeleton } from "@/components/feedback/skeletons";
import { Skeleton } from "@/components/ui/skeleton";

export default function PeriodLoading() {
  return (
    <Loading what="the month">
      <div className="px-6 pt-5 max-md:px-4">
        <Skeleton className="h-5 w-72 max-w-full" />
        <Skeleton className="mt-2.5 w-56" />
        <div className="mt-4 flex gap-6 border-b pb-3">
          {["w-16", "w-16", "w-16", "w-20"].map((width, index) => (
            <Skeleton key={`${index} ${width}`} className={width} />
          ))}
        </div>
      </div>
      <div className="grid gap-5 px-6 pt-4 max-md:px-4">
        <TableSkeleton rows={2} columns={6} />
        <TableSkeleton rows={10} columns={3} />
      </div>
    </Loading>
  );
}
