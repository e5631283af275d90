/** How long until the next attempt: by then most passing trouble (a lock, a restart, a limit of a service) is over. */
const DELAYS_MS = [1_000, 5_000, 20_000, 60_000, 180_000, 600_000];

/** `chance` in [0, 1) spreads what failed together over a fifth of the time. */
export function retryDelayMs(failedAttempt: number, chance: number): number {
  const base = DELAYS_MS[Math.min(failedAttempt, DELAYS_MS.length - 1)] ?? 0;
  return Math.round(base * (0.9 + 0.2 * chance));
}

/** `Retry-After` as seconds or as an instant; null where it says neither. */
export function retryAfterMs(header: string, now: Date): number | null {
  if (/^\d+(\.\d+)?$/.test(header)) return Math.round(Number(header) * 1000);
  const instant = new Date(header);
  return Number.isNaN(instant.getTime()) ? null : Math.max(0, instant.getTime() - now.getTime());
}
