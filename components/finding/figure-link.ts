import type { FigureSource } from "@/lib/formula/fact-source";

/** How the documents of a trace are called and where they are shown, by sha-256. */
export type TraceDocuments = Readonly<Record<string, { name: string; href: string } | undefined>>;

/** One printed figure: what lights up on the page and in the trace together. */
export function figureId({ sha256, line, column }: Pick<FigureSource, "sha256" | "line" | "column">): string {
  return `${sha256}:${line}:${column}`;
}

/** Opens the document at the figure. */
export function figureHref(
  documents: TraceDocuments,
  { sha256, line, column }: Pick<FigureSource, "sha256" | "line" | "column">,
): string | null {
  const document = documents[sha256];
  if (!document) return null;
  const separator = document.href.includes("?") ? "&" : "?";
  return `${document.href}${separator}figure=${line}:${column}`;
}
