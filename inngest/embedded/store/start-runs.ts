import { randomUUID } from "node:crypto";
import { holds, readPath } from "../expressions";
import { type FunctionSettings, isTriggeredBy, keyText, placeOf } from "../function-settings";
import { ASK_NEXT } from "../next-action";
import type { JobEvent } from "../protocol";
import { json, type StoreTx } from "./connection";
import type { Functions } from "./functions";
import { settleStep } from "./settle-step";

/** Inngest's own window. */
const IDEMPOTENCY_HOURS = 24;

/** Takes an event once: starts the functions it triggers and wakes the steps that wait for it. False when it was known. */
export async function acceptEvent(tx: StoreTx, functions: Functions, event: JobEvent): Promise<boolean> {
  const { count } = await tx`
    insert into executor.events (id, name) values (${event.id}, ${event.name}) on conflict (id) do nothing`;
  if (count === 0) return false;
  for (const settings of functions.values())
    if (isTriggeredBy(settings, event)) await startRun(tx, settings, event);
  await wakeWaiting(tx, event);
  return true;
}

/** The id of the new run; null when its idempotency key was used within the window. */
export async function startRun(
  tx: StoreTx,
  settings: FunctionSettings,
  event: JobEvent,
  parent: { runId: string; stepId: string } | null = null,
): Promise<string | null> {
  if (settings.idempotency && !(await isFirst(tx, settings, event))) return null;
  const { priority, lane, limitKeys } = placeOf(settings, event);
  const id = randomUUID();
  await tx`
    insert into executor.runs (id, function_id, event, status, priority, lane, limit_keys, parent_run_id, parent_step_id)
    values (${id}, ${settings.id}, ${json(event)}::text::jsonb, 'running', ${priority}, ${lane}, ${tx.array(limitKeys, 25)},
      ${parent?.runId ?? null}, ${parent?.stepId ?? null})`;
  await tx`
    insert into executor.tasks (run_id, step_id, name, function_id, priority, lane, limit_keys, due_at)
    values (${id}, ${ASK_NEXT}, ${ASK_NEXT}, ${settings.id}, ${priority}, ${lane}, ${tx.array(limitKeys, 25)},
      greatest(now(), ${new Date(event.ts)}))`;
  return id;
}

async function isFirst(tx: StoreTx, settings: FunctionSettings, event: JobEvent): Promise<boolean> {
  const key = keyText(readPath(settings.idempotency ?? [], event));
  const { count } = await tx`
    insert into executor.idempotency (function_id, key, expires_at)
    values (${settings.id}, ${key}, now() + ${IDEMPOTENCY_HOURS} * interval '1 hour')
    on conflict (function_id, key) do update set expires_at = excluded.expires_at
    where idempotency.expires_at <= now()`;
  return count > 0;
}

async function wakeWaiting(tx: StoreTx, event: JobEvent): Promise<void> {
  const waiting = await tx`
    select run_id, id, wait_path, wait_value from executor.steps where wait_event = ${event.name} and memo is null`;
  for (const { run_id, id, wait_path, wait_value } of waiting) {
    const isMeant =
      wait_path === null || holds({ path: String(wait_path).split("."), equals: wait_value }, event);
    if (isMeant) await settleStep(tx, { runId: String(run_id), stepId: String(id), memo: { data: event } });
  }
}
