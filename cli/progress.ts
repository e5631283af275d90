import type { Terminal } from "./terminal";

/** How far long work has come, on one line of standard error that is erased at the end. */
export interface Progress {
  start(stage: string, total: number): void;
  advance(): void;
  /** A stage that cannot be counted. */
  announce(stage: string): void;
  stop(): void;
}

/** Short work needs no progress: a line that flashes up says nothing. */
const QUIET_MS = 500;
const REDRAW_MS = 100;
const CLEAR_LINE = "\r\u001b[2K";

export function createProgress(terminal: Terminal, clock: () => number = () => performance.now()): Progress {
  let stage = { name: "", total: 0, done: 0, startedAt: 0 };
  let drawnAt = Number.NEGATIVE_INFINITY;

  const draw = (): void => {
    const now = clock();
    const elapsedMs = now - stage.startedAt;
    if (!terminal.isWatched || elapsedMs < QUIET_MS || now - drawnAt < REDRAW_MS) return;
    drawnAt = now;
    const perSecond = Math.round((stage.done * 1000) / elapsedMs);
    terminal.note(`${CLEAR_LINE}${stage.name} ${stage.done} of ${stage.total} files, ${perSecond} a second`);
  };

  return {
    start(name, total) {
      stage = { name, total, done: 0, startedAt: clock() };
    },
    advance() {
      stage.done++;
      draw();
    },
    announce(name) {
      if (!terminal.isWatched) return;
      drawnAt = clock();
      terminal.note(`${CLEAR_LINE}${name} …`);
    },
    stop() {
      if (drawnAt !== Number.NEGATIVE_INFINITY) terminal.note(CLEAR_LINE);
      drawnAt = Number.NEGATIVE_INFINITY;
    },
  };
}
