/** Nothing larger is read into memory at once: an upload is at most 50 MiB, and a package adds its own pages to originals. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/** Names on one page of a list: S3 gives no more at once. */
export const MAX_LISTED = 1_000;

/** A signed address outlives the click that asked for it, and little else. */
export const MAX_SIGNED_SECONDS = 300;
