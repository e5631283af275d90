import { lockVersion, updateVersion } from "@/db/queries/document-versions";
import { withTenant } from "@/db/tenant";
import type { OrgId } from "@/lib/auth/ids";
import { metrics } from "@/lib/observability/metrics";
import { recordAudit } from "@/lib/services/audit/record-audit";

/** Ends a version with the reason that its organisation reads. What had been settled stays as it is. */
export async function failDocument(
  orgId: OrgId,
  versionId: string,
  { code, message }: { code: string; message: string },
): Promise<void> {
  const isRefused = await withTenant(orgId, async (tx) => {
    const version = await lockVersion(tx, versionId);
    if (version.state === "settled" || version.state === "failed") return false;
    await updateVersion(tx, versionId, { state: "failed", problemCode: code, problem: message });
    await recordAudit(
      tx,
      { orgId, actor: { kind: "job", name: "read-document" } },
      { action: "document.failed", entityId: versionId, after: { code } },
    );
    return true;
  });
  if (isRefused) metrics().documents.inc({ result: "refused" });
}
