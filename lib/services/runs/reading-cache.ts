import { loadReadings } from "@/db/queries/statements";
import type { TenantTx } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { inPieces } from "@/lib/collections/in-pieces";
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
  for (const [id, reading] of await storedReadings(tx, missing)) readings.set(id, reading);
  for (const [id, reading] of readings) keep(`${orgId} ${id}`, reading);
  return readings;
}

/** The same straight from the database, whatever this process has seen before. */
export async function storedReadings(
  tx: TenantTx,
  versionIds: readonly string[],
): Promise<Map<string, ProvenReading>> {
  const readings = new Map<string, ProvenReading>();
  for (const ids of inPieces(versionIds, LOADED_AT_ONCE))
    for (const [id, reading] of await loadReadings(tx, ids)) readings.set(id, reading);
  return readings;
}

function keep(key: string, reading: ProvenReading): void {
  kept.delete(key);
  kept.set(key, reading);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
