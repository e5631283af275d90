import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatInstant } from "@/lib/dates/format-instant";
import { listMembers } from "@/lib/services/members/list-members";
import { pageContext, titled } from "../../page-context";
import { AddMember } from "./add-member";
import { MemberList } from "./member-list";

export const generateMetadata = titled("Members", "members.read");

export default async function MembersPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "members.read");
  const members = await listMembers(ctx);
  const canChange = ctx.permissions.has("members.write");
  const isOwner = ctx.role === "owner";
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Members" />
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
