import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { formatInstant } from "@/lib/dates/format-instant";
import { type PageProps, titled } from "../../page-loader";
import { AddMember } from "./add-member";
import { load } from "./load";
import { MemberList } from "./member-list";

export const generateMetadata = titled("Members", load);

export default async function MembersPage(props: PageProps) {
  const { ctx, members, choice } = await load(props);
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
          choice={choice}
          ownId={ctx.actor.kind === "user" ? ctx.actor.id : null}
          members={members.map(({ userId, name, email, role, propertyCount, createdAt }) => ({
            id: userId,
            name,
            email,
            role,
            propertyCount,
            since: formatInstant(createdAt),
          }))}
        />
      </PageBody>
    </>
  );
}
