import { date, index, integer, json, numeric, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Trace } from "@/lib/formula/trace";
import type { MetricBasis } from "@/lib/metrics/metric";
import { properties } from "./properties";
import { validationRuns } from "./runs";
import { tenantPolicy, tenantReference } from "./tenant";

/** The metrics of a property as its latest run found them: replaced with every run, and made again from its documents at any time. */
export const metricValues = pgTable(
  "metric_values",
  {
    organizationId: uuid("organization_id").notNull(),
    propertyId: uuid("property_id").notNull(),
    /** Position among the values of the property. */
    ordinal: integer("ordinal").notNull(),
    runId: uuid("run_id").notNull(),
    metric: text("metric").notNull(),
    basis: text("basis").$type<MetricBasis>().notNull(),
    periodStart: date("period_start", { mode: "string" }),
    periodEnd: date("period_end", { mode: "string" }).notNull(),
    /** Rounded to eight places for lists and charts; the trace has the exact one. Null where something is missing. */
    value: numeric("value", { precision: 28, scale: 8 }),
    missing: text("missing").array().notNull(),
    trace: json("trace").$type<Trace>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.propertyId, t.ordinal] }),
    index("metric_values_metric").on(t.organizationId, t.metric, t.basis, t.periodEnd),
    tenantReference(t, t.propertyId, properties),
    tenantReference(t, t.runId, validationRuns),
    tenantPolicy("metric_values"),
  ],
);
