import { EmptyState } from "@/components/feedback/empty-state";
import { LinkButton } from "@/components/ui/button";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import type { Places } from "../../places";
import { RetryButton } from "./retry-button";
import { UntilRead } from "./until-read";

interface HalfReadProps {
  document: DocumentItem;
  places: Places;
  orgSlug: string;
  canSend: boolean;
}

/** A document that nothing can be shown of yet: how far it came, why it stopped, and what to do. */
export function HalfRead({ document, places, orgSlug, canSend }: HalfReadProps) {
  const { id, state, problem, fileName } = document;
  if (state === "processing")
    return (
      <>
        <UntilRead orgSlug={orgSlug} versionId={id} />
        <EmptyState title="It is being read">
          It is {STAGES[document.stage]}, and appears here by itself as soon as there is something to show.
        </EmptyState>
      </>
    );
  return (
    <EmptyState
      title={state === "failed" ? "It could not be read" : "It waits for you"}
      action={
        canSend && (
          <LinkButton href={places.imports} variant="primary">
            {state === "failed" ? "Import another print" : "Answer it on the import page"}
          </LinkButton>
        )
      }
      other={canSend && state === "failed" && <RetryButton orgSlug={orgSlug} versionId={id} />}
    >
      {problem?.message ?? "No reason was kept."} What was handed in is kept as it came, under the name{" "}
      {fileName}.
    </EmptyState>
  );
}

/** Above a statement that was read and goes no further on its own. */
export function WaitingLine({ document, places, canSend }: Omit<HalfReadProps, "orgSlug">) {
  if (document.problem === null || document.state === "settled") return null;
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-3 border-t bg-warned-soft px-4 py-2 text-sm text-warned"
    >
      <span className="min-w-0 flex-1">{document.problem.message}</span>
      {canSend && (
        <LinkButton href={places.imports} size="small">
          To the import page
        </LinkButton>
      )}
    </p>
  );
}

const STAGES: Record<DocumentItem["stage"], string> = {
  received: "waiting to be checked",
  scanned: "checked, and is being read",
  read: "read, and is being proven",
  proven: "proven, and is being filed",
  filed: "filed, and is being reconciled",
  reconciled: "reconciled",
};
