import type { Person } from "@/lib/auth/person";
import { contextOfKey } from "@/lib/auth/resolve-context";
import { AppError } from "@/lib/errors";
import { requireWithinLimit } from "@/lib/rate-limit/rate-limiter";
import { answer, type Declared, type Input, type Output, type Parts, readInput } from "./exchange";
import { identityOfRequest } from "./request-context";
import { type DeclaredHandler, declare, type Shape } from "./route-spec";

export interface UserRouteSpec<Params, Query, Body, Answer> extends Parts<Params, Query, Body, Answer> {
  run(person: Person, input: Input<Params, Query, Body>): Promise<Output<Answer>>;
}

/** A route about a person, of no organisation: what they belong to, where they are signed in. Not for machines. */
export function userRoute<
  Answer extends Shape["response"],
  Params extends Declared = undefined,
  Query extends Declared = undefined,
  Body extends Declared = undefined,
>(spec: UserRouteSpec<Params, Query, Body, Answer>): DeclaredHandler {
  const shape = spec as Shape & typeof spec; // safe because a schema that is left out is left out of both
  return declare({ kind: "person", ...shape }, async (request, context) => {
    const identity = await identityOfRequest(request);
    if (identity.kind === "key") {
      await contextOfKey(identity.claims); // a key that no longer counts is nobody
      throw new AppError(
        "forbidden",
        "An API key belongs to an organisation; this is for people who sign in.",
      );
    }
    await requireWithinLimit("requestsPerPerson", identity.person.id);
    const input = await readInput<Params, Query, Body>(shape, request, context);
    return answer(shape, await spec.run(identity.person, input));
  });
}
