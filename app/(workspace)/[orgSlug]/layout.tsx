import { headers } from "next/headers";
import type { ReactNode } from "react";
import { PrintLine } from "@/components/layout/print-line";
import { currentPerson } from "@/lib/auth/browser-session";
import { countWaiting } from "@/lib/services/documents/count-waiting";
import { countOpenFindings } from "@/lib/services/findings/count-open-findings";
import { listMyOrganizations } from "@/lib/services/organizations/list-my-organizations";
import { listProperties } from "@/lib/services/properties/list-properties";
import { pageContext } from "../page-context";
import { loadAddressed } from "./address-gate";
import { navigationOf } from "./navigation";
import { placesOf } from "./places";
import { WorkspaceFrame } from "./workspace-frame";

/** Properties that the command palette finds; a portfolio beyond that is searched in its own page. */
const OFFERED = 500;

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
  const [organisations, waiting, findings, properties] = await Promise.all([
    listMyOrganizations(person),
    countWaiting(ctx),
    countOpenFindings(ctx),
    listProperties(ctx, { limit: OFFERED }),
    loadAddressed(path),
  ]);
  return (
    <WorkspaceFrame
      organisation={{ id: ctx.orgId, name: ctx.orgName, href: `/${ctx.orgSlug}` }}
      organisations={organisations.map(({ id, name, slug }) => ({ id, name, href: `/${slug}` }))}
      properties={properties.items.map(({ id, code, name }) => ({
        id,
        code,
        name,
        href: placesOf(ctx.orgSlug).property(id),
      }))}
      navigation={navigationOf(ctx, { waiting, findings })}
      user={{ name: person.name, email: person.email }}
    >
      {/* A page that knows more than whose it is says so in a line of its own, which comes later and wins. */}
      <PrintLine organisation={ctx.orgName} />
      {children}
    </WorkspaceFrame>
  );
}
