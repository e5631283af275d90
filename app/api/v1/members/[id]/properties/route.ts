import { z } from "zod";
import { idParams } from "@/lib/http/json-types";
import { orgRoute } from "@/lib/http/org-route";
import { propertyRef } from "@/lib/services/documents/document-schemas";
import { getMemberProperties } from "@/lib/services/members/get-member-properties";
import { setMemberProperties } from "@/lib/services/members/set-member-properties";

/** More than the largest portfolios have, and as much as a request may hold. */
const MOST_PROPERTIES = 10_000;

const memberProperties = z
  .object({
    isLimited: z.boolean().meta({
      description: "False for a member whose role sees every property: then `items` is empty.",
    }),
    items: z.array(propertyRef).meta({ description: "The properties they were granted, by name." }),
  })
  .meta({ id: "MemberProperties" });

export const GET = orgRoute({
  name: "members.properties",
  summary: "The properties that a manager sees",
  permission: "members.read",
  params: idParams,
  response: memberProperties,
  run: (ctx, { params }) => getMemberProperties(ctx, { userId: params.id }),
});

export const PUT = orgRoute({
  name: "members.set-properties",
  summary: "Make these the properties that a manager sees, and no other; it counts from their next request",
  permission: "members.write",
  params: idParams,
  body: z.object({ propertyIds: z.array(z.uuid()).max(MOST_PROPERTIES) }),
  response: memberProperties,
  run: (ctx, { params, body }) => setMemberProperties(ctx, { userId: params.id, ...body }),
});
