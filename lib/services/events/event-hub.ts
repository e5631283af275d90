import { z } from "zod";
import { startListening } from "@/db/listen";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Something changed; what it is now is read by whoever may see it. */
export interface Progress {
  kind: "document" | "run";
  id: string;
}

/** One open stream. */
export interface Subscriber {
  onProgress(progress: Progress): void;
  /** Somebody's access changed, possibly this one's. */
  onAccess(): void;
  /** Something may have been missed. */
  onGap(): void;
}

/** Every tab of every person of an organisation may have one; a program that opens streams without end is stopped here. */
export const MOST_STREAMS = 100;

/** A transaction pooler carries no announcements: there everybody looks again this often. */
const POLL_MS = 2_000;

/** Route handlers get different instances of this module; streams are counted once all the same. */
const shared = globalThis as typeof globalThis & { reimsEventHub?: Map<string, Set<Subscriber>> };

/**
 * What concerns an organisation goes to its subscribers alone. Resolves once nothing announced from here on is missed;
 * returns what ends the subscription.
 */
export async function subscribe(orgId: string, subscriber: Subscriber): Promise<() => void> {
  const leave = join(orgId, subscriber);
  try {
    if (env().database.isPooled) return both(leave, poll(subscriber));
    await startListening({ onProgress, onAccess, onGap });
    return leave;
  } catch (error) {
    leave();
    throw error;
  }
}

/** How many streams an organisation has open in this process. */
export function countStreams(orgId: string): number {
  return hub().get(orgId)?.size ?? 0;
}

function hub(): Map<string, Set<Subscriber>> {
  shared.reimsEventHub ??= new Map();
  return shared.reimsEventHub;
}

function join(orgId: string, subscriber: Subscriber): () => void {
  const own = hub().get(orgId) ?? new Set();
  if (own.size >= MOST_STREAMS)
    throw new AppError(
      "too_many_requests",
      `Your organisation has ${MOST_STREAMS} event streams open. Close some.`,
    );
  hub().set(orgId, own.add(subscriber));
  return () => {
    own.delete(subscriber);
    if (own.size === 0 && hub().get(orgId) === own) hub().delete(orgId);
  };
}

const announced = z.object({ organization: z.uuid(), kind: z.enum(["document", "run"]), id: z.uuid() });

function onProgress(payload: string): void {
  const { organization, ...progress } = announced.parse(JSON.parse(payload));
  for (const subscriber of hub().get(organization) ?? []) subscriber.onProgress(progress);
}

function onAccess(): void {
  for (const subscriber of everybody()) subscriber.onAccess();
}

function onGap(): void {
  for (const subscriber of everybody()) {
    subscriber.onAccess();
    subscriber.onGap();
  }
}

/** A list of its own, because a subscriber may leave while it is told. */
function everybody(): Subscriber[] {
  return [...hub().values()].flatMap((own) => [...own]);
}

function poll(subscriber: Subscriber): () => void {
  const timer = setInterval(() => subscriber.onGap(), POLL_MS);
  return () => clearInterval(timer);
}

function both(first: () => void, second: () => void): () => void {
  return () => {
    first();
    second();
  };
}
