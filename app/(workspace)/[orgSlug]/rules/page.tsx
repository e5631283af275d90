import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { listRules } from "@/lib/services/rules/list-rules";
import { pageContext, titled } from "../../page-context";
import { RulesTable } from "./rules-table";

export const generateMetadata = titled("Rules", "rules.read");

export default async function RulesPage({ params }: { params: Promise<{ orgSlug: string }> }) {
  const { orgSlug } = await params;
  const ctx = await pageContext(orgSlug, "rules.read");
  const { items, catalogueHash } = listRules();
  return (
    <>
      <PrintLine organisation={ctx.orgName} subject="Rules" />
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
