import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { StageBar } from "@/components/ui/stage-bar";
import { StatusChip } from "@/components/ui/status-chip";
import type { ImportFile } from "./import-file";

export function ImportRow({ file, onRetry }: { file: ImportFile; onRetry?: (id: string) => void }) {
  return (
    <div className="grid h-full grid-cols-[minmax(0,4fr)_minmax(0,3fr)_112px_minmax(0,5fr)] items-center gap-4 px-4 text-sm max-lg:grid-cols-[minmax(0,4fr)_minmax(0,3fr)_112px_minmax(128px,2fr)] max-md:grid-cols-[minmax(0,1fr)_auto] max-md:gap-x-3 max-md:gap-y-0">
      <div className="min-w-0">
        <div className="truncate font-medium" title={file.name}>
          {file.name}
        </div>
        {file.folder && (
          <div className={cn("truncate text-faint text-xs", file.reason && "max-md:hidden")}>
            {file.folder}
          </div>
        )}
        {file.reason && (
          <div className={cn("truncate text-xs md:hidden", reasonColour(file))} title={file.reason}>
            {file.reason}
          </div>
        )}
      </div>
      <div className="min-w-0 max-md:hidden">
        <div className="truncate">
          {file.property === null ? (
            <span className="text-faint">
              {file.kind === null ? "not recognised yet" : "property not known"}
            </span>
          ) : file.property.href === undefined ? (
            file.property.name
          ) : (
            <Link href={file.property.href} className="hover:text-accent hover:underline">
              {file.property.name}
            </Link>
          )}
        </div>
        <div className="truncate text-faint text-xs">
          {[file.kind, file.period].filter(Boolean).join(" · ")}
        </div>
      </div>
      <div className="max-md:hidden">
        {file.sent === null ? (
          <StageBar done={file.done} state={file.state} />
        ) : (
          <span className="text-muted text-xs">sending {Math.floor(file.sent * 100)}%</span>
        )}
      </div>
      <div className="flex min-w-0 items-center justify-end gap-2">
        {file.reason && (
          <span
            className={cn("line-clamp-2 min-w-0 flex-1 text-xs max-md:hidden", reasonColour(file))}
            title={file.reason}
          >
            {file.reason}
          </span>
        )}
        {file.result && <Result result={file.result} />}
        {file.state === "stopped" && !file.result && <StatusChip meaning="failed">stopped</StatusChip>}
        {file.state === "stopped" && onRetry && (
          <Button size="small" aria-label={`Try ${file.name} again`} onClick={() => onRetry(file.id)}>
            <RotateCcw aria-hidden />
            Retry
          </Button>
        )}
      </div>
    </div>
  );
}

function reasonColour({ state }: ImportFile): string {
  return state === "stopped" ? "text-failed" : "text-muted";
}

function Result({ result }: { result: NonNullable<ImportFile["result"]> }) {
  const chip = <StatusChip meaning={result.meaning}>{result.word}</StatusChip>;
  return result.href === undefined ? chip : <Link href={result.href}>{chip}</Link>;
}
