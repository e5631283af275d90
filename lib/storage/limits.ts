/** Nothing larger is read into memory at once: an upload is at most 50 MiB, and a package adds its own pages to originals. */
export const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/** A signed address outlives the click that asked for it, and little else. */
export const MAX_SIGNED_SECONDS = 300;
