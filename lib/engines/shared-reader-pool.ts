import { createReaderPool, type ReaderPool } from "./reader-pool";

/** Route handlers get different instances of this module; the reader processes are shared all the same. */
const shared = globalThis as typeof globalThis & { reimsReaderPool?: ReaderPool };

/** The reader processes of a server, which live as long as it does. */
export function sharedReaderPool(): ReaderPool {
  shared.reimsReaderPool ??= createReaderPool();
  return shared.reimsReaderPool;
}
