import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { type PageProps, titled } from "../../page-loader";
import { load } from "./load";
import { RulesTable } from "./rules-table";

export const generateMetadata = titled("Rules", load);

export default async function RulesPage(props: PageProps) {
  const { ctx, items, catalogueHash } = await load(props);
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
