import { type DeclaredHandler, declare, type Handler } from "./route-spec";

/** A route that anybody may call. `why` says what makes that right; a test keeps the list of them short. */
export function publicRoute(spec: { name: string; why: string; run: Handler }): DeclaredHandler {
  const { run, ...declared } = spec;
  return declare({ kind: "public", ...declared }, run);
}
