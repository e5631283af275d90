import { PageSkeleton, TableSkeleton } from "@/components/feedback/skeletons";

export default function DiffLoading() {
  return (
    <PageSkeleton>
      <TableSkeleton columns={7} />
    </PageSkeleton>
  );
}
