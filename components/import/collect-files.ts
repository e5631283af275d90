/** A dropped or chosen file, and the folders it lies in: `2026/Harbor Point/balance sheet.pdf`. */
export interface CollectedFile {
  file: File;
  path: string;
}

/** What a drop holds that is read here; the browser's own types, cut to what a test can stand in for. */
export interface FileEntry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly fullPath: string;
  readonly name: string;
}

/** Left by file managers in every folder; nobody means to hand them in. */
const CLUTTER = /^(\..*|Thumbs\.db|desktop\.ini|__MACOSX)$/i;

/** Every file under the entries, folders opened, in the order of their paths. */
export async function collectFiles(entries: readonly FileEntry[]): Promise<CollectedFile[]> {
  const found = await Promise.all(entries.filter(({ name }) => !CLUTTER.test(name)).map(filesOf));
  return found.flat().sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

async function filesOf(entry: FileEntry): Promise<CollectedFile[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\//, "") }];
  }
  if (isDirectory(entry)) return collectFiles(await entriesOf(entry.createReader()));
  return [];
}

/** A reader hands out a folder in parts, and an empty one at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileEntry[]> {
  const all: FileEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

function isFile(entry: FileEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** From a file input: a chosen folder gives relative paths. */
export function filesOfInput(files: FileList | null): CollectedFile[] {
  return [...(files ?? [])]
    .filter(({ name }) => !CLUTTER.test(name))
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }));
}
