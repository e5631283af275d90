import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { userRoute } from "@/lib/http/user-route";
import { createOrganization, organizationInput } from "@/lib/services/organizations/create-organization";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";

const organization = z.object({ id: z.uuid(), slug: z.string(), name: z.string(), role: z.enum(ROLES) });

export const GET = userRoute({
  name: "organizations.list",
  summary: "The organisations the person belongs to",
  response: z.object({ items: z.array(organization) }),
  run: async (person) => ({ items: await listMyOrganizations(person) }),
});

export const POST = userRoute({
  name: "organizations.create",
  summary: "Create an organisation, of which the person becomes the owner",
  body: organizationInput,
  response: organization,
  status: 201,
  run: async (person, { body }) => ({ ...(await createOrganization(person, body)), role: "owner" as const }),
});
