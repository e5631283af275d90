import { poolOver, type ReaderPool } from "./reader-pool";
import { ReaderProcesses } from "./reader-processes";

/** Each bundle of a server has an instance of this module; the reader processes are shared all the same. */
const shared = globalThis as typeof globalThis & { reimsReaders?: ReaderProcesses };

/**
 * The reader processes of a server, which live as long as it does. What they refuse is thrown by the bundle that asks: an error
 * of another one would be of another class, and be taken for a fault of ours.
 */
export function sharedReaderPool(): ReaderPool {
  shared.reimsReaders ??= new ReaderProcesses();
  return poolOver(shared.reimsReaders);
}
