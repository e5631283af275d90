import { z } from "zod";

/** The parts of Inngest's SDK contract that the executor takes. What a function asks for beyond them is refused by name. */

export const eventSchema = z.looseObject({
  id: z.string().min(1).max(500).optional(),
  name: z.string().min(1).max(256),
  data: z.record(z.string(), z.unknown()).default({}),
  ts: z.number().optional(),
});

export interface JobEvent {
  id: string;
  name: string;
  data: Record<string, unknown>;
  /** Milliseconds since the epoch. */
  ts: number;
}

const triggerSchema = z.union([
  z.strictObject({ event: z.string().min(1), expression: z.string().optional() }),
  z.strictObject({ cron: z.string().min(1) }),
]);

const limitSchema = z.object({
  limit: z.number().int().min(0),
  key: z.string().optional(),
  scope: z.literal("fn").optional(),
});

export const functionConfigSchema = z.looseObject({
  id: z.string().min(1),
  triggers: z.array(triggerSchema),
  steps: z.object({
    step: z.object({
      runtime: z.object({ url: z.url() }),
      retries: z.object({ attempts: z.number().int().min(0).optional() }).optional(),
    }),
  }),
  idempotency: z.string().optional(),
  concurrency: z.union([z.number().int().min(0), limitSchema, z.array(limitSchema).max(2)]).optional(),
  priority: z.object({ run: z.string().optional() }).optional(),
});
export type FunctionConfig = z.infer<typeof functionConfigSchema>;

export const registrationSchema = z.object({
  appName: z.string().min(1),
  functions: z.array(functionConfigSchema),
});

/** One entry of a 206 answer. */
export const operationSchema = z.looseObject({
  id: z.string().min(1),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  opts: z.record(z.string(), z.unknown()).nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type Operation = z.infer<typeof operationSchema>;

/** An error as the SDK writes and reads it. */
export interface SerializedError {
  __serialized: true;
  name: string;
  message: string;
  stack: string;
  [more: string]: unknown;
}

export function serializedError(message: string): SerializedError {
  return { __serialized: true, name: "Error", message, stack: "" };
}

const errorShape = z.looseObject({
  name: z.string().optional(),
  message: z.string().optional(),
  error: z.string().optional(),
  stack: z.string().optional(),
});

/** Whatever an answer holds as its error, as one that a failure handler can be given. */
export function toSerializedError(value: unknown): SerializedError {
  const parsed = errorShape.safeParse(value);
  if (!parsed.success) return serializedError(typeof value === "string" ? value : "Unknown error");
  const { name, message, error, stack, ...more } = parsed.data;
  return {
    ...more,
    __serialized: true,
    name: name || "Error",
    message: message || error || "Unknown error",
    stack: stack ?? "",
  };
}
