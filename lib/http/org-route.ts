import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";
import { requireAllowance } from "@/lib/rate-limit/require-allowance";
import { answer, type Declared, type Input, type Output, type Parts, readInput } from "./exchange";
import { answerOnce } from "./idempotency";
import { contextOfRequest } from "./request-context";
import { type DeclaredHandler, declare, type Shape } from "./route-spec";

export interface OrgRouteSpec<Params, Query, Body, Answer> extends Parts<Params, Query, Body, Answer> {
  permission: Permission;
  /** For a POST with a JSON body, for which the key stands: bytes that stream are not compared. */
  idempotent?: boolean;
  run(ctx: OrgContext, input: Input<Params, Query, Body>): Promise<Output<Answer>>;
}

/**
 * A route of one organisation, for its people's browsers and its machines. Identity, membership, allowance and
 * permission are settled before anything of the request is read.
 */
export function orgRoute<
  Answer extends Shape["response"],
  Params extends Declared = undefined,
  Query extends Declared = undefined,
  Body extends Declared = undefined,
>(spec: OrgRouteSpec<Params, Query, Body, Answer>): DeclaredHandler {
  const shape = spec as Shape & typeof spec; // safe because a schema that is left out is left out of both
  return declare({ kind: "organization", ...shape }, async (request, context) => {
    const ctx = await contextOfRequest(request);
    await requireAllowance(ctx);
    requirePermission(ctx, spec.permission);
    const input = await readInput<Params, Query, Body>(shape, request, context);
    const work = async () => answer(shape, await spec.run(ctx, input));
    return spec.idempotent ? answerOnce(ctx, request, input.body, work) : work();
  });
}
