import { EmptyState } from "@/components/feedback/empty-state";
import { FramePlace } from "@/components/layout/frame-place";
import { LinkButton } from "@/components/ui/button";
import type { OrgContext } from "@/lib/auth/org-context";
import { hasSamplePortfolio } from "@/lib/services/sample/hand-in-sample";
import { SampleButton } from "./sample-button";

/** An organisation without a property: nothing is shown that is not there, and the one next step is offered. */
export function FirstRun({ ctx }: { ctx: OrgContext }) {
  if (ctx.propertyIds !== null) return <NothingGiven ctx={ctx} />;
  const canImport = ctx.permissions.has("documents.write") && ctx.permissions.has("properties.write");
  return (
    <>
      <FramePlace crumbs={[{ label: "Portfolio" }]} />
      <EmptyState
        heading="h1"
        title="Drop your first package"
        action={
          canImport && (
            <LinkButton href={`/${ctx.orgSlug}/import`} variant="primary">
              Import documents
            </LinkButton>
          )
        }
        other={canImport && hasSamplePortfolio() && <SampleButton orgSlug={ctx.orgSlug} />}
      >
        Balance sheets and income statements as your accounting system prints them. Property and period come
        from their headers; every figure is read with its place on the page, proven by arithmetic, and
        compared with the months before.
      </EmptyState>
    </>
  );
}

/** Whether there are properties is not theirs to know: what they are told is true either way. */
function NothingGiven({ ctx }: { ctx: OrgContext }) {
  return (
    <>
      <FramePlace crumbs={[{ label: "Portfolio" }]} />
      <EmptyState
        heading="h1"
        title="No property is yours yet"
        action={<LinkButton href={`/${ctx.orgSlug}/import`}>Import documents</LinkButton>}
      >
        An admin of your organisation chooses which properties you see. What you hand in before waits, and
        goes on once its property is yours.
      </EmptyState>
    </>
  );
}
