import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { listMemberships } from "@/db/queries/organizations";
import { listProperties } from "@/db/queries/properties";
import { users } from "@/db/schema/identity";
import { withSystem } from "@/db/system";
import { withTenant, withUser } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { hashPassword } from "@/lib/auth/password";
import { permissionsOf } from "@/lib/auth/permissions";
import { makeSample, type SampleOptions } from "@/lib/sample/make-sample";
import type { Portfolio } from "@/lib/sample/portfolio";
import { printDocument } from "@/lib/sample/print/print-document";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { createOrganization } from "@/lib/services/organizations/create-organization";
import { createProperty } from "@/lib/services/properties/create-property";

/** How to get into the sample portfolio of this installation. */
export interface SampleSignIn {
  email: string;
  password: string;
  organizations: { name: string; slug: string; email: string }[];
}

interface Landlord {
  name: string;
  person: string;
  email: string;
  sample: SampleOptions;
}

/** Two landlords that know nothing of each other, each with a person of its own, so that isolation can be seen. */
const LANDLORDS: readonly [Landlord, ...Landlord[]] = [
  {
    name: "Harbor Street Properties",
    person: "Robin Vale",
    email: "robin@harbor-street.example",
    sample: {
      seed: 5,
      properties: 4,
      from: "2026-01",
      months: 9,
      prints: ["month"],
      // One of each family that an analyst meets in a month.
      defects: ["sign", "year_not_closed", "transposition"],
    },
  },
  {
    name: "Millbrook Partners",
    person: "Kim Osei",
    email: "kim@millbrook.example",
    sample: { seed: 11, properties: 2, from: "2026-04", months: 3, prints: ["month"], defects: [] },
  },
];

/**
 * Makes the people and organisations of the sample portfolio and hands in its prints the way anybody hands in theirs: the
 * jobs read, prove and reconcile them. The password is made for this installation. Stopped half-way, it goes on from there.
 */
export async function loadSamplePortfolio(): Promise<SampleSignIn> {
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashPassword(password);
  const made: SampleSignIn["organizations"] = [];
  for (const { name, person, email, sample } of LANDLORDS) {
    const owner = { id: await addPerson({ name: person, email, passwordHash }), name: person };
    const [known] = await withUser(owner.id, (tx) => listMemberships(tx, owner.id));
    const organization = known
      ? { id: known.organizationId, slug: known.slug, name: known.name }
      : await createOrganization(owner, { name });
    await handIn(ownerContext(owner, organization), makeSample(sample).portfolio);
    made.push({ name, slug: organization.slug, email });
  }
  return { email: LANDLORDS[0].email, password, organizations: made };
}

/** The person's id; whoever is there already gets the new password. */
async function addPerson(person: { name: string; email: string; passwordHash: string }): Promise<string> {
  return withSystem(async (tx) => {
    const [known] = await tx
      .update(users)
      .set({ passwordHash: person.passwordHash })
      .where(eq(users.email, person.email))
      .returning({ id: users.id });
    if (known) return known.id;
    const id = newId();
    await tx.insert(users).values({ id, ...person });
    return id;
  });
}

function ownerContext(
  owner: { id: string; name: string },
  { id, slug, name }: { id: string; slug: string; name: string },
): OrgContext {
  return {
    // Safe because this very call created the organisation.
    orgId: id as OrgId,
    orgSlug: slug,
    orgName: name,
    role: "owner",
    permissions: permissionsOf("owner"),
    actor: { kind: "user", ...owner },
    propertyIds: null,
  };
}

async function handIn(ctx: OrgContext, { properties, documents }: Portfolio): Promise<void> {
  const known = await withTenant(ctx.orgId, (tx) => listProperties(tx, null));
  for (const { code, name } of properties) {
    if (!known.some((property) => property.code === code)) await createProperty(ctx, { code, name });
  }
  for (const document of documents) {
    await receiveDocument(ctx, { bytes: printDocument(document), fileName: document.fileName });
  }
}
