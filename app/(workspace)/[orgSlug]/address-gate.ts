import { notFound } from "next/navigation";
import type { OrgContext } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";
import { findMetric } from "@/lib/metrics/catalogue";
import { getDocument } from "@/lib/services/documents/get-document";
import { getFinding } from "@/lib/services/findings/get-finding";
import { getProperty } from "@/lib/services/properties/get-property";
import { listRules } from "@/lib/services/rules/list-rules";
import { getRun } from "@/lib/services/runs/get-run";
import { idOrNotFound, orNotFound } from "../page-context";
import { readMonth } from "./properties/[propertyId]/[month]/period-params";

type Check = (ctx: OrgContext, part: string) => unknown;

/** What each variable part of an address names. */
const PARTS: Record<string, Check> = {
  findingId: (ctx, id) => orNotFound(getFinding(ctx, idOrNotFound(id))),
  propertyId: (ctx, id) => orNotFound(getProperty(ctx, idOrNotFound(id))),
  versionId: (ctx, id) => orNotFound(getDocument(ctx, idOrNotFound(id))),
  runId: (ctx, id) => orNotFound(getRun(ctx, idOrNotFound(id))),
  ruleId: (_, id) => listRules().items.some((rule) => rule.id === id) || notFound(),
  metric: (_, id) => findMetric(id) ?? notFound(),
  month: (_, text) => readMonth(text) ?? notFound(),
};

/** Every page of an organisation, as its folders are named, with what it takes to see it. */
export const ADDRESSES: Readonly<Record<string, Permission>> = {
  "": "properties.read",
  "/import": "documents.read",
  "/findings": "findings.read",
  "/findings/[findingId]": "findings.read",
  "/properties/[propertyId]": "properties.read",
  "/properties/[propertyId]/[month]": "properties.read",
  "/properties/[propertyId]/[month]/metrics/[metric]": "properties.read",
  "/documents/[versionId]": "documents.read",
  "/documents/[versionId]/diff": "documents.read",
  "/metrics/[metric]": "properties.read",
  "/rules": "rules.read",
  "/rules/[ruleId]": "rules.read",
  "/runs": "runs.read",
  "/runs/[runId]": "runs.read",
  "/chart": "charts.read",
  "/audit": "audit.read",
  "/members": "members.read",
};

/**
 * Answers 404 for what is not there, or belongs to others, while an answer can still say so: a page below a `loading.tsx`
 * streams, and by the time it knows, 200 has been sent. The pages ask again for what they show; this decides the status alone.
 */
export async function refuseMissing(ctx: OrgContext, path: string): Promise<void> {
  const [, , ...asked] = path.split("?")[0]?.split("/") ?? [];
  for (const [address, permission] of Object.entries(ADDRESSES)) {
    const names = address.split("/").slice(1);
    if (names.length !== asked.length || !names.every((name, at) => isVariable(name) || name === asked[at]))
      continue;
    if (!ctx.permissions.has(permission)) notFound();
    await Promise.all(
      names.map((name, at) => isVariable(name) && PARTS[name.slice(1, -1)]?.(ctx, decoded(asked[at]))),
    );
    return;
  }
}

const isVariable = (name: string) => name.startsWith("[");

/** What is no proper encoding names nothing. */
function decoded(part = ""): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return notFound();
  }
}
