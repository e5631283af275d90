import { sql } from "drizzle-orm";
import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  json,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { RuleResult } from "@/lib/rules/result";
import { charts } from "./charts";
import { documentVersions } from "./documents";
import { organizations } from "./organizations";
import { properties } from "./properties";
import { systemRole } from "./roles";
import { tenantColumns, tenantPolicy, tenantReference } from "./tenant";

/** A run that somebody asked for and that has not been made yet; the run will have its id. */
export const runRequests = pgTable(
  "run_requests",
  {
    ...tenantColumns,
    /** Null: every property of the organisation. */
    propertyId: uuid("property_id"),
    requestedBy: text("requested_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantReference(t, t.propertyId, properties),
    tenantPolicy("run_requests"),
  ],
);

export const RUN_TRIGGERS = ["documents", "mapping", "hand"] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

export interface RunCounts {
  documents: number;
  figures: number;
  proven: number;
  repaired: number;
  unproven: number;
  outcomes: Partial<Record<RuleResult["outcome"], number>>;
}

/** A finished run: what was looked at, by which rules, and what came out, as hashes. Never rewritten. */
export const validationRuns = pgTable(
  "validation_runs",
  {
    ...tenantColumns,
    /** Null: every property of the organisation. */
    propertyId: uuid("property_id"),
    /** `facts_revision` of the property that the run saw; null for a run over the organisation. */
    factsRevision: bigint("facts_revision", { mode: "number" }),
    trigger: text("trigger", { enum: RUN_TRIGGERS }).notNull(),
    actor: text("actor").notNull(),
    engineVersion: text("engine_version").notNull(),
    chartId: uuid("chart_id").notNull(),
    parameters: json("parameters").$type<Record<string, string | number>>().notNull(),
    catalogueHash: text("catalogue_hash").notNull(),
    parametersHash: text("parameters_hash").notNull(),
    factsHash: text("facts_hash").notNull(),
    resultsHash: text("results_hash").notNull(),
    counts: json("counts").$type<RunCounts>().notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    index("validation_runs_property").on(t.organizationId, t.propertyId, t.createdAt),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantReference(t, t.propertyId, properties),
    tenantReference(t, t.chartId, charts),
    tenantPolicy("validation_runs"),
    // Whoever replays a run by its id alone learns which organisation it is of: the grant covers the two ids.
    pgPolicy("validation_runs_system", { for: "select", to: systemRole, using: sql`true` }),
  ],
);

/** The versions that a run looked at. */
export const runVersions = pgTable(
  "run_versions",
  {
    organizationId: uuid("organization_id").notNull(),
    runId: uuid("run_id").notNull(),
    versionId: uuid("version_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.runId, t.versionId] }),
    index("run_versions_version").on(t.organizationId, t.versionId),
    tenantReference(t, t.runId, validationRuns),
    tenantReference(t, t.versionId, documentVersions),
    tenantPolicy("run_versions"),
  ],
);

/** A result as it left the engine; evidence names files by sha-256 alone, because names are not what documents say. */
export type StoredVerdict = Omit<RuleResult, "evidence"> & {
  evidence: Omit<RuleResult["evidence"][number], "file">[];
};

/** Verdicts by the hash of what they say: a hundred runs that say the same keep it once. */
export const verdicts = pgTable(
  "verdicts",
  {
    organizationId: uuid("organization_id").notNull(),
    hash: text("hash").notNull(),
    verdict: json("verdict").$type<StoredVerdict>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.hash] }),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantPolicy("verdicts"),
  ],
);

/** One result of a run, in the order of the report. */
export const ruleRuns = pgTable(
  "rule_runs",
  {
    organizationId: uuid("organization_id").notNull(),
    runId: uuid("run_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    propertyId: uuid("property_id").notNull(),
    rule: text("rule").notNull(),
    ruleVersion: integer("rule_version").notNull(),
    outcome: text("outcome").$type<RuleResult["outcome"]>().notNull(),
    severity: text("severity").$type<RuleResult["severity"]>().notNull(),
    periodStart: date("period_start", { mode: "string" }),
    periodEnd: text("period_end").notNull(),
    subject: text("subject"),
    verdictHash: text("verdict_hash").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.runId, t.ordinal] }),
    tenantReference(t, t.runId, validationRuns),
    tenantReference(t, t.propertyId, properties),
    foreignKey({
      columns: [t.organizationId, t.verdictHash],
      foreignColumns: [verdicts.organizationId, verdicts.hash],
    }),
    tenantPolicy("rule_runs"),
  ],
);
