import type { Metadata } from "next";
import { FramePlace } from "@/components/layout/frame-place";
import { PageBody, PageHeader } from "@/components/layout/page-header";
import { PrintLine } from "@/components/layout/print-line";
import { LinkButton } from "@/components/ui/button";
import { formatMonth } from "@/lib/dates/format-date";
import { shortMonthName } from "@/lib/dates/month-names";
import type { PageProps } from "../../../page-loader";
import { documentRow } from "../../documents/document-row";
import { placesOf } from "../../places";
import { DocumentsTable } from "./documents-table";
import { load } from "./load";
import { MonthsTable } from "./months-table";
import { propertyMonths } from "./property-months";
import { PropertySettings } from "./property-settings";
import { PropertyTrends } from "./property-trends";
import { trendsOf } from "./trends";

export async function generateMetadata(props: PageProps): Promise<Metadata> {
  return { title: (await load(props)).page.property.name };
}

const MONTHS = Array.from({ length: 12 }, (_, index) => shortMonthName(index + 1));

export default async function PropertyPage(props: PageProps) {
  const { ctx, page } = await load(props);
  const { property } = page;
  const places = placesOf(ctx.orgSlug);
  const months = propertyMonths(page, places);
  const [latest] = months;
  return (
    <>
      <PrintLine
        organisation={ctx.orgName}
        subject={[property.name, spanOf(months)].filter(Boolean).join(" · ")}
      />
      <FramePlace crumbs={[{ label: "Portfolio", href: places.portfolio }, { label: property.name }]} />
      <PageHeader
        title={property.name}
        facts={
          <>
            <code className="text-xs">{property.code}</code> · fiscal year starts in{" "}
            {MONTHS[property.fiscalYearFirstMonth - 1]}
            {latest && ` · ${months.length} ${months.length === 1 ? "month" : "months"} to ${latest.label}`}
          </>
        }
        others={
          <>
            {latest && ctx.permissions.has("documents.write") && (
              <LinkButton href={places.importsOf(property.id)}>Import</LinkButton>
            )}
            {ctx.permissions.has("properties.write") && (
              <PropertySettings orgSlug={ctx.orgSlug} property={property} months={MONTHS} />
            )}
          </>
        }
        action={
          latest ? (
            <LinkButton href={latest.href} variant="primary" prefetch>
              Open {formatMonth(latest.id)}
            </LinkButton>
          ) : (
            ctx.permissions.has("documents.write") && (
              <LinkButton href={places.importsOf(property.id)} variant="primary">
                Import documents
              </LinkButton>
            )
          )
        }
      />
      <PageBody className="grid grid-cols-[minmax(0,1fr)] gap-6">
        {page.metrics.length > 0 && <PropertyTrends trends={trendsOf(page, places)} />}
        <section aria-label="Months">
          <h2 className="font-semibold text-lg">Months</h2>
          <MonthsTable rows={months} />
        </section>
        <section aria-label="Documents">
          <h2 className="font-semibold text-lg">Documents</h2>
          <DocumentsTable rows={page.documents.map((item) => documentRow(item, places))} />
          {page.hasMoreDocuments && (
            <p className="mt-2 text-muted text-sm">
              The {page.documents.length} that came in last. Earlier ones stand in their months.
            </p>
          )}
        </section>
      </PageBody>
    </>
  );
}

/** `Jan 2026 to Sep 2026`; the months are given latest first. Empty while there are none. */
function spanOf(months: readonly { label: string }[]): string {
  const [first, last] = [months.at(-1)?.label, months[0]?.label];
  return !first || !last || first === last ? (last ?? "") : `${first} to ${last}`;
}
