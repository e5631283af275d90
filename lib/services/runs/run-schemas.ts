import { z } from "zod";
import { RUN_TRIGGERS } from "@/db/schema/runs";
import { instant } from "@/lib/http/json-types";
import type { CauseKind, Outcome, Severity } from "@/lib/rules/result";
import { box, money, runHashes } from "@/lib/services/documents/document-schemas";

const OUTCOMES = [
  "passed",
  "failed",
  "warned",
  "not_applicable",
  "not_evaluated",
  "errored",
] as const satisfies readonly Outcome[];
export const outcome = z.enum(OUTCOMES).meta({ id: "Outcome" });

const SEVERITIES = ["critical", "high", "medium", "low", "info"] as const satisfies readonly Severity[];
export const severity = z.enum(SEVERITIES).meta({ id: "Severity" });

const CAUSE_KINDS = [
  "sign",
  "omitted",
  "duplicated",
  "transposition",
  "digit",
  "year_not_closed",
  "one_payment",
  "misclassified",
  "account_movement",
  "timing",
  "unknown",
] as const satisfies readonly CauseKind[];

export const cause = z
  .object({
    kind: z.enum(CAUSE_KINDS),
    accounts: z.array(z.string()).meta({ description: "Printed codes, or names where no code is printed." }),
    amount: money.meta({ description: "The part of the difference that it explains." }),
    group: z.string().meta({ description: "What fails for the same reason has the same group." }),
  })
  .meta({ id: "Cause" });

export const resultPeriod = z.object({
  start: z.string().nullable().meta({ description: "Null for a point in time." }),
  end: z.string(),
});

/** One element of `results` of `reims check --json`, key by key. */
export const runResult = z
  .object({
    rule: z.string(),
    version: z.int(),
    outcome,
    severity,
    property: z.string().meta({ description: "Its code." }),
    period: resultPeriod,
    subject: z
      .string()
      .nullable()
      .meta({ description: "The account, where the rule goes account by account." }),
    because: z.string(),
    left: z.string().nullable(),
    right: z.string().nullable(),
    difference: z.string().nullable(),
    tolerance: z.string().nullable(),
    cause: cause.nullable(),
    candidates: z.array(cause),
    evidence: z.array(
      z.object({
        file: z.string().meta({ description: "The name that it was uploaded under." }),
        page: z.int(),
        box,
        text: z.string(),
        value: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "RunResult" });

export const run = z
  .object({
    id: z.uuid(),
    state: z.enum(["queued", "finished"]),
    propertyId: z.uuid().nullable().meta({ description: "Null for a run over every property." }),
    trigger: z.enum(RUN_TRIGGERS),
    actor: z.string(),
    createdAt: instant,
    engineVersion: z.string().nullable(),
    hashes: runHashes.nullable().meta({ description: "Null while it is queued, as `counts` is." }),
    counts: z
      .object({
        documents: z.int(),
        figures: z.int(),
        proven: z.int(),
        repaired: z.int(),
        unproven: z.int(),
        outcomes: z.partialRecord(outcome, z.int()),
      })
      .nullable(),
  })
  .meta({ id: "Run" });

export const runDetail = run
  .extend({
    versions: z
      .array(
        z.object({
          versionId: z.uuid(),
          documentId: z.uuid().nullable(),
          fileName: z.string(),
          sha256: z.string(),
        }),
      )
      .meta({ description: "The prints that it looked at." }),
  })
  .meta({ id: "RunDetail" });

export const requestedRun = z
  .object({ runId: z.uuid().meta({ description: "The id that the run will have." }) })
  .meta({ id: "RequestedRun" });

const said = z.object({ version: z.int(), outcome, severity, verdictHash: z.string() });

export const runDiff = z
  .object({
    before: run,
    after: run,
    counts: z.object({ added: z.int(), gone: z.int(), changed: z.int(), same: z.int() }),
    differences: z
      .array(
        z.object({
          change: z.enum(["added", "gone", "changed"]),
          rule: z.string(),
          property: z.string(),
          period: resultPeriod,
          subject: z.string().nullable(),
          before: said.nullable(),
          after: said.nullable(),
        }),
      )
      .meta({ description: "The first thousand; `counts` has all." }),
  })
  .meta({ id: "RunDiff" });

export const replay = z
  .object({
    runId: z.uuid(),
    outcome: z.enum(["identical", "different", "other_catalogue"]),
    because: z.string(),
    hashes: z.array(
      z.object({
        name: z.enum(["catalogue", "parameters", "facts", "results"]),
        stored: z.string(),
        replayed: z.string().nullable(),
        isSame: z.boolean(),
      }),
    ),
    results: z.object({ compared: z.int(), different: z.int() }),
    differences: z
      .array(
        z.object({
          ordinal: z.int(),
          rule: z.string(),
          property: z.string(),
          period: resultPeriod,
          subject: z.string().nullable(),
          recorded: z.string().nullable(),
          stored: z.string().nullable(),
          replayed: z.string().nullable(),
        }),
      )
      .meta({
        description: "The first hundred results that do not come out again; hashes of their verdicts.",
      }),
  })
  .meta({ id: "Replay" });

export const newRun = z
  .object({ propertyId: z.uuid().nullable().meta({ description: "Null for every property." }) })
  .meta({ id: "NewRun" });

export const runParams = z.object({ runId: z.uuid() });
