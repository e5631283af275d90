import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import { DocumentError } from "@/lib/errors";
import type { ReaderLimits } from "./limits";
import { killedForMemory, killedForTime, type ReaderReply, type ReaderRequest } from "./reader-protocol";

export type ReaderAnswer = Extract<ReaderReply, { kind: "read" | "rendered" }>;

/** The parent's clock is the second one; the guard inside the process should win, as it can say why. */
const graceMs = 1000;

/** The tail of standard error that is kept: enough for the reason of a crash. */
const keptErrorCharacters = 4000;

/** One reader process. It carries out one request at a time and is dead for good after a failure. */
export class ReaderProcess {
  /** Requests answered so far. */
  answered = 0;
  isUsable = true;
  readonly #child: ChildProcess;
  readonly #limits: ReaderLimits;
  readonly #ready: Promise<void>;
  #stderr = "";
  #pending: { resolve(answer: ReaderAnswer): void; reject(error: Error): void } | null = null;
  #onReady: { resolve(): void; reject(error: Error): void } | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(script: string, limits: ReaderLimits) {
    this.#limits = limits;
    this.#child = fork(script, [JSON.stringify(limits)], {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${limits.heapMebibytes}`],
      env: minimalEnvironment(),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#onReady = { resolve, reject };
    });
    this.#ready.catch(() => {});
    this.#watch(limits.startMs);
    this.#child.stderr?.on("data", (text: Buffer) => {
      this.#stderr = (this.#stderr + text.toString("utf8")).slice(-keptErrorCharacters);
    });
    // Safe because only our own reader worker holds the other end of the channel.
    this.#child.on("message", (message) => this.#receive(message as ReaderReply));
    this.#child.on("error", (error) => this.#fail(crashed(error.message)));
    this.#child.on("close", () => this.#fail(this.#causeOfDeath()));
  }

  async request(request: ReaderRequest): Promise<ReaderAnswer> {
    this.#hold(true);
    try {
      await this.#ready;
      return await new Promise((resolve, reject) => {
        this.#pending = { resolve, reject };
        this.#watch(this.#limits.documentMs + graceMs);
        this.#child.send(request, (error) => {
          if (error) this.#fail(crashed(error.message));
        });
      });
    } finally {
      clearTimeout(this.#timer);
      this.answered++;
      this.#hold(false);
    }
  }

  kill(): void {
    this.isUsable = false;
    clearTimeout(this.#timer);
    this.#child.kill("SIGKILL");
  }

  #receive(reply: ReaderReply): void {
    switch (reply.kind) {
      case "ready":
        clearTimeout(this.#timer);
        this.#onReady?.resolve();
        return;
      case "broken":
        this.#fail(crashed(reply.detail));
        return;
      case "refused":
        this.#settle(reply.isSpent)?.reject(new DocumentError(reply.code, reply.message));
        return;
      default:
        this.#settle(reply.isSpent)?.resolve(reply);
    }
  }

  #settle(isSpent: boolean) {
    if (isSpent) this.kill();
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  #watch(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(tooLong(this.#limits.documentMs)), ms);
  }

  #fail(error: DocumentError): void {
    this.kill();
    this.#onReady?.reject(error);
    this.#pending?.reject(error);
    this.#pending = null;
  }

  #causeOfDeath(): DocumentError {
    if (this.#stderr.includes(killedForTime)) return tooLong(this.#limits.documentMs);
    if (this.#stderr.includes(killedForMemory) || /heap out of memory|Allocation failed/.test(this.#stderr)) {
      return new DocumentError(
        "read_too_much_memory",
        "Reading the file takes more memory than one file may have. Print the statements again, without pictures.",
      );
    }
    return crashed(this.#stderr);
  }

  /** An idle reader does not keep the program running; a busy one does. */
  #hold(isBusy: boolean): void {
    const method = isBusy ? "ref" : "unref";
    this.#child[method]();
    this.#child.channel?.[method]();
    // Safe because a piped stream of a child process is a socket.
    (this.#child.stderr as Socket | null)?.[method]();
  }
}

/** No secrets are inherited; a fixed time zone and mode, though nothing read depends on them. */
function minimalEnvironment(): NodeJS.ProcessEnv {
  const { SystemRoot } = process.env;
  return { NODE_ENV: "production", TZ: "UTC", ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}

function tooLong(ms: number): DocumentError {
  return new DocumentError(
    "read_too_long",
    `Reading the file took longer than ${Math.round(ms / 1000)} seconds and was stopped. Print the statements again, or split the file.`,
  );
}

function crashed(detail: string): DocumentError {
  const error = new DocumentError(
    "reader_crashed",
    "The file made the reader stop. Nothing else is affected; export the statement again or report the file to us.",
  );
  error.cause = detail;
  return error;
}
