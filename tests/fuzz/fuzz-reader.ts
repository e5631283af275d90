import { availableParallelism } from "node:os";
import { createReaderPool, type ReaderPool } from "@/lib/engines/reader-pool";
import { DocumentError } from "@/lib/errors";
import { damage, randomFrom } from "./damage";
import { seedFiles } from "./seed-files";

export interface FuzzResult {
  /** Answers that are no refusal: an error that is not a `DocumentError`, or a reader that died of the file. */
  crashes: number;
  hangs: number;
  answers: Record<string, number>;
}

const limits = { documentMs: 5000, startMs: 20_000 };
/** The pool must have answered by then: start, reading, and once more after another file's crash. */
const patienceMs = 2 * (limits.documentMs + limits.startMs);

/** Reads that many damaged files; the same seed damages the same bytes in the same way. */
export async function fuzzReader({ inputs, seed }: { inputs: number; seed: number }): Promise<FuzzResult> {
  const files = await seedFiles();
  const pool = createReaderPool({ size: availableParallelism(), limits });
  const result: FuzzResult = { crashes: 0, hangs: 0, answers: {} };
  let next = 0;
  const work = async () => {
    for (let index = next++; index < inputs; index = next++) {
      const random = randomFrom(seed * 1_000_003 + index);
      const file = files[index % files.length];
      if (file === undefined) return;
      count(result, await answerOf(pool, damage(file, random)));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  pool.close();
  return result;
}

function count(result: FuzzResult, answer: string): void {
  result.answers[answer] = (result.answers[answer] ?? 0) + 1;
  if (answer === "hang") result.hangs++;
  else if (answer === "bug" || answer === "reader_crashed") result.crashes++;
}

async function answerOf(pool: ReaderPool, bytes: Uint8Array): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("hang"), patienceMs);
  });
  const read = pool.read(bytes).then(
    () => "read",
    (error: unknown) => (error instanceof DocumentError ? error.code : "bug"),
  );
  try {
    return await Promise.race([read, hang]);
  } finally {
    clearTimeout(timer);
  }
}
