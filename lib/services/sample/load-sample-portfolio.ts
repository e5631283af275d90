import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { listMemberships } from "@/db/queries/organizations";
import { users } from "@/db/schema/identity";
import { withSystem } from "@/db/system";
import { withUser } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { newId } from "@/lib/auth/new-id";
import type { OrgContext } from "@/lib/auth/org-context";
import { hashPassword } from "@/lib/auth/password";
import { permissionsOf } from "@/lib/auth/permissions";
import type { SampleOptions } from "@/lib/sample/make-sample";
import { createOrganization } from "@/lib/services/organizations/create-organization";
import { handInPortfolio, SAMPLE_PORTFOLIO } from "./hand-in-sample";

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
    sample: SAMPLE_PORTFOLIO,
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
    await handInPortfolio(ownerContext(owner, organization), sample);
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
