import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { merged } from "./corpus";
import { median, type Patience } from "./measure";

const run = promisify(execFile);

/** Another tool's speed at getting words with their positions, or why it was not measured. */
export interface Yardstick {
  name: string;
  pagesPerSecond: number | null;
  note: string;
}

/** Measured on the same files as ours and in the same run; only the work counts, not the start of the process. */
export async function measureYardsticks(
  files: readonly Uint8Array[],
  pages: number,
  patience: Patience,
): Promise<Yardstick[]> {
  const folder = await mkdtemp(join(tmpdir(), "reims-bench-"));
  try {
    const paths = files.map((_, index) => join(folder, `${index}.pdf`));
    for (const [index, path] of paths.entries()) await writeFile(path, files[index] ?? "");
    return [await pymupdf(paths, pages, patience), await pdftotext(folder, files, pages, patience)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the files into memory first, as ours are, and times rounds over all of them by itself. */
const pymupdfProgram = `
import json, sys, time
import pymupdf
seconds, rounds_at_least, paths = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
files = [open(path, "rb").read() for path in paths]
def work():
    for data in files:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            for page in document:
                page.get_text("words")
work()
rounds, until = [], time.perf_counter() + seconds
while len(rounds) < rounds_at_least or time.perf_counter() < until:
    started = time.perf_counter()
    work()
    rounds.append(time.perf_counter() - started)
print(json.dumps({"rounds": rounds, "version": pymupdf.__version__}))
`;

async function pymupdf(paths: readonly string[], pages: number, patience: Patience): Promise<Yardstick> {
  const name = "PyMuPDF";
  try {
    const { secondsEach, leastRounds } = patience;
    const args = ["-c", pymupdfProgram, String(secondsEach), String(leastRounds), ...paths];
    const { rounds, version } = JSON.parse((await run("python3", args)).stdout);
    return {
      name: `${name} ${version}`,
      pagesPerSecond: pages / median(rounds),
      note: "words, timed within Python",
    };
  } catch {
    return { name, pagesPerSecond: null, note: "not measured: python3 with pymupdf is not installed here" };
  }
}

async function pdftotext(
  folder: string,
  files: readonly Uint8Array[],
  pages: number,
  patience: Patience,
): Promise<Yardstick> {
  const name = "pdftotext -bbox";
  const [all, words] = [join(folder, "all.pdf"), join(folder, "words.html")];
  await writeFile(all, await merged(files));
  try {
    const seconds = await medianRunSeconds(["-bbox", all, words], patience);
    const startSeconds = await medianRunSeconds(["-v"], patience);
    return {
      name,
      pagesPerSecond: pages / (seconds - startSeconds),
      note: "one merged file, less the start of the process",
    };
  } catch {
    return { name, pagesPerSecond: null, note: "not measured: pdftotext (poppler) is not installed here" };
  }
}

async function medianRunSeconds(args: string[], patience: Patience): Promise<number> {
  const rounds: number[] = [];
  for (let round = 0; round <= patience.leastRounds; round++) {
    const startedAt = performance.now();
    await run("pdftotext", args);
    rounds.push((performance.now() - startedAt) / 1000);
  }
  return median(rounds.slice(1));
}
