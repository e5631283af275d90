import { loadReadings } from "@/db/queries/statements";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import type { ProvenReading } from "@/lib/proof/proof";

/** A statement of a hundred lines takes about 200 kB: so many are a few years of a large property. */
const MOST_KEPT = 512;
/** So many are loaded in one query, so that no answer of the database is of any size. */
const LOADED_AT_ONCE = 64;

/** Readings never change once stored, so those used last are kept. Keyed by organisation first: no door is passed by. */
const kept = new Map<string, ProvenReading>();

/** What versions say, by their id. */
export async function readingsOf(
  tx: TenantTx,
  orgId: OrgId,
  versionIds: readonly string[],
): Promise<Map<string, ProvenReading>> {
  const readings = new Map<string, ProvenReading>();
  for (const id of versionIds) {
    const reading = kept.get(`${orgId} ${id}`);
    if (reading) readings.set(id, reading);
  }
  const missing = versionIds.filter((id) => !readings.has(id));
  for (let from = 0; from < missing.length; from += LOADED_AT_ONCE) {
    const loaded = await loadReadings(tx, missing.slice(from, from + LOADED_AT_ONCE));
    for (const [id, reading] of loaded) readings.set(id, reading);
  }
  for (const [id, reading] of readings) keep(`${orgId} ${id}`, reading);
  return readings;
}

function keep(key: string, reading: ProvenReading): void {
  kept.delete(key);
  kept.set(key, reading);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
