import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { instant } from "@/lib/http/json-types";
import { propertyRef } from "@/lib/services/documents/document-schemas";

const role = z.enum(ROLES);

export const member = z.object({
  userId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  createdAt: instant,
});

export const listedMember = member.extend({
  propertyCount: z.int().nullable().meta({
    description: "How many properties a manager was granted; null for a role that sees every one.",
  }),
});

export const memberProperties = z
  .object({
    isLimited: z.boolean().meta({
      description: "False for a member whose role sees every property: then `items` is empty.",
    }),
    items: z.array(propertyRef).meta({ description: "The properties they were granted, by name." }),
  })
  .meta({ id: "MemberProperties" });
export type MemberProperties = z.input<typeof memberProperties>;

export const memberParams = z.object({ userId: z.uuid() });

export const newMember = z.object({ email: z.email("That is no e-mail address."), role });

export const newRole = z.object({ role });

/** More than the largest portfolios have, and as much as a request may hold. */
const MOST_PROPERTIES = 10_000;

/** The whole set: what is left out is taken away. */
export const newProperties = z.object({ propertyIds: z.array(z.uuid()).max(MOST_PROPERTIES) });
