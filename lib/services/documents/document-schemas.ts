import { z } from "zod";
import { STAGES, VERSION_STATES } from "@/db/schema/documents";
import type { DocumentKind } from "@/lib/extraction/reading";
import { instant } from "@/lib/http/json-types";

const DOCUMENT_KINDS = [
  "balance_sheet",
  "income_statement",
  "cash_flow",
  "rent_roll",
  "loan_statement",
  "trial_balance",
  "general_ledger",
  "budget",
  "supporting",
] as const satisfies readonly DocumentKind[];
export const documentKind = z.enum(DOCUMENT_KINDS).meta({ id: "DocumentKind" });

const documentState = z.enum(VERSION_STATES).meta({
  id: "DocumentState",
  description:
    "`waiting`: for a person, who is asked what `problem` says. `failed`: it ends here, with the reason in `problem`.",
});

export const money = z
  .string()
  .regex(/^-?\d+\.\d\d$/)
  .meta({ id: "Money", description: "An exact amount as text, for example `-1234.56`." });

export const propertyRef = z
  .object({ id: z.uuid(), code: z.string(), name: z.string() })
  .meta({ id: "PropertyRef" });

const statement = z
  .object({
    kind: documentKind,
    statements: z.array(documentKind),
    /** Null for a point in time. */
    periodStart: z.iso.date().nullable(),
    /** Null where the header tells none. */
    periodEnd: z.iso.date().nullable(),
    months: z.int().nullable(),
    book: z.string(),
    tree: z.string().nullable(),
    printedAt: z.string().nullable().meta({ description: "Local time as printed, `2025-05-23T15:22`." }),
    pages: z.int(),
  })
  .meta({ id: "StatementIdentity" });

export const documentItem = z
  .object({
    id: z.uuid().meta({ description: "Of this print; every print of a statement is a version of it." }),
    fileName: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    state: documentState,
    stage: z.enum(STAGES),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    offer: z
      .object({ code: z.string(), name: z.string() })
      .nullable()
      .meta({ description: "The property to create so that the document goes on, when none has its code." }),
    property: propertyRef.nullable(),
    statement: statement.nullable().meta({ description: "Null until the file has been read." }),
    proof: z
      .object({ figures: z.int(), proven: z.int() })
      .nullable()
      .meta({ description: "How many amounts were read, and how many of them close an identity." }),
    uploadedBy: z.string(),
    createdAt: instant,
    settledAt: instant.nullable(),
  })
  .meta({ id: "Document" });
export type DocumentItem = z.input<typeof documentItem>;

export const runHashes = z
  .object({ catalogue: z.string(), parameters: z.string(), facts: z.string(), results: z.string() })
  .meta({ id: "RunHashes" });

export const documentDetail = documentItem
  .extend({
    documentId: z.uuid().nullable().meta({ description: "The statement that this is a print of." }),
    version: z
      .object({ ordinal: z.int(), of: z.int(), isCurrent: z.boolean() })
      .nullable()
      .meta({ description: "Its place among the prints of the statement by print time; from 1." }),
    latestRun: z
      .object({ id: z.uuid(), createdAt: instant, hashes: runHashes })
      .nullable()
      .meta({ description: "The latest run that looked at it." }),
  })
  .meta({ id: "DocumentDetail" });
export type DocumentDetail = z.input<typeof documentDetail>;

const documentVersion = z
  .object({
    id: z.uuid(),
    ordinal: z.int(),
    isCurrent: z.boolean(),
    fileName: z.string(),
    sha256: z.string(),
    printedAt: z.string().nullable(),
    state: documentState,
    uploadedBy: z.string(),
    createdAt: instant,
  })
  .meta({ id: "DocumentVersion" });

/** Oldest print first; all of a statement at once. */
export const documentVersions = z.object({ items: z.array(documentVersion), nextCursor: z.null() });
export type DocumentVersionItem = z.input<typeof documentVersion>;

const place = z.object({ page: z.int(), row: z.int() });

export const statementDiff = z
  .object({
    /** The earlier one, given as `against`. */
    from: z.uuid(),
    to: z.uuid(),
    counts: z.object({
      unchanged: z.int(),
      changed: z.int(),
      renamed: z.int(),
      added: z.int(),
      removed: z.int(),
    }),
    lines: z.array(
      z.object({
        change: z.enum(["changed", "renamed", "added", "removed"]),
        section: z.string(),
        kind: z.enum(["header", "line", "subtotal"]),
        code: z.string().nullable(),
        name: z.string(),
        nameBefore: z.string().nullable().meta({ description: "Where the name is another now." }),
        before: place.nullable(),
        after: place.nullable(),
        amounts: z.array(
          z.object({
            column: z.string(),
            before: money.nullable(),
            after: money.nullable(),
            difference: money.nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: "StatementDiff" });

export const box = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().meta({
  id: "Box",
  description: "[x0, y0, x1, y1] in points from the top left of the page as viewed, y down.",
});
const byColumn = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

const statementLine = z
  .object({
    page: z.int(),
    row: z.int(),
    code: z.string().nullable(),
    name: z.string(),
    kind: z.enum(["header", "line", "subtotal"]),
    section: z.enum(["balance_sheet", "income_statement", "adjustments", "rent_roll", "loan", "ledger"]),
    values: byColumn(z.string()).meta({ description: "What is printed, by column, sign included." }),
    boxes: byColumn(box),
    proof: byColumn(z.enum(["proven", "unproven", "repaired", "corrected"])).meta({
      description: "Columns of percentages have none.",
    }),
  })
  .meta({ id: "StatementLine" });

/** One document of `reims read --json`, key by key. */
export const documentLines = z
  .object({
    file: z.string(),
    sha256: z.string(),
    kind: documentKind,
    statements: z.array(documentKind),
    profile: z.string(),
    property: z.object({ name: z.string(), code: z.string() }),
    period: z.object({ start: z.string().nullable(), end: z.string(), months: z.int().nullable() }),
    book: z.string(),
    tree: z.string().nullable(),
    printedAt: z.string().nullable(),
    pages: z.int(),
    columns: z.array(z.string()),
    lines: z.array(statementLine),
    problems: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        page: z.int().nullable(),
        box: box.nullable(),
      }),
    ),
  })
  .meta({ id: "DocumentLines" });

export const receivedDocument = z
  .object({
    id: z.uuid(),
    sha256: z.string(),
    isDuplicate: z.boolean().meta({
      description:
        "These very bytes were there before: nothing was stored again, and `id` is the one they had.",
    }),
  })
  .meta({ id: "ReceivedDocument" });

export const signedDownload = z
  .object({ url: z.url(), expiresAt: instant })
  .meta({ id: "SignedDownload", description: "An address that works for a few minutes, without a session." });

export const documentParams = z.object({ versionId: z.uuid() });

/** Pages are counted from 1; the reader takes no more than 500. */
export const pageParams = documentParams.extend({ page: z.coerce.number().int().min(1).max(500) });

/** In quarters, so that a client that zooms without steps does not have a picture drawn for each. */
export const pageScale = z.coerce
  .number()
  .min(0.25)
  .max(4)
  .default(1.5)
  .transform((scale) => Math.round(scale * 4) / 4)
  .meta({ description: "Pixels a point, rounded to quarters." });

export const documentFilter = z.object({
  propertyId: z.uuid().optional(),
  kind: documentKind.optional(),
  state: z
    .union([documentState.transform((state) => [state]), z.array(documentState)])
    .optional()
    .meta({ description: "May be given several times." }),
  periodEnd: z.iso.date().optional(),
});
