import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  index,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { RuleResult } from "@/lib/rules/result";
import { memberships } from "./organizations";
import { properties } from "./properties";
import { validationRuns, verdicts } from "./runs";
import { tenantColumns, tenantPolicy, tenantReference } from "./tenant";

export const DISPOSITIONS = ["accepted", "asked", "corrected", "adjusted", "false_alarm"] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** `open`: the latest run says so still. `cleared`: it no longer does. */
export const FINDING_STATES = ["open", "cleared"] as const;
export type FindingState = (typeof FINDING_STATES)[number];

/** What failed or warned, followed from run to run by rule, property, window and subject. */
export const findings = pgTable(
  "findings",
  {
    ...tenantColumns,
    propertyId: uuid("property_id").notNull(),
    rule: text("rule").notNull(),
    periodStart: date("period_start", { mode: "string" }),
    periodEnd: text("period_end").notNull(),
    subject: text("subject"),
    state: text("state", { enum: FINDING_STATES }).notNull(),
    outcome: text("outcome").$type<RuleResult["outcome"]>().notNull(),
    severity: text("severity").$type<RuleResult["severity"]>().notNull(),
    because: text("because").notNull(),
    /** What its cause shares with other findings; null where there is none. */
    causeGroup: text("cause_group"),
    /** The size of the difference. */
    dollarEffect: numeric("dollar_effect", { precision: 18, scale: 2 }).notNull(),
    /**
     * What lists are ordered by. Under row-level security an index is entered only by comparisons that can tell nothing of other
     * rows: those of integers are such, those of numerics are not, and a page would read all that stands before it.
     */
    effectCents: bigint("effect_cents", { mode: "bigint" })
      .notNull()
      .generatedAlwaysAs(sql`(dollar_effect * 100)::bigint`),
    verdictHash: text("verdict_hash").notNull(),
    firstRunId: uuid("first_run_id").notNull(),
    lastRunId: uuid("last_run_id").notNull(),
    disposition: text("disposition", { enum: DISPOSITIONS }),
    dispositionReason: text("disposition_reason"),
    /** The latest verdict that the disposition answers: where the finding has another one, it asks again. */
    disposedVerdictHash: text("disposed_verdict_hash"),
    assigneeId: uuid("assignee_id"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("findings_fingerprint")
      .on(t.organizationId, t.propertyId, t.rule, t.periodStart, t.periodEnd, t.subject)
      .nullsNotDistinct(),
    // The first for lists of one state, of which the open ones are few; the second for lists of all.
    index("findings_by_state_and_effect").on(t.organizationId, t.state, t.effectCents, t.id),
    index("findings_by_effect").on(t.organizationId, t.effectCents, t.id),
    tenantReference(t, t.propertyId, properties),
    foreignKey({
      columns: [t.organizationId, t.verdictHash],
      foreignColumns: [verdicts.organizationId, verdicts.hash],
    }),
    tenantReference(t, t.lastRunId, validationRuns),
    tenantReference(t, t.firstRunId, validationRuns),
    foreignKey({
      columns: [t.organizationId, t.assigneeId],
      foreignColumns: [memberships.organizationId, memberships.userId],
    }),
    tenantPolicy("findings"),
  ],
);

export const FINDING_EVENTS = [
  "opened",
  "changed",
  "cleared",
  "reopened",
  "disposed",
  "commented",
  "assigned",
] as const;

/** What happened to a finding, in order; never rewritten. */
export const findingEvents = pgTable(
  "finding_events",
  {
    ...tenantColumns,
    findingId: uuid("finding_id").notNull(),
    kind: text("kind", { enum: FINDING_EVENTS }).notNull(),
    /** The run that caused it; null when a person did. */
    runId: uuid("run_id"),
    actor: text("actor").notNull(),
    detail: jsonb("detail").$type<Record<string, string | null>>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("finding_events_finding").on(t.organizationId, t.findingId, t.createdAt),
    tenantReference(t, t.findingId, findings),
    tenantReference(t, t.runId, validationRuns),
    tenantPolicy("finding_events"),
  ],
);
