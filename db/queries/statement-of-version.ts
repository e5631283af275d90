import { and, eq } from "drizzle-orm";
import { documentVersions } from "@/db/schema/documents";
import { statements } from "@/db/schema/statements";

/** What joins a version to what was read of it. */
export const statementOfVersion = and(
  eq(statements.organizationId, documentVersions.organizationId),
  eq(statements.versionId, documentVersions.id),
);
