import { availableParallelism, cpus } from "node:os";
import type { Corpus } from "./corpus";
import type { Patience } from "./measure";
import { measureInProcess, measurePool, measureRules } from "./own-speed";
import { measureYardsticks } from "./yardsticks";

export interface BenchReport {
  machine: { processor: string; cores: number; node: string };
  corpus: { origin: string; files: number; pages: number };
  /** Pages a second; null where a tool is not there to be measured. */
  reading: { name: string; pagesPerSecond: number | null; note: string }[];
  rules: { propertyPeriods: number; millisecondsEach: number };
}

export async function runBench(
  { origin, files }: Corpus,
  patience: Patience,
  onStage: (stage: string) => void,
) {
  const cores = availableParallelism();
  onStage("our engine in this process");
  const inProcess = await measureInProcess(files, patience);
  const { documents, pages } = inProcess;
  onStage("one reader process");
  const onePool = await measurePool(files, pages, 1, patience);
  onStage(`${cores} reader processes`);
  const allPool = await measurePool(files, pages, cores, patience);
  onStage("other tools");
  const yardsticks = await measureYardsticks(files, pages, patience);
  onStage("rules");
  const rules = await measureRules(documents, patience);
  return {
    machine: { processor: cpus()[0]?.model.trim() ?? "unknown", cores, node: process.version },
    corpus: { origin, files: files.length, pages },
    reading: [
      {
        name: "REIMS, one core",
        pagesPerSecond: inProcess.pagesPerSecond,
        note: "words, lines and proof, in this process",
      },
      {
        name: "REIMS, one reader process",
        pagesPerSecond: onePool,
        note: "the same, bytes and result across processes",
      },
      {
        name: `REIMS, ${cores} reader processes`,
        pagesPerSecond: allPool,
        note: "what read and check do on all cores",
      },
      ...yardsticks,
    ],
    rules,
  } satisfies BenchReport;
}
