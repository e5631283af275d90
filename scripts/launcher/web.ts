import { join } from "node:path";
import { AppError } from "@/lib/errors";
import { ensureNextBuilt } from "../next-build.mjs";
import { projectRoot } from "../project-root.mjs";
import { startChild } from "./child";
import { waitUntilReady } from "./ready";
import type { Session } from "./session";
import { supervise } from "./supervise";

export async function buildPages(): Promise<void> {
  try {
    await ensureNextBuilt({
      onStart: () => console.log("Building the pages (a minute or two, and only when something changed) …"),
      onWait: () => console.log("Another process is building the pages; waiting for it …"),
    });
  } catch (error) {
    throw new AppError("build_failed", error instanceof Error ? error.message : String(error));
  }
}

/** Serves the pages and waits until they answer. */
export async function startWeb(session: Session, port: number, env: NodeJS.ProcessEnv): Promise<void> {
  await startPart(session, "The web server", "serve-next.mjs", env);
  await waitUntilReady(port, session.signal);
}

/** A bundled script as a supervised part of the session. */
export async function startPart(session: Session, name: string, script: string, env: NodeJS.ProcessEnv) {
  const part = await supervise({
    name,
    start: () => startChild({ script: bundled(script), env }),
    say: (sentence) => console.error(sentence),
    onGivenUp: (sentence) => session.end(1, sentence),
  });
  session.later(part.stop);
}

export function bundled(script: string): string {
  return join(projectRoot, "build", script);
}
