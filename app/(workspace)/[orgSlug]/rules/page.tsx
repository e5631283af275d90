import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { listRules } from "@/lib/services/rules/list-rules";
import { pageContext } from "../../page-context";
import { RulesTable } from "./rules-table";

export const metadata: Metadata = { title: "Rules" };

export default async function RulesPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "rules.read");
  const { items, catalogueHash } = listRules();
  return (
    <>
      <FramePlace crumbs={[{ label: "Rules" }]} />
      <PageHeader
        title="Rules"
        facts={
          <>
            {items.length} rules · catalogue <code className="text-xs">{catalogueHash.slice(0, 12)}</code>
          </>
        }
      />
      <PageBody>
        <RulesTable rows={items} base={`/${ctx.orgSlug}/rules`} />
      </PageBody>
    </>
  );
}
