/** One run of the launcher: what has been started, and the moment when all of it is to stop. */
export interface Session {
  /** Resolves once with the exit code: a signal came, or a part gave up. */
  ended: Promise<number>;
  signal: AbortSignal;
  end(code: number, sentence?: string): void;
  /** Registers how to stop something that was started; the last one is stopped first. */
  later(stop: () => unknown): void;
  stopAll(): Promise<void>;
}

export function openSession(): Session {
  const stops: (() => unknown)[] = [];
  const abort = new AbortController();
  let settle: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    settle = resolve;
  });
  return {
    ended,
    signal: abort.signal,
    end(code, sentence) {
      if (abort.signal.aborted) return;
      if (sentence) console.error(sentence);
      abort.abort();
      settle(code);
    },
    later: (stop) => stops.push(stop),
    async stopAll() {
      abort.abort();
      for (let stop = stops.pop(); stop; stop = stops.pop()) await stop();
    },
  };
}

/** Ctrl-C and its kin end the session; asked a second time, the process goes at once and its children follow it. */
export function endOnSignals(session: Session): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (session.signal.aborted && signal === "SIGINT") process.exit(130);
      session.end(0, "Stopping …");
    });
  }
}
