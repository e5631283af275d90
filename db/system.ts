import { drizzleOn, systemPool } from "./client";
import type { TenantTx } from "./tenant";

/**
 * Work across organisations as the role `reims_system`, which sees only what its own policies list: people, sessions,
 * API keys by id, the outbox, and which organisations there are. For sign-in, the token endpoint, the dispatcher and the clearing-up, by name.
 */
export function withSystem<T>(work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return drizzleOn(systemPool()).transaction(work);
}
