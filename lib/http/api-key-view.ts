import { z } from "zod";
import { ROLES } from "@/lib/auth/permissions";
import { instant } from "./json-types";

/** A key as it may be shown: without its secret, which nobody has but whoever was given it. */
export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  role: z.enum(ROLES),
  createdBy: z.uuid().nullable(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
});
