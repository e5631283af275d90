import { z } from "zod";
import { DISPOSITIONS, FINDING_EVENTS, FINDING_STATES } from "@/db/schema/findings";
import type { Trace } from "@/lib/formula/trace";
import { instant } from "@/lib/http/json-types";
import { reason } from "@/lib/services/audit/audit-schemas";
import { box, money, propertyRef } from "@/lib/services/documents/document-schemas";
import { cause, outcome, resultPeriod, severity } from "@/lib/services/runs/run-schemas";

export const disposition = z.enum(DISPOSITIONS).meta({ id: "Disposition" });

export const finding = z
  .object({
    id: z.uuid(),
    property: propertyRef,
    rule: z.string(),
    title: z.string(),
    period: resultPeriod,
    subject: z.string().nullable(),
    state: z.enum(FINDING_STATES),
    outcome,
    severity,
    because: z.string(),
    dollarEffect: money,
    causeGroup: z.string().nullable(),
    verdictHash: z.string(),
    disposition: disposition.nullable(),
    dispositionReason: z.string().nullable(),
    needsAttention: z.boolean().meta({
      description: "Open, and nothing was said of it, or it says something else since.",
    }),
    assigneeId: z.uuid().nullable(),
    firstRunId: z.uuid(),
    lastRunId: z.uuid().meta({ description: "The run that last changed it." }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: "Finding" });

const traceFigure = z.object({
  code: z.string().nullable(),
  name: z.string(),
  value: z.string(),
  source: z.object({
    sha256: z.string(),
    line: z.int(),
    column: z.string(),
    page: z.int(),
    box,
    text: z.string(),
  }),
});

// Safe because it was stored from this very type; a schema that holds itself cannot be compared with one member by member.
export const trace: z.ZodType<Trace> = z
  .object({
    kind: z.string(),
    text: z.string(),
    label: z.string(),
    value: z.union([z.string(), z.boolean()]).nullable(),
    unit: z.enum(["money", "number", "truth"]),
    figures: z.array(traceFigure),
    isAbsent: z.boolean(),
    comparison: z
      .object({
        operator: z.string(),
        left: z.string(),
        right: z.string(),
        difference: z.string(),
        tolerance: z.string(),
      })
      .nullable(),
    get children() {
      return z.array(trace);
    },
    missing: z.array(z.string()),
  })
  .meta({ id: "Trace", description: "The formula with its numbers, down to the printed figures." }) as never;

const explainedCause = cause.extend({ because: z.string() }).meta({ id: "ExplainedCause" });

const evidence = z
  .object({
    versionId: z.uuid(),
    documentId: z.uuid().nullable(),
    fileName: z.string(),
    sha256: z.string(),
    page: z.int(),
    box,
    text: z.string(),
    value: z.string().nullable(),
  })
  .meta({ id: "Evidence", description: "Where it is printed: the upload, the page, the box." });

const event = z
  .object({
    id: z.uuid(),
    kind: z.enum(FINDING_EVENTS),
    actor: z.string(),
    actorName: z.string().nullable(),
    runId: z.uuid().nullable(),
    detail: z.record(z.string(), z.string().nullable()),
    createdAt: instant,
  })
  .meta({ id: "FindingEvent" });

export const findingDetail = finding
  .extend({
    explanation: z.object({
      version: z.int(),
      whyItMatters: z.string().nullable(),
      definition: z.string().nullable(),
      isCurrentVersion: z.boolean(),
    }),
    left: z.string().nullable(),
    right: z.string().nullable(),
    difference: z.string().nullable(),
    tolerance: z.string().nullable(),
    cause: explainedCause.nullable(),
    candidates: z.array(explainedCause),
    trace: trace.nullable(),
    evidence: z.array(evidence),
    sameCause: z.array(finding).meta({ description: "Other open findings that the cause explains too." }),
    assigneeName: z.string().nullable(),
    history: z.array(event).meta({ description: "Oldest first." }),
  })
  .meta({ id: "FindingDetail" });

const flag = z.enum(["true", "false"]).transform((text) => text === "true");

export const findingFilter = z.object({
  propertyId: z.uuid().optional(),
  periodEnd: z.iso.date().optional(),
  state: z.enum(FINDING_STATES).optional(),
  severity: severity.optional(),
  needsAttention: flag.optional(),
});

export const findingParams = z.object({ findingId: z.uuid() });

export const newDisposition = z
  .object({
    disposition,
    reason,
    verdictHash: z.string().max(64).optional().meta({
      description:
        "Of the finding as it was looked at: when it says something else since, the answer is 409.",
    }),
  })
  .meta({ id: "NewDisposition" });

export const newComment = z
  .object({ text: z.string().trim().min(1, "There is nothing in the comment.").max(4_000) })
  .meta({ id: "NewComment" });

export const newAssignee = z
  .object({ assigneeId: z.uuid().nullable().meta({ description: "A member; null for nobody." }) })
  .meta({ id: "NewAssignee" });
