import { eventData } from "./event-schemas";

/** How long a client waits before it comes back. */
export const PREAMBLE = "retry: 2000\n\n";

/** A comment, which clients drop. */
export const HEARTBEAT = ":\n\n";

export function eventText(name: keyof typeof eventData, data: unknown): string {
  return `event: ${name}\ndata: ${JSON.stringify(eventData[name].parse(data))}\n\n`;
}

/** Everything up to then has been said: a client that comes back with it hears what happened since. Carries no event. */
export function idText(heardAt: Date): string {
  return `id: ${heardAt.getTime()}\n\n`;
}

/** The time in a `Last-Event-ID`; null for one that is not ours. */
export function timeOfEventId(id: string | null): Date | null {
  return id !== null && /^\d{13}$/.test(id) ? new Date(Number(id)) : null;
}
