import { PageSkeleton, TableSkeleton } from "@/components/feedback/skeletons";

export default function WorkspaceLoading() {
  return (
    <PageSkeleton>
      <TableSkeleton />
    </PageSkeleton>
  );
}
