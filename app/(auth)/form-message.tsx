import { MeaningIcon } from "@/components/ui/meaning-icon";

/** What is wrong with the whole of a form; said at once when it appears. */
export function FormMessage({ children }: { children: string | null }) {
  return (
    <div role="alert">
      {children && (
        <p className="flex gap-2 rounded-md border border-failed/40 bg-failed-soft px-3 py-2 text-sm">
          <MeaningIcon meaning="failed" className="mt-0.5" />
          {children}
        </p>
      )}
    </div>
  );
}
