/** Builds `build/reader-worker.mjs` and `build/reims.mjs` where they are missing or older than their sources. */
export function ensureBundles(): Promise<void>;

/** Builds one entry into `build/<output>` unless it is there and fresh. */
export function ensureBundle(bundle: { entry: string; output: string }): Promise<void>;
