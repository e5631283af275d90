import { expect, test } from "vitest";
import { collectFiles, type FileEntry } from "@/components/import/collect-files";
import { type ImportFile, importTotals, remainingText } from "@/components/import/import-file";

function file(path: string): FileEntry {
  const name = path.split("/").at(-1) ?? "";
  const entry = {
    isFile: true,
    isDirectory: false,
    fullPath: `/${path}`,
    name,
    file: (resolve: (file: File) => void) => resolve(new File([path], name)),
  };
  return entry;
}

/** Hands its entries out in parts of two, as browsers do in parts of a hundred. */
function folder(path: string, entries: FileEntry[]): FileEntry {
  const createReader = () => {
    let at = 0;
    const readEntries = (resolve: (part: FileEntry[]) => void) => {
      at += 2;
      resolve(entries.slice(at - 2, at));
    };
    return { readEntries };
  };
  const entry = {
    isFile: false,
    isDirectory: true,
    fullPath: `/${path}`,
    name: path.split("/").at(-1) ?? "",
    createReader,
  };
  return entry;
}

test("every file under a dropped folder is found, however many parts it comes in", async () => {
  const inner = folder(
    "2026/March",
    ["a", "b", "c", "d", "e"].map((name) => file(`2026/March/${name}.pdf`)),
  );
  const found = await collectFiles([folder("2026", [file("2026/z.pdf"), inner])]);
  expect(found.map(({ path }) => path)).toEqual([
    "2026/March/a.pdf",
    "2026/March/b.pdf",
    "2026/March/c.pdf",
    "2026/March/d.pdf",
    "2026/March/e.pdf",
    "2026/z.pdf",
  ]);
});

test("what file managers leave behind is not handed in", async () => {
  const found = await collectFiles([
    file(".DS_Store"),
    file("Thumbs.db"),
    file("a.pdf"),
    folder("__MACOSX", [file("b.pdf")]),
  ]);
  expect(found.map(({ path }) => path)).toEqual(["a.pdf"]);
});

test("totals count every file once", () => {
  const states = ["finished", "stopped", "working", "waiting", "waiting"] as const;
  const files = states.map(
    (state, id): ImportFile => ({
      id: String(id),
      name: "a.pdf",
      kind: null,
      property: null,
      period: null,
      done: null,
      state,
      result: null,
      reason: null,
      sent: null,
    }),
  );
  expect(importTotals(files)).toEqual({ files: 5, finished: 1, stopped: 1, working: 1, waiting: 2 });
});

test.each([
  [null, null],
  [4000, "a few seconds left"],
  [32_000, "about 30 seconds left"],
  [58_000, "about a minute left"],
  [140_000, "about 2 minutes left"],
])("%j ms left reads %j", (ms, text) => {
  expect(remainingText(ms)).toBe(text);
});
