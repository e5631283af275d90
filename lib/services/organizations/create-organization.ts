import { randomInt } from "node:crypto";
import { z } from "zod";
import { isDuplicate } from "@/db/postgres-error";
import { insertMembership, insertOrganization } from "@/db/queries/organizations";
import { withTenant } from "@/db/tenant";
import { newOrgId } from "@/lib/auth/new-org-id";
import type { Person } from "@/lib/auth/person";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { seedChart } from "@/lib/services/charts/seed-chart";

export const organizationInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, "Give the organisation a name.")
    .max(120, "A name has at most 120 characters."),
});

export interface NewOrganization {
  id: string;
  slug: string;
  name: string;
}

/** The creator becomes its owner. It starts with the chart of accounts that comes with the product. */
export async function createOrganization(
  person: Pick<Person, "id" | "name">,
  input: z.output<typeof organizationInput>,
): Promise<NewOrganization> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await create(person, { name: input.name, slug: newSlug(input.name) });
    } catch (error) {
      // Somebody has these very letters after the same name; a third time in a row is another fault.
      if (attempt === 3 || !isDuplicate(error, "organizations_slug_unique")) throw error;
    }
  }
}

function create(person: Pick<Person, "id" | "name">, input: { name: string; slug: string }) {
  const orgId = newOrgId();
  const actor = { kind: "user", id: person.id, name: person.name } as const;
  return withTenant(orgId, async (tx) => {
    const organization = { id: orgId, ...input };
    await insertOrganization(tx, organization);
    await insertMembership(tx, { organizationId: orgId, userId: person.id, role: "owner" });
    await seedChart(tx, { orgId, actor });
    await recordAudit(
      tx,
      { orgId, actor },
      { action: "organization.created", entityId: orgId, after: input },
    );
    return organization;
  });
}

const LETTERS = "abcdefghijkmnpqrstuvwxyz";

/** Four letters at its end, so that a name that is taken shows nobody that it is. */
function newSlug(name: string): string {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  const letters = Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return `${words || "organization"}-${letters}`;
}
