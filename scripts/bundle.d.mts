/** Builds `build/reader-worker.mjs` and `build/reims.mjs` where they are missing or older than their sources. */
export function ensureBundles(): Promise<void>;
