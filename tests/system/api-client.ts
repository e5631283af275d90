import { setTimeout as sleep } from "node:timers/promises";

export interface Key {
  id: string;
  secret: string;
}

export interface Print {
  fileName: string;
  bytes: Uint8Array;
}

/** How long a client goes on trying while the system is away. */
const PATIENCE_MS = 90_000;
const AGAIN_MS = 150;

/** A machine's client of the API that does what a careful one does: a lost answer, a 401 or a 5xx is asked for again. */
export class ApiClient {
  readonly #address: string;
  readonly #key: Key;
  #token: string | null = null;

  constructor(address: string, key: Key) {
    this.#address = address;
    this.#key = key;
  }

  /** Takes a print in, however often that takes. The same bytes are the same version, so that repeating is harmless. */
  async upload({ fileName, bytes }: Print): Promise<{ id: string; isDuplicate: boolean }> {
    const path = `/api/v1/documents?fileName=${encodeURIComponent(fileName)}`;
    return this.insist(path, {
      method: "POST",
      headers: { "content-type": "application/pdf" },
      body: new Uint8Array(bytes),
    });
  }

  async get<Answer>(path: string): Promise<Answer> {
    return this.insist(path, {});
  }

  async post<Answer>(path: string, body: unknown): Promise<Answer> {
    return this.insist(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  }

  /** Every page of a list. */
  async list<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const joint: string = path.includes("?") ? "&" : "?";
      const page: { items: Item[]; nextCursor: string | null } = await this.get(
        cursor ? `${path}${joint}cursor=${encodeURIComponent(cursor)}` : path,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    }
    return items;
  }

  /** The status alone, of one try. */
  async statusOf(path: string, init: RequestInit = {}): Promise<number> {
    const response = await this.send(path, init);
    await response.arrayBuffer();
    return response.status;
  }

  async send(path: string, init: RequestInit = {}): Promise<Response> {
    this.#token ??= await this.#newToken();
    const headers = { ...init.headers, authorization: `Bearer ${this.#token}` };
    return fetch(`${this.#address}${path}`, { ...init, headers });
  }

  private async insist<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const deadline = Date.now() + PATIENCE_MS;
    for (;;) {
      const answer = await this.#tryOnce(path, init);
      if (answer.is === "given") return answer.body as Answer; // safe as far as the API keeps to its schemas
      if (answer.is === "refused" || Date.now() > deadline) throw new Error(`${path}: ${answer.why}`);
      await sleep(AGAIN_MS);
    }
  }

  async #tryOnce(
    path: string,
    init: RequestInit,
  ): Promise<{ is: "given"; body: unknown } | { is: "refused" | "lost"; why: string }> {
    try {
      const response = await this.send(path, init);
      const text = await response.text();
      if (response.ok) return { is: "given", body: JSON.parse(text) };
      if (response.status === 401) this.#token = null;
      const isPassing = response.status === 401 || response.status === 429 || response.status >= 500;
      return { is: isPassing ? "lost" : "refused", why: `${response.status} ${text.slice(0, 300)}` };
    } catch (error) {
      return { is: "lost", why: String(error) };
    }
  }

  async #newToken(): Promise<string> {
    const { id, secret } = this.#key;
    const response = await fetch(`${this.#address}/api/v1/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    if (!response.ok) throw new Error(`No token: ${response.status} ${await response.text()}`);
    const { access_token: token } = (await response.json()) as { access_token: string };
    return token;
  }
}
