import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { announce } from "@/db/queries/outbox";
import { holdPropertyCode, type Property } from "@/db/queries/properties";
import { statementOfVersion } from "@/db/queries/statement-of-version";
import { documentVersions } from "@/db/schema/documents";
import { properties } from "@/db/schema/properties";
import { statements } from "@/db/schema/statements";
import { withTenant } from "@/db/tenant";
import { newId } from "@/lib/auth/new-id";
import { type OrgContext, requireWholeOrganization } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { PROPERTY_UNKNOWN } from "@/lib/services/documents/header-problems";
import type { newProperty } from "./property-schemas";

/** Adds a property and lets go on whatever waited for it. */
export async function createProperty(ctx: OrgContext, input: z.input<typeof newProperty>): Promise<Property> {
  requireWholeOrganization(ctx);
  return withTenant(ctx.orgId, async (tx) => {
    await holdPropertyCode(tx, ctx.orgId, input.code);
    const [property] = await tx
      .insert(properties)
      .values({ organizationId: ctx.orgId, id: newId(), ...input })
      .onConflictDoNothing({ target: [properties.organizationId, properties.code] })
      .returning();
    if (!property) throw new AppError("conflict", `There is already a property with the code ${input.code}.`);
    await recordAudit(tx, ctx, { action: "property.created", entityId: property.id, after: input });
    const waiting = await tx
      .select({ id: documentVersions.id })
      .from(documentVersions)
      .innerJoin(statements, statementOfVersion)
      .where(
        and(eq(documentVersions.problemCode, PROPERTY_UNKNOWN), eq(statements.propertyCode, property.code)),
      );
    for (const { id } of waiting) await announce(tx, ctx.orgId, "document/assigned", { versionId: id });
    return property;
  });
}
