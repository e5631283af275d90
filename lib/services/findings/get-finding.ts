import {
  type FindingRow,
  findVersionsByContent,
  getFindingOrThrow,
  getVerdictOrThrow,
  listFindingEvents,
  listFindingsOfCause,
} from "@/db/queries/findings";
import { findMemberNames } from "@/db/queries/member-names";
import type { StoredVerdict } from "@/db/schema/runs";
import { type TenantTx, withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { personOfActor } from "@/lib/auth/person-of-actor";
import { RULES } from "@/lib/rules/index";
import { findingView } from "./finding-view";

export type FindingDetail = Awaited<ReturnType<typeof getFinding>>;

/** Everything there is to say of a finding: the numbers, where they are printed, why, what else, and what happened so far. */
export async function getFinding(ctx: OrgContext, findingId: string) {
  return withTenant(ctx.orgId, async (tx) => {
    const row = await getFindingOrThrow(tx, findingId, ctx.propertyIds);
    const verdict = await getVerdictOrThrow(tx, row.finding.verdictHash);
    const { left, right, difference, tolerance, cause, candidates, trace } = verdict;
    return {
      ...findingView(row),
      explanation: explanationOf(verdict),
      left,
      right,
      difference,
      tolerance,
      cause,
      candidates,
      trace,
      evidence: await locate(tx, verdict.evidence),
      sameCause: (await listFindingsOfCause(tx, row.finding)).map(findingView),
      ...(await peopleAndHistory(tx, row)),
    };
  });
}

/** What the rule is there for, in the words of today; whether those are the words the verdict was said by. */
function explanationOf({ rule: id, version }: StoredVerdict) {
  const rule = RULES.find((each) => each.id === id);
  return {
    version,
    whyItMatters: rule?.whyItMatters ?? null,
    definition: rule?.definition ?? null,
    isCurrentVersion: rule?.version === version,
  };
}

/** Each printed place with the upload it is on, so that it can be opened and pointed at. */
async function locate(tx: TenantTx, evidence: StoredVerdict["evidence"]) {
  const versions = await findVersionsByContent(
    tx,
    evidence.map(({ sha256 }) => sha256),
  );
  return evidence.map((place) => {
    const version = versions.get(place.sha256);
    if (!version) throw new Error(`Evidence is on ${place.sha256}, which is not here.`);
    return { ...version, ...place };
  });
}

async function peopleAndHistory(tx: TenantTx, { finding }: FindingRow) {
  const events = await listFindingEvents(tx, finding.id);
  const people = [finding.assigneeId, ...events.map(({ actor }) => personOfActor(actor))];
  const names = await findMemberNames(
    tx,
    people.filter((id) => id !== null),
  );
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? null) : null);
  return {
    assigneeName: nameOf(finding.assigneeId),
    history: events.map((event) => ({
      id: event.id,
      kind: event.kind,
      actor: event.actor,
      actorName: nameOf(personOfActor(event.actor)),
      runId: event.runId,
      detail: event.detail,
      createdAt: event.createdAt,
    })),
  };
}
