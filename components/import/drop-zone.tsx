"use client";

import { FileUp, FolderUp } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { type CollectedFile, collectFiles, filesOfInput } from "./collect-files";

export interface DropZoneProps {
  onFiles: (files: CollectedFile[]) => void;
  /** What may be handed in: `PDF, XLSX and CSV, up to 50 MB each`. */
  accepts: string;
  /** For the file dialog: `.pdf,.xlsx`. */
  acceptList?: string;
  /** Once there are files, the zone gives way to them and only a strip stays. */
  isSmall?: boolean;
  children?: ReactNode;
}

/** Files or whole folders, dropped anywhere on the page or chosen in a dialog. */
export function DropZone({ onFiles, accepts, acceptList, isSmall = false, children }: DropZoneProps) {
  const files = useRef<HTMLInputElement | null>(null);
  const folder = useRef<HTMLInputElement | null>(null);
  const isOver = usePageDrop(onFiles);
  const choose = (input: HTMLInputElement) => {
    onFiles(filesOfInput(input.files));
    input.value = ""; // So that the same file can be chosen again.
  };
  return (
    <>
      <section
        aria-label="Hand in documents"
        className={
          isSmall
            ? "flex flex-wrap items-center gap-3 rounded-md border border-line-strong border-dashed bg-surface px-4 py-2.5"
            : "grid min-h-[52dvh] place-content-center justify-items-center gap-1.5 rounded-md border border-line-strong border-dashed bg-surface p-8 text-center"
        }
      >
        {!isSmall && <FileUp aria-hidden strokeWidth={1.25} className="mb-2 size-9 text-accent" />}
        <p className={isSmall ? "font-medium" : "font-semibold text-lg"}>
          Drop files or a folder anywhere on this page
        </p>
        <p className="text-muted text-sm">{accepts}</p>
        <div className={isSmall ? "ml-auto flex gap-2" : "mt-4 flex gap-2"}>
          <Button variant={isSmall ? "secondary" : "primary"} onClick={() => files.current?.click()}>
            <FileUp aria-hidden />
            Choose files
          </Button>
          <Button onClick={() => folder.current?.click()}>
            <FolderUp aria-hidden />
            Choose a folder
          </Button>
        </div>
        {children}
        <input
          ref={files}
          type="file"
          multiple
          hidden
          accept={acceptList}
          aria-label="Files"
          onChange={(event) => choose(event.target)}
        />
        <input
          ref={(input) => {
            folder.current = input;
            input?.setAttribute("webkitdirectory", "");
          }}
          type="file"
          multiple
          hidden
          aria-label="Folder"
          onChange={(event) => choose(event.target)}
        />
      </section>
      {isOver && (
        <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-md border-2 border-accent border-dashed bg-accent-soft/90 font-semibold text-accent text-xl">
          Let go to hand them in
        </div>
      )}
    </>
  );
}

/** True while files are held over the page. */
function usePageDrop(onFiles: DropZoneProps["onFiles"]): boolean {
  const [isOver, setIsOver] = useState(false);
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  }, [onFiles]);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault(); // Else the browser would open the file.
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = async (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      // Entries are gone once the event is over, so that they are taken before anything is waited for.
      const entries = [...(event.dataTransfer?.items ?? [])]
        .map((item) => item.webkitGetAsEntry())
        .filter((entry) => entry !== null);
      const files = await collectFiles(entries);
      if (files.length > 0) take.current(files);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}
