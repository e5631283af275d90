import { type DeadLetter, lockDeadLetter, markDeadLetter } from "@/db/queries/dead-letters";
import { lockVersion, updateVersion } from "@/db/queries/document-versions";
import { announce } from "@/db/queries/outbox";
import { type TenantTx, withTenant } from "@/db/tenant";
import { type OrgContext, requirePermission, requireWholeOrganization } from "@/lib/auth/org-context";
import { AppError } from "@/lib/errors";
import { type EventName, eventSchemas } from "@/lib/jobs/events";
import { recordAudit } from "@/lib/services/audit/record-audit";
import { type DeadLetterView, deadLetterView } from "./dead-letter-view";

/**
 * Announces the event of a failed job once more. Replayed twice it is announced once; a job that fails again leaves a letter
 * of its own.
 */
export async function replayDeadLetter(ctx: OrgContext, letterId: string): Promise<DeadLetterView> {
  requirePermission(ctx, "jobs.write");
  requireWholeOrganization(ctx);
  return withTenant(ctx.orgId, async (tx) => {
    const letter = await lockDeadLetter(tx, letterId);
    if (letter.replayedAt) return deadLetterView(letter);
    await announceAgain(tx, ctx, letter);
    const change = { replayedAt: new Date() };
    await markDeadLetter(tx, letterId, change);
    await recordAudit(tx, ctx, {
      action: "dead-letter.replayed",
      entityId: letterId,
      after: { event: letter.eventName },
    });
    return deadLetterView({ ...letter, ...change });
  });
}

async function announceAgain(
  tx: TenantTx,
  ctx: OrgContext,
  { eventName, eventData }: DeadLetter,
): Promise<void> {
  const name = knownEvent(eventName);
  // The organisation is that of whoever replays, and not what the letter says of itself.
  const parsed = eventSchemas[name].safeParse({ ...eventData, orgId: ctx.orgId });
  if (!parsed.success) throw new AppError("not_replayable", "That job was started in a way that is gone.");
  const { data } = parsed;
  if ("versionId" in data) await letGoOn(tx, data.versionId);
  await announce(tx, ctx.orgId, name, data);
}

function knownEvent(name: string): EventName {
  if (Object.hasOwn(eventSchemas, name)) return name as EventName; // safe because the schemas are named by their events
  throw new AppError("not_replayable", "That job was started in a way that is gone.");
}

/** A document that failed is under way again from now on, and shown so. */
async function letGoOn(tx: TenantTx, versionId: string): Promise<void> {
  const version = await lockVersion(tx, versionId);
  if (version.state !== "failed") return;
  await updateVersion(tx, versionId, { state: "processing", problemCode: null, problem: null });
}
