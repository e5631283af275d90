import { listProperties } from "@/db/queries/properties";
import { withTenant } from "@/db/tenant";
import type { OrgContext } from "@/lib/auth/org-context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { makeSample, type SampleOptions } from "@/lib/sample/make-sample";
import { printDocument } from "@/lib/sample/print/print-document";
import { receiveDocument } from "@/lib/services/documents/receive-document";
import { createProperty } from "@/lib/services/properties/create-property";

/** What a newcomer looks at: nine months of four centres, with one of each family that an analyst meets in a month. */
export const SAMPLE_PORTFOLIO: SampleOptions = {
  seed: 5,
  properties: 4,
  from: "2026-01",
  months: 9,
  prints: ["month"],
  defects: ["sign", "year_not_closed", "transposition"],
};

/** Only where everything runs on one machine: a real installation has nothing invented in it. */
export function hasSamplePortfolio(): boolean {
  return env().isEmbedded;
}

/** Hands in the sample portfolio to an organisation of one's own. */
export async function handInSample(ctx: OrgContext): Promise<{ documents: number }> {
  if (!hasSamplePortfolio()) throw new AppError("not_found", "There is no sample portfolio here.");
  return handInPortfolio(ctx, SAMPLE_PORTFOLIO);
}

/** Creates the properties and hands in their prints, the way a person would; what is there already is left as it is. */
export async function handInPortfolio(
  ctx: OrgContext,
  sample: SampleOptions,
): Promise<{ documents: number }> {
  const { properties, documents } = makeSample(sample).portfolio;
  const known = await withTenant(ctx.orgId, (tx) => listProperties(tx, null));
  for (const { code, name } of properties) {
    if (!known.some((property) => property.code === code)) await createProperty(ctx, { code, name });
  }
  for (const document of documents) {
    await receiveDocument(ctx, { bytes: printDocument(document), fileName: document.fileName });
  }
  return { documents: documents.length };
}
