import {
  boolean,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  json,
  numeric,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import type { HeaderField, PageSize, Problem } from "@/lib/extraction/reading";
import { documentVersions } from "./documents";
import { tenantPolicy, tenantReference } from "./tenant";

/** An identity of the proof as stored: figures by line ordinal and column, the difference in canonical cents. */
export interface StoredIdentity {
  kind: "sum" | "difference" | "equality";
  total: StoredFigureRef;
  parts: { figure: StoredFigureRef; sign: 1 | -1 }[];
  difference: string;
  isClosed: boolean;
}
interface StoredFigureRef {
  line: number;
  column: string;
}

/** What one version says, as read: everything but its lines. Written once, never changed. */
export const statements = pgTable(
  "statements",
  {
    organizationId: uuid("organization_id").notNull(),
    versionId: uuid("version_id").notNull(),
    readerVersion: text("reader_version").notNull(),
    profile: text("profile").notNull(),
    kind: text("kind").notNull(),
    statements: text("statements").array().notNull(),
    propertyCode: text("property_code").notNull(),
    propertyName: text("property_name").notNull(),
    periodStart: date("period_start", { mode: "string" }),
    /** Empty where the header tells none. */
    periodEnd: text("period_end").notNull(),
    periodMonths: integer("period_months"),
    book: text("book").notNull(),
    tree: text("tree"),
    /** Local time as printed, `2025-05-23T15:22`: no time zone is known. */
    printedAt: text("printed_at"),
    pages: integer("pages").notNull(),
    pageSizes: json("page_sizes").$type<PageSize[]>().notNull(),
    columns: text("columns").array().notNull(),
    header: json("header").$type<HeaderField[]>().notNull(),
    problems: json("problems").$type<Problem[]>().notNull(),
    identities: json("identities").$type<StoredIdentity[]>().notNull(),
    figureCount: integer("figure_count").notNull(),
    provenCount: integer("proven_count").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.versionId] }),
    index("statements_property_code").on(t.organizationId, t.propertyCode),
    tenantReference(t, t.versionId, documentVersions),
    tenantPolicy("statements"),
  ],
);

/** The printed lines of a version, in reading order from 0. */
export const statementLines = pgTable(
  "statement_lines",
  {
    organizationId: uuid("organization_id").notNull(),
    versionId: uuid("version_id").notNull(),
    ordinal: integer("ordinal").notNull(),
    page: integer("page").notNull(),
    row: integer("row").notNull(),
    code: text("code"),
    name: text("name").notNull(),
    kind: text("kind").notNull(),
    section: text("section").notNull(),
    box: doublePrecision("box").array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.versionId, t.ordinal] }),
    index("statement_lines_code").on(t.organizationId, t.code),
    foreignKey({
      columns: [t.organizationId, t.versionId],
      foreignColumns: [statements.organizationId, statements.versionId],
    }),
    tenantPolicy("statement_lines"),
  ],
);

/** Every printed number with its place and its proof. Percentages are percent, amounts dollars. */
export const statementFigures = pgTable(
  "statement_figures",
  {
    organizationId: uuid("organization_id").notNull(),
    versionId: uuid("version_id").notNull(),
    lineOrdinal: integer("line_ordinal").notNull(),
    /** Position among the columns of the statement. */
    columnOrdinal: smallint("column_ordinal").notNull(),
    columnKey: text("column_key").notNull(),
    value: numeric("value", { precision: 18, scale: 2 }).notNull(),
    text: text("text").notNull(),
    box: doublePrecision("box").array().notNull(),
    isPercent: boolean("is_percent").notNull(),
    /** Null on percentages, which prove nothing. */
    proofStatus: text("proof_status"),
    proofBecause: text("proof_because"),
    /** Positions in the statement's identities. */
    proofIdentities: integer("proof_identities").array(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.versionId, t.lineOrdinal, t.columnOrdinal] }),
    foreignKey({
      columns: [t.organizationId, t.versionId, t.lineOrdinal],
      foreignColumns: [statementLines.organizationId, statementLines.versionId, statementLines.ordinal],
    }),
    tenantPolicy("statement_figures"),
  ],
);
