import type { ClientOptions } from "inngest";
import { env } from "@/lib/env";
import { log } from "@/lib/observability/log";
import { MeasureSteps } from "./measure-steps";

/**
 * How the SDK reaches its server: Inngest, or the embedded executor in its stead. The keys are read when they are used,
 * so that building the pages, which loads every route, needs no environment.
 */
export const inngestOptions = {
  logger: {
    debug: (...words: [unknown, ...string[]]) => log().debug(...words),
    info: (...words: [unknown, ...string[]]) => log().info(...words),
    warn: (...words: [unknown, ...string[]]) => log().warn(...words),
    error: (...words: [unknown, ...string[]]) => log().error(...words),
  },
  id: "reims",
  isDev: false,
  checkpointing: false,
  middleware: [MeasureSteps],
  get eventKey() {
    return env().jobs.eventKey;
  },
  get signingKey() {
    return env().jobs.signingKey;
  },
  /** Empty stands for the Inngest cloud. */
  get baseUrl() {
    return env().jobs.baseUrl ?? "";
  },
} satisfies ClientOptions;
