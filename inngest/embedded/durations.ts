import { AppError } from "@/lib/errors";

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** Inngest's time string (`2h45m`) or an ISO instant, as an instant. Nothing at all is now. */
export function instantAfter(text: string, now: Date): Date {
  if (/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h|d|w))*$/.test(text)) {
    const parts = text.matchAll(/(\d+(?:\.\d+)?)([a-zµ]+)/g);
    const milliseconds = [...parts].reduce((sum, [, count, unit]) => sum + partMs(count, unit), 0);
    return new Date(now.getTime() + milliseconds);
  }
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) throw new AppError("duration_wrong", `"${text}" is no duration.`);
  return instant;
}

function partMs(count: string | undefined, unit: string | undefined): number {
  return Number(count) * (UNITS[unit ?? ""] ?? 0);
}
