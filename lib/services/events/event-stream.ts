import type { OrgContext } from "@/lib/auth/org-context";
import { type Progress, type Subscriber, subscribe } from "./event-hub";
import { lookAround, lookAt, type Sight } from "./look";
import { eventText, HEARTBEAT, idText, PREAMBLE } from "./server-sent";

export interface StreamOptions {
  /** Who listens, as the database says now; throws when nobody may any longer. */
  identify: () => Promise<OrgContext>;
  /** When the client last heard something, as the id of that event says; null for a client that starts anew. */
  since: Date | null;
  signal: AbortSignal;
  /** Proxies cut what is silent for a minute; four times as often keeps it open. */
  heartbeatMs?: number;
  /** At least this often access is looked at again without being told to. */
  checkMs?: number;
}

/** Pieces that wait for a client that reads slowly; more are not made until it has read. */
const MOST_WAITING = 32;
/** Changes of more things than this are looked up all at once. */
const MOST_PENDING = 1_000;
/** So many are looked up in one go. */
const AT_ONCE = 100;
/** What was said of so many things is remembered, so that nothing is said twice. */
const MOST_REMEMBERED = 2_000;
/** A change is stamped before its transaction ends, by the clock of another machine. */
const MARGIN_MS = 60_000;

/**
 * Progress of one organisation for one client, as server-sent events, each read anew with the client's rights at that
 * moment. Ends when these end. Throws when too many streams are open.
 */
export async function openEventStream(
  ctx: OrgContext,
  options: StreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const stream = new EventStream(ctx, options);
  await stream.open();
  return stream.readable;
}

class EventStream implements Subscriber {
  readonly readable: ReadableStream<Uint8Array>;
  readonly #options: StreamOptions;
  #ctx: OrgContext;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #leave: () => void = () => {};
  #timers: NodeJS.Timeout[] = [];
  #wake: () => void = () => {};
  #isClosed = false;
  #mustCheck = false;
  #mustLook = true;
  #mustBeat = false;
  #heardAt: Date | null;
  readonly #pending = new Map<string, Progress>();
  readonly #said = new Map<string, string>();

  constructor(ctx: OrgContext, options: StreamOptions) {
    this.#ctx = ctx;
    this.#options = options;
    this.#heardAt = options.since;
    this.readable = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: () => this.#wake(),
        cancel: () => this.#close(),
      },
      new CountQueuingStrategy({ highWaterMark: MOST_WAITING }),
    );
  }

  async open(): Promise<void> {
    this.#leave = await subscribe(this.#ctx.orgId, this);
    const { signal, heartbeatMs = 15_000, checkMs = 30_000 } = this.#options;
    this.#timers = [
      setInterval(() => this.#beat(), heartbeatMs),
      setInterval(() => this.onAccess(), checkMs),
    ];
    signal.addEventListener("abort", () => this.#close());
    if (signal.aborted) this.#close();
    this.#write(PREAMBLE);
    void this.#run();
  }

  onProgress(progress: Progress): void {
    this.#pending.set(progress.id, progress);
    if (this.#pending.size > MOST_PENDING) this.onGap();
    this.#wake();
  }

  onAccess(): void {
    this.#mustCheck = true;
    this.#wake();
  }

  onGap(): void {
    this.#pending.clear();
    this.#mustLook = true;
    this.#wake();
  }

  async #run(): Promise<void> {
    try {
      while (!this.#isClosed) {
        const woken = new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
        const didSomething = await this.#turn();
        if (!didSomething) await woken;
      }
    } catch {
      // Whoever may no longer listen, or cannot be told apart from such: the client comes back and is asked who it is.
      this.#close();
    }
  }

  /** Access first: nothing is said to whoever has just lost it. */
  async #turn(): Promise<boolean> {
    if (this.#mustCheck) {
      this.#mustCheck = false;
      await this.#identify();
      return true;
    }
    if ((this.#controller?.desiredSize ?? 0) <= 0) return false;
    if (this.#mustLook) return this.#lookAround();
    if (this.#pending.size > 0) return this.#lookAtPending();
    if (this.#mustBeat) this.#write(HEARTBEAT);
    this.#mustBeat = false;
    return false;
  }

  async #identify(): Promise<void> {
    const ctx = await this.#options.identify();
    if (ctx.orgId !== this.#ctx.orgId) throw new Error("The stream's organisation changed.");
    // What is seen now may be more than before.
    if (!seeTheSame(ctx, this.#ctx)) this.onGap();
    this.#ctx = ctx;
  }

  async #lookAround(): Promise<boolean> {
    this.#mustLook = false;
    const now = new Date();
    const since = this.#heardAt && new Date(this.#heardAt.getTime() - MARGIN_MS);
    this.#say(await lookAround(this.#ctx, since));
    this.#markHeard(now);
    return true;
  }

  async #lookAtPending(): Promise<boolean> {
    const batch = [...this.#pending.values()].slice(0, AT_ONCE);
    for (const { id } of batch) this.#pending.delete(id);
    const now = new Date();
    this.#say(await lookAt(this.#ctx, batch));
    this.#markHeard(now);
    return true;
  }

  /** Only once nothing waits: a client that is cut off before hears again what it may have missed. */
  #markHeard(now: Date): void {
    if (this.#pending.size > 0 || this.#mustLook) return;
    this.#heardAt = now;
    this.#write(idText(now));
  }

  #say({ documents, runs }: Sight): void {
    // Access was lost while this was read: say nothing, the next turn asks.
    if (this.#mustCheck) {
      for (const { id } of documents) this.#pending.set(id, { kind: "document", id });
      for (const { id } of runs) this.#pending.set(id, { kind: "run", id });
      return;
    }
    for (const document of documents) this.#sayOnce("document", document);
    for (const run of runs) this.#sayOnce("run", run);
  }

  #sayOnce(name: "document" | "run", data: { id: string }): void {
    const content = JSON.stringify(data);
    if (this.#said.get(data.id) === content) return;
    this.#said.delete(data.id);
    this.#said.set(data.id, content);
    const [oldest] = this.#said.keys();
    if (this.#said.size > MOST_REMEMBERED && oldest !== undefined) this.#said.delete(oldest);
    this.#write(eventText(name, data));
  }

  #beat(): void {
    this.#mustBeat = true;
    this.#wake();
  }

  #write(text: string): void {
    if (!this.#isClosed) this.#controller?.enqueue(new TextEncoder().encode(text));
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#leave();
    for (const timer of this.#timers) clearInterval(timer);
    try {
      this.#controller?.close();
    } catch {
      // The client has gone and taken its end along.
    }
    this.#wake();
  }
}

function seeTheSame(a: OrgContext, b: OrgContext): boolean {
  if (a.propertyIds === null || b.propertyIds === null) return a.propertyIds === b.propertyIds;
  return (
    a.propertyIds.size === b.propertyIds.size && [...a.propertyIds].every((id) => b.propertyIds?.has(id))
  );
}
