import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { organizations } from "./organizations";
import { properties } from "./properties";
import { tenantColumns, tenantPolicy, tenantReference } from "./tenant";

/** A statement identity: what all prints of one statement share. Its prints are its versions. */
export const documents = pgTable(
  "documents",
  {
    ...tenantColumns,
    propertyId: uuid("property_id").notNull(),
    kind: text("kind").notNull(),
    /** Null for a point in time. */
    periodStart: date("period_start", { mode: "string" }),
    periodEnd: date("period_end", { mode: "string" }).notNull(),
    book: text("book").notNull(),
    tree: text("tree"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("documents_identity")
      .on(t.organizationId, t.propertyId, t.kind, t.periodStart, t.periodEnd, t.book, t.tree)
      .nullsNotDistinct(),
    tenantReference(t, t.propertyId, properties),
    tenantPolicy("documents"),
  ],
);

/** How far a version has come, in order. */
export const STAGES = ["received", "scanned", "read", "proven", "filed", "reconciled"] as const;
export type Stage = (typeof STAGES)[number];

/** `waiting`: for a person, who is asked what `problem_code` says. `failed`: it ends here, with the reason. */
export const VERSION_STATES = ["processing", "waiting", "settled", "failed"] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/**
 * One uploaded file: its bytes never change, its progress does. The same bytes again are the same version, or a copy for
 * somebody who does not see that one and must not learn of it; they are filed once.
 */
export const documentVersions = pgTable(
  "document_versions",
  {
    ...tenantColumns,
    /** Null until it is filed under a statement identity. */
    documentId: uuid("document_id"),
    propertyId: uuid("property_id"),
    fileName: text("file_name").notNull(),
    sha256: text("sha256").notNull(),
    sizeBytes: integer("size_bytes").notNull(),
    quarantineKey: text("quarantine_key").notNull(),
    /** Null until accepted. */
    acceptedKey: text("accepted_key"),
    stage: text("stage", { enum: STAGES }).notNull().default("received"),
    state: text("state", { enum: VERSION_STATES }).notNull().default("processing"),
    problemCode: text("problem_code"),
    problem: text("problem"),
    /** What the person said the file is, to be compared with what its header says. */
    selectedPropertyId: uuid("selected_property_id"),
    selectedKind: text("selected_kind"),
    selectedPeriodEnd: date("selected_period_end", { mode: "string" }),
    /** Set once a person was shown that the header says another property, and said that the header is right. */
    headerAcceptedBy: text("header_accepted_by"),
    uploadedBy: text("uploaded_by").notNull(),
    /** Whose copy it is; null for the version that everybody's upload of these bytes is, who may see it. */
    copyFor: text("copy_for"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    settledAt: timestamp("settled_at", { withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.id] }),
    unique("document_versions_content").on(t.organizationId, t.sha256, t.copyFor).nullsNotDistinct(),
    uniqueIndex("document_versions_filed_content")
      .on(t.organizationId, t.sha256)
      .where(sql`document_id is not null`),
    index("document_versions_document").on(t.organizationId, t.documentId),
    index("document_versions_property").on(t.organizationId, t.propertyId),
    // What is under way, waits or failed is little beside what is settled, and counted beside every page.
    index("document_versions_unsettled").on(t.organizationId, t.state, t.id).where(sql`state <> 'settled'`),
    check("document_versions_quarantine_key", isUnderOrganization(t.organizationId, t.quarantineKey)),
    check("document_versions_accepted_key", isUnderOrganization(t.organizationId, t.acceptedKey)),
    foreignKey({ columns: [t.organizationId], foreignColumns: [organizations.id] }),
    tenantReference(t, t.documentId, documents),
    tenantReference(t, t.propertyId, properties),
    tenantReference(t, t.selectedPropertyId, properties),
    tenantPolicy("document_versions"),
  ],
);

/** Bytes are found by these keys alone: whatever wrote the row, it never names an object of another organisation. */
function isUnderOrganization(organizationId: AnyPgColumn, key: AnyPgColumn) {
  return sql`${key} like 'org/' || ${organizationId} || '/%'`;
}
