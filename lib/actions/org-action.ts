import type { z } from "zod";
import { requireOrgContext } from "@/lib/auth/browser-session";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";
import { parseInput } from "@/lib/http/validation-error";
import { requireAllowance } from "@/lib/rate-limit/require-allowance";
import { declareAction } from "./declare-action";

interface OrgActionSpec<Schema extends z.ZodType, Data> {
  name: string;
  permission: Permission;
  input: Schema;
  run(ctx: OrgContext, input: z.output<Schema>): Promise<Data>;
}

/** What a member does in the organisation of the page's address. Every export of a `"use server"` file is a public endpoint. */
export function orgAction<Schema extends z.ZodType, Data>(spec: OrgActionSpec<Schema, Data>) {
  const { name, permission } = spec;
  return declareAction(
    { kind: "organization", name, permission },
    async (orgSlug: string, raw: z.input<Schema>) => {
      const ctx = await requireOrgContext(String(orgSlug));
      await requireAllowance(ctx);
      requirePermission(ctx, permission);
      return spec.run(ctx, parseInput(spec.input, raw));
    },
  );
}
