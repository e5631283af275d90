import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { requireOrgContext } from "@/lib/auth/browser-session";
import { type OrgContext, requirePermission } from "@/lib/auth/org-context";
import type { Permission } from "@/lib/auth/permissions";
import { UnauthorizedError } from "@/lib/auth/unauthorized";
import { AppError } from "@/lib/errors";

/**
 * Who looks at a page of an organisation, as the database says now. Every page asks for itself: a layout is not rendered
 * again when one moves between pages. Not signed in leads to the sign-in and back; not a member, or not allowed, is not found.
 */
export async function pageContext(orgSlug: string, permission: Permission): Promise<OrgContext> {
  try {
    const ctx = await requireOrgContext(orgSlug);
    requirePermission(ctx, permission);
    return ctx;
  } catch (error) {
    if (error instanceof UnauthorizedError) redirect(await signInAddress(orgSlug));
    if (isMissing(error)) notFound();
    throw error;
  }
}

/** The result, or the page that says there is none: what belongs to others is not there either. */
export async function orNotFound<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) notFound();
    throw error;
  }
}

/** What is no id names nothing; the database would call it a mistake. */
export function idOrNotFound(text: string): string {
  if (!z.uuid().safeParse(text).success) notFound();
  return text;
}

/** Also what an address says that nobody understands: it names nothing. */
function isMissing(error: unknown): boolean {
  return error instanceof AppError && ["not_found", "forbidden", "validation"].includes(error.code);
}

async function signInAddress(orgSlug: string): Promise<string> {
  const asked = (await headers()).get("x-pathname") ?? `/${orgSlug}`;
  return `/sign-in?next=${encodeURIComponent(asked)}`;
}
