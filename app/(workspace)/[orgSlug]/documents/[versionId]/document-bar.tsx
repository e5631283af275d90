import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { LinkPending } from "@/components/ui/link-pending";
import { StatusChip } from "@/components/ui/status-chip";
import { formatWindow } from "@/lib/dates/format-date";
import type { StatementPage } from "@/lib/services/documents/load-statement-page";
import { kindWords } from "../../kind-words";
import type { Places } from "../../places";
import { DOCUMENT_STATES, printTime, windowOf } from "../document-row";
import { DocumentNotes } from "./document-notes";
import { siblingLinks, versionOptions } from "./neighbours";
import { OriginalButton } from "./original-button";

interface DocumentBarProps {
  page: StatementPage;
  places: Places;
  orgSlug: string;
}

/** What the document is, what stands beside it, and what there is to say of it; kept low, the page needs the room. */
export function DocumentBar({ page, places, orgSlug }: DocumentBarProps) {
  const { document } = page;
  const { statement, state } = document;
  const window = statement && windowOf(statement);
  const title = statement ? kindWords(statement.kind) : document.fileName;
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-surface px-4 py-2">
      <div className="min-w-0">
        <h1 className="flex items-center gap-2 font-semibold text-lg tracking-[-0.01em]">
          <span className="truncate">
            {title}
            {window && `, ${formatWindow(window)}`}
          </span>
          {state !== "settled" && (
            <StatusChip meaning={DOCUMENT_STATES[state].meaning}>{DOCUMENT_STATES[state].word}</StatusChip>
          )}
        </h1>
        <p className="truncate text-muted text-xs">{factsOf(page).join(" · ")}</p>
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-2 max-md:ml-0 print:hidden">
        <OriginalButton orgSlug={orgSlug} versionId={document.id} fileName={document.fileName} />
        <Versions page={page} places={places} />
        <DocumentNotes
          findings={page.findings.map(({ id, rule, because, severity, outcome }) => ({
            id,
            rule,
            because,
            severity,
            outcome,
            href: places.finding(id),
          }))}
          problems={(page.reading?.problems ?? []).map(({ message, page: number, box }) => ({
            message,
            page: number,
            href: number && box ? `${places.document(document.id)}?page=${number}&box=${box.join()}` : null,
          }))}
        />
        {siblingLinks(page, places).map(({ id, label, title: name, href }, index) => (
          <Link
            key={id}
            href={href}
            prefetch
            title={name}
            {...(index === 0 ? { "data-shortcut": "s", "data-shortcut-label": `To the ${name}` } : {})}
            className={buttonClass({ size: "small" })}
          >
            {label}
            <LinkPending />
          </Link>
        ))}
      </div>
    </header>
  );
}

function factsOf({ document }: StatementPage): string[] {
  const { property, statement, fileName } = document;
  return [
    property?.name,
    statement && (statement.book ? `${statement.book} book` : null),
    statement?.printedAt && `printed ${printTime(statement.printedAt)}`,
    statement && (statement.pages === 1 ? "1 page" : `${statement.pages} pages`),
    statement && fileName,
  ].filter((fact): fact is string => Boolean(fact));
}

function Versions({ page, places }: { page: StatementPage; places: Places }) {
  const options = versionOptions(page, places);
  const index = page.versions.findIndex(({ id }) => id === page.document.id);
  if (options.length < 2) return null;
  const isCurrent = index === page.versions.length - 1;
  return (
    <>
      {!isCurrent && <StatusChip meaning="warned">an older print</StatusChip>}
      <DropdownMenu
        align="end"
        groups={[{ id: "prints", label: "Prints of this statement", items: options }]}
        trigger={
          <Button size="small">
            Print {index + 1} of {options.length}
            <ChevronDown aria-hidden />
          </Button>
        }
      />
      <Link
        href={places.diff(page.document.id)}
        className={buttonClass({ size: "small" })}
        data-shortcut="d"
        data-shortcut-label="Compare the prints"
      >
        What changed
      </Link>
    </>
  );
}
