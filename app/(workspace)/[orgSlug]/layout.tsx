import { headers } from "next/headers";
import type { ReactNode } from "react";
import { currentPerson } from "@/lib/auth/browser-session";
import { countWaiting } from "@/lib/services/documents/count-waiting";
import { countOpenFindings } from "@/lib/services/findings/count-open-findings";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";
import { pageContext } from "../page-context";
import { refuseMissing } from "./address-gate";
import { navigationOf } from "./navigation";
import { WorkspaceFrame } from "./workspace-frame";

/** The frame around everything of one organisation. */
export default async function WorkspaceLayout({
  params,
  children,
}: {
  params: Promise<{ orgSlug: string }>;
  children: ReactNode;
}) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "organization.read");
  const person = await currentPerson();
  if (!person) throw new Error("A member of an organisation is nobody.");
  const path = (await headers()).get("x-pathname") ?? "";
  const [organisations, waiting, findings] = await Promise.all([
    listMyOrganizations(person),
    countWaiting(ctx),
    countOpenFindings(ctx),
    refuseMissing(ctx, path),
  ]);
  return (
    <WorkspaceFrame
      organisation={{ id: ctx.orgId, name: ctx.orgName, href: `/${ctx.orgSlug}` }}
      organisations={organisations.map(({ id, name, slug }) => ({ id, name, href: `/${slug}` }))}
      navigation={navigationOf(ctx, { waiting, findings })}
      user={{ name: person.name, email: person.email }}
    >
      {children}
    </WorkspaceFrame>
  );
}
