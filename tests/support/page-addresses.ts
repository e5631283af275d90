import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const APP = fileURLToPath(new URL("../../app/", import.meta.url));

/** Every page there is, as its folders are named: `/[orgSlug]/findings/[findingId]`. What is new cannot be forgotten. */
export function allPages(): string[] {
  return readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((path) => /(^|\/)page\.tsx$/.test(path))
    .map((path) => `/${path.replace(/\/?page\.tsx$/, "").replace(/\([^)]+\)\/?/g, "")}`)
    .sort();
}

/** What each variable part of an address stands for in an organisation, asked as its pages would. */
export async function partsOf(page: Page, base: string): Promise<Record<string, string>> {
  const organisation = base.slice(1);
  const first = async (list: string): Promise<Record<string, unknown> & { id: string }> => {
    const response = await page.request.get(`/api/v1/${list}?organization=${organisation}`);
    const { items } = await response.json();
    if (!items?.[0]) throw new Error(`${organisation} has no ${list}.`);
    return items[0];
  };
  const [finding, document, run, property] = await Promise.all(
    ["findings", "documents", "runs", "properties"].map(first),
  );
  const period = finding?.period as { end: string };
  const ofFinding = finding?.property as { id: string };
  return {
    orgSlug: organisation,
    findingId: String(finding?.id),
    versionId: String(document?.id),
    runId: String(run?.id),
    propertyId: ofFinding?.id ?? String(property?.id),
    month: period.end.slice(0, 7),
    metric: "noi",
    ruleId: "BSI-06",
  };
}

/** The address of a page with its parts filled in; a part that nobody knows is an error. */
export function addressOf(pattern: string, parts: Record<string, string>): string {
  return pattern.replace(/\[(\w+)\]/g, (_, name: string) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`Say in page-addresses.ts what [${name}] of ${pattern} is.`);
    return part;
  });
}
