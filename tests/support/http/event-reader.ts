export interface ReceivedEvent {
  event: string;
  data: { id: string; [key: string]: unknown };
}

/** The client's end of an event stream. */
export class EventReader {
  readonly received: ReceivedEvent[] = [];
  readonly comments: string[] = [];
  lastEventId: string | null = null;
  readonly ended: Promise<void>;
  isEnded = false;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #heard: () => void = () => {};

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
    this.ended = this.#read().finally(() => {
      this.isEnded = true;
      this.#heard();
    });
  }

  static of(response: Response): EventReader {
    if (response.status !== 200 || !response.body) throw new Error(`The stream answered ${response.status}.`);
    return new EventReader(response.body);
  }

  /** Resolves once what came so far is as wanted; rejects after some seconds, or at the end of the stream. */
  async until(
    isWanted: (events: readonly ReceivedEvent[], reader: this) => boolean,
    ms = 8_000,
  ): Promise<void> {
    const deadline = Date.now() + ms;
    while (!isWanted(this.received, this)) {
      const left = deadline - Date.now();
      if (left <= 0 || this.isEnded)
        throw new Error(
          `Still not as wanted: ${JSON.stringify(this.received.map(({ event, data }) => [event, data.id, data.state]))}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 200));
        this.#heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
    await this.ended;
  }

  async #read(): Promise<void> {
    const decoder = new TextDecoder();
    let text = "";
    for (let next = await this.#reader.read(); !next.done; next = await this.#reader.read()) {
      text += decoder.decode(next.value, { stream: true });
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) this.#take(block);
      this.#heard();
    }
  }

  #take(block: string): void {
    const fields = new Map(
      block.split("\n").map((line): [string, string] => {
        const at = line.indexOf(":");
        return [line.slice(0, at), line.slice(at + 1).trimStart()];
      }),
    );
    if (fields.has("")) this.comments.push(block);
    const id = fields.get("id");
    if (id !== undefined) this.lastEventId = id;
    const data = fields.get("data");
    if (data !== undefined) this.received.push({ event: fields.get("event") ?? "", data: JSON.parse(data) });
  }
}
