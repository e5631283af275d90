import { Cron } from "croner";
import { AppError } from "@/lib/errors";
import {
  type EventCondition,
  type EventPath,
  holds,
  parseCondition,
  parsePath,
  parsePriority,
  readPath,
} from "./expressions";
import { type FunctionConfig, functionConfigSchema, type JobEvent } from "./protocol";

/** A registered function, understood. */
export interface FunctionSettings {
  id: string;
  /** Where its calls go; `stepId` is still to be set. */
  url: string;
  maxAttempts: number;
  events: readonly { name: string; condition: EventCondition | null }[];
  crons: readonly string[];
  limits: readonly { limit: number; key: EventPath | null }[];
  priority: number | EventPath;
  idempotency: EventPath | null;
}

/** What the SDK retries when a function does not say: its own default. */
const DEFAULT_RETRIES = 3;

/** Inngest's bounds of a priority, in seconds of advance. */
const PRIORITY_BOUND = 600;

const UNSUPPORTED = ["batchEvents", "cancel", "debounce", "rateLimit", "singleton", "throttle", "timeouts"];

/** Throws an `AppError` that names what the executor cannot do. */
export function readFunctionSettings(raw: unknown): FunctionSettings {
  const config = functionConfigSchema.parse(raw);
  try {
    return settingsOf(config);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(error.code, `Function ${config.id}: ${error.message}`);
  }
}

function settingsOf(config: FunctionConfig): FunctionSettings {
  const beyond = UNSUPPORTED.find((name) => config[name] !== undefined);
  if (beyond) throw new AppError("setting_unsupported", `the embedded executor does not know "${beyond}".`);
  const { step } = config.steps;
  const crons = config.triggers.flatMap((trigger) => ("cron" in trigger ? [trigger.cron] : []));
  for (const cron of crons) nextTime(cron, new Date());
  return {
    id: config.id,
    url: step.runtime.url,
    maxAttempts: (step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    events: config.triggers.flatMap((trigger) =>
      "event" in trigger
        ? [
            {
              name: trigger.event,
              condition: trigger.expression ? parseCondition(trigger.expression) : null,
            },
          ]
        : [],
    ),
    crons,
    limits: limitsOf(config.concurrency),
    priority: config.priority?.run ? parsePriority(config.priority.run) : 0,
    idempotency: config.idempotency ? parsePath(config.idempotency) : null,
  };
}

/** A limit of 0 is none. */
function limitsOf(concurrency: FunctionConfig["concurrency"]): FunctionSettings["limits"] {
  const limits =
    typeof concurrency === "number" ? [{ limit: concurrency }] : concurrency ? [concurrency].flat() : [];
  return limits
    .filter(({ limit }) => limit > 0)
    .map(({ limit, key }: { limit: number; key?: string | undefined }) => ({
      limit,
      key: key ? parsePath(key) : null,
    }));
}

export function isTriggeredBy(settings: FunctionSettings, event: JobEvent): boolean {
  return settings.events.some(
    ({ name, condition }) => name === event.name && (condition === null || holds(condition, event)),
  );
}

/** How one run stands in the queue. */
export function placeOf(settings: FunctionSettings, event: JobEvent) {
  const limitKeys = settings.limits.map(({ key }) => (key ? keyText(readPath(key, event)) : ""));
  const keyed = settings.limits.findIndex(({ key }) => key !== null);
  return { limitKeys, lane: limitKeys[keyed] ?? "", priority: priorityOf(settings, event) };
}

function priorityOf({ priority }: FunctionSettings, event: JobEvent): number {
  const value = typeof priority === "number" ? priority : readPath(priority, event);
  if (typeof value !== "number" || !Number.isFinite(value)) return 0;
  return Math.round(Math.min(PRIORITY_BOUND, Math.max(-PRIORITY_BOUND, value)));
}

export function keyText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** `TZ=Europe/Paris 0 6 * * *` is in that zone, anything else in UTC. Null when it never comes again. */
export function nextTime(cron: string, after: Date): Date | null {
  const [, timezone, pattern] = /^(?:TZ=(\S+)\s+)?(.+)$/.exec(cron.trim()) ?? [];
  try {
    return new Cron(pattern ?? "", { timezone: timezone ?? "UTC" }).nextRun(after);
  } catch {
    throw new AppError("cron_wrong", `"${cron}" is not a cron expression.`);
  }
}
