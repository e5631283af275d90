/** True when `.next` was built from the sources as they are. */
export function isNextBuilt(): boolean;

/** Builds the pages unless they are. Throws an error with the end of what the build printed. */
export function ensureNextBuilt(notices: { onStart: () => void; onWait: () => void }): Promise<void>;
