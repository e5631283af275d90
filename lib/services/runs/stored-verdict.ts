import type { StoredVerdict } from "@/db/schema/runs";
import { contentHash } from "@/lib/hash/content-hash";
import type { RuleResult } from "@/lib/rules/result";

/** A result as it is kept and hashed: what it says, without the names that files happen to have. */
export function storedVerdict(result: RuleResult): { hash: string; verdict: StoredVerdict } {
  const verdict = { ...result, evidence: result.evidence.map(({ file: _file, ...place }) => place) };
  return { hash: contentHash(verdict), verdict };
}

/** The result again, with the names that the files have now. */
export function resultFromVerdict(
  verdict: StoredVerdict,
  fileNames: ReadonlyMap<string, string>,
): RuleResult {
  return {
    ...verdict,
    evidence: verdict.evidence.map((place) => ({ file: fileNames.get(place.sha256) ?? "", ...place })),
  };
}
