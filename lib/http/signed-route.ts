import { type DeclaredHandler, declare, type Handler } from "./route-spec";

/** A route for programs that sign what they send, or addresses that we signed. `proves` says what `run` checks before anything else. */
export function signedRoute(spec: { name: string; proves: string; run: Handler }): DeclaredHandler {
  const { run, ...declared } = spec;
  return declare({ kind: "signed", ...declared }, run);
}
