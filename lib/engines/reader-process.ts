import { type ChildProcess, fork } from "node:child_process";
import type { Socket } from "node:net";
import type { ReaderLimits } from "./limits";
import {
  killedForMemory,
  killedForTime,
  type ReaderAnswer,
  type ReaderRefusal,
  type ReaderReply,
  type ReaderRequest,
} from "./reader-protocol";

/** The parent's clock is the second one; the guard inside the process should win, as it can say why. */
const graceMs = 1000;

/** The tail of standard error that is kept: enough for the reason of a crash. */
const keptErrorCharacters = 4000;

/** One reader process. It carries out one request at a time, always answers, and is dead for good after a failure. */
export class ReaderProcess {
  /** Requests answered so far. */
  answered = 0;
  isUsable = true;
  readonly #child: ChildProcess;
  readonly #limits: ReaderLimits;
  /** Null once it can be asked; otherwise why it never can. */
  readonly #started: Promise<ReaderRefusal | null>;
  #onStarted: ((refusal: ReaderRefusal | null) => void) | null = null;
  #stderr = "";
  #pending: ((answer: ReaderAnswer) => void) | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(script: string, limits: ReaderLimits) {
    this.#limits = limits;
    this.#child = fork(script, [JSON.stringify(limits)], {
      serialization: "advanced",
      execArgv: [`--max-old-space-size=${limits.heapMebibytes}`],
      env: minimalEnvironment(),
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#started = new Promise((resolve) => {
      this.#onStarted = resolve;
    });
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
      const refusal = await this.#started;
      if (refusal) return refusal;
      return await new Promise((resolve) => {
        this.#pending = resolve;
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
        this.#onStarted?.(null);
        return;
      case "broken":
        this.#fail(crashed(reply.detail));
        return;
      default:
        if (reply.isSpent) this.kill();
        this.#answer(reply);
    }
  }

  #answer(answer: ReaderAnswer): void {
    const pending = this.#pending;
    this.#pending = null;
    pending?.(answer);
  }

  #watch(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fail(tooLong(this.#limits.documentMs)), ms);
  }

  #fail(refusal: ReaderRefusal): void {
    this.kill();
    this.#onStarted?.(refusal);
    this.#answer(refusal);
  }

  #causeOfDeath(): ReaderRefusal {
    if (this.#stderr.includes(killedForTime)) return tooLong(this.#limits.documentMs);
    if (this.#stderr.includes(killedForMemory) || /heap out of memory|Allocation failed/.test(this.#stderr)) {
      return {
        kind: "refused",
        code: "read_too_much_memory",
        message:
          "Reading the file takes more memory than one file may have. Print the statements again, without pictures.",
      };
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

function tooLong(ms: number): ReaderRefusal {
  return {
    kind: "refused",
    code: "read_too_long",
    message: `Reading the file took longer than ${Math.round(ms / 1000)} seconds and was stopped. Print the statements again, or split the file.`,
  };
}

function crashed(detail: string): ReaderRefusal {
  return {
    kind: "refused",
    code: "reader_crashed",
    message:
      "The file made the reader stop. Nothing else is affected; export the statement again or report the file to us.",
    detail,
  };
}
