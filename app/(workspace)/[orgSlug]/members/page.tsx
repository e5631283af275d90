import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { formatInstant } from "@/lib/dates/format-instant";
import { listMembers } from "@/lib/services/members/list-members";
import { pageContext } from "../../page-context";
import { AddMember } from "./add-member";
import { MemberList } from "./member-list";

export const metadata: Metadata = { title: "Members" };

export default async function MembersPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "members.read");
  const members = await listMembers(ctx);
  const canChange = ctx.permissions.has("members.write");
  const isOwner = ctx.role === "owner";
  return (
    <>
      <FramePlace crumbs={[{ label: "Members" }]} />
      <PageHeader
        title="Members"
        facts={`${members.length} ${members.length === 1 ? "person" : "people"}; what each may do follows from their role`}
      />
      <PageBody className="grid max-w-240 gap-4">
        {canChange && <AddMember orgSlug={ctx.orgSlug} isOwner={isOwner} />}
        <MemberList
          orgSlug={ctx.orgSlug}
          isOwner={isOwner}
          canChange={canChange}
          ownId={ctx.actor.kind === "user" ? ctx.actor.id : null}
          members={members.map(({ userId, name, email, role, createdAt }) => ({
            id: userId,
            name,
            email,
            role,
            since: formatInstant(createdAt),
          }))}
        />
      </PageBody>
    </>
  );
}
