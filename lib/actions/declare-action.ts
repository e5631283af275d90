import { unstable_rethrow } from "next/navigation";
import type { Permission } from "@/lib/auth/permissions";
import { type ActionResult, toFailure } from "./action-result";

/** Every action carries what it declares, for the test that lists them. */
export type ActionSpec =
  | { kind: "organization"; name: string; permission: Permission }
  | { kind: "person"; name: string }
  | { kind: "public"; name: string; why: string };

export function declareAction<Arguments extends unknown[], Data>(
  spec: ActionSpec,
  work: (...given: Arguments) => Promise<Data>,
): ((...given: Arguments) => Promise<ActionResult<Data>>) & { readonly spec: ActionSpec } {
  const action = async (...given: Arguments): Promise<ActionResult<Data>> => {
    try {
      return { ok: true, data: await work(...given) };
    } catch (error) {
      unstable_rethrow(error); // redirect() and notFound() are not failures
      return toFailure(error, spec.name);
    }
  };
  return Object.assign(action, { spec });
}
