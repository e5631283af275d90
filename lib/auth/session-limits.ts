/** A fortnight after signing in one signs in again, whatever happened between. */
export const SESSION_SECONDS = 14 * 24 * 3600;
/** Longer than a working day with its breaks; a browser left behind in the evening is signed out by morning. */
export const IDLE_SECONDS = 12 * 3600;
/** `last_seen_at` is written at most this often. */
export const TOUCH_SECONDS = 60;
