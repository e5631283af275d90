import type { ImportFile } from "@/components/import/import-file";
import type { Stage } from "@/components/ui/stage-bar";
import { formatWindow } from "@/lib/dates/format-date";
import type { DocumentItem } from "@/lib/services/documents/document-schemas";
import { kindWords } from "../kind-words";

/** What the import page knows of a document: the same from the first load and from the event stream. */
export type ImportedDocument = Pick<
  DocumentItem,
  "id" | "fileName" | "state" | "stage" | "problem" | "offer" | "property" | "statement" | "proof"
>;

/** Only what the page shows: instants have another form in events, and are not needed. */
export function importedDocument(item: DocumentItem): ImportedDocument {
  const { id, fileName, state, stage, problem, offer, property, statement, proof } = item;
  return { id, fileName, state, stage, problem, offer, property, statement, proof };
}

const STATES: Record<ImportedDocument["state"], ImportFile["state"]> = {
  processing: "working",
  waiting: "waiting",
  failed: "stopped",
  settled: "finished",
};

export function importFile(document: ImportedDocument, base: string): ImportFile {
  const { id, fileName, state, problem, property, statement } = document;
  const period = statement?.periodEnd ? { start: statement.periodStart, end: statement.periodEnd } : null;
  return {
    id,
    name: fileName,
    kind: statement ? kindWords(statement.kind) : null,
    property: property
      ? { name: property.name, href: `${base}/properties/${property.id}` }
      : document.offer && { name: document.offer.name },
    period: period && formatWindow(period),
    done: stageShown(document.stage),
    state: STATES[state],
    result: resultOf(document, base),
    reason: state === "waiting" || state === "failed" ? (problem?.message ?? null) : null,
    sent: null,
  };
}

/** Filing is no stage of its own to a person: what is filed is proven and waits to be reconciled. */
function stageShown(stage: ImportedDocument["stage"]): Stage {
  return stage === "filed" ? "proven" : stage;
}

function resultOf({ id, state, proof, problem }: ImportedDocument, base: string): ImportFile["result"] {
  if (!proof) return null;
  const href = `${base}/documents/${id}`;
  const word =
    problem?.code === "filed_before" ? "already here" : `${proof.proven} of ${proof.figures} proven`;
  if (state === "waiting") {
    const isForOthers = problem?.code === "property_not_yours";
    return { meaning: "warned", word: isForOthers ? "waits for an analyst" : "waits for you", href };
  }
  if (state !== "settled") return null;
  return { meaning: proof.proven === proof.figures ? "proven" : "unknown", word, href };
}
