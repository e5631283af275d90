import { setImmediate } from "node:timers/promises";
import { notFound, unstable_rethrow } from "next/navigation";
import type { PageProps, Query } from "../page-loader";
import { load as loadAudit } from "./audit/load";
import { load as loadChart } from "./chart/load";
import { load as loadDiff } from "./documents/[versionId]/diff/load";
import { load as loadDocument } from "./documents/[versionId]/load";
import { load as loadFinding } from "./findings/[findingId]/load";
import { load as loadFindings } from "./findings/load";
import { load as loadImport } from "./import/load";
import { load as loadPortfolio } from "./load";
import { load as loadMembers } from "./members/load";
import { load as loadPortfolioMetric } from "./metrics/[metric]/load";
import { load as loadMonth } from "./properties/[propertyId]/[month]/load";
import { load as loadMetric } from "./properties/[propertyId]/[month]/metrics/[metric]/load";
import { load as loadProperty } from "./properties/[propertyId]/load";
import { load as loadRule } from "./rules/[ruleId]/load";
import { load as loadRules } from "./rules/load";
import { load as loadRun } from "./runs/[runId]/load";
import { load as loadRuns } from "./runs/load";

type Load = (props: PageProps) => Promise<unknown>;

/** Every page of an organisation, as its folders are named, with what it shows. */
export const ADDRESSES: Readonly<Record<string, Load>> = {
  "": loadPortfolio,
  "/import": loadImport,
  "/findings": loadFindings,
  "/findings/[findingId]": loadFinding,
  "/properties/[propertyId]": loadProperty,
  "/properties/[propertyId]/[month]": loadMonth,
  "/properties/[propertyId]/[month]/metrics/[metric]": loadMetric,
  "/documents/[versionId]": loadDocument,
  "/documents/[versionId]/diff": loadDiff,
  "/metrics/[metric]": loadPortfolioMetric,
  "/rules": loadRules,
  "/rules/[ruleId]": loadRule,
  "/runs": loadRuns,
  "/runs/[runId]": loadRun,
  "/chart": loadChart,
  "/audit": loadAudit,
  "/members": loadMembers,
};

/**
 * Has what is asked for before the first byte is sent. So what is not there, or belongs to others, is answered by 404 while an
 * answer can still say so (a page below a `loading.tsx` streams, and by the time it knows, 200 has been sent), and what is there
 * is painted whole and not after its own skeleton.
 */
export async function loadAddressed(path: string): Promise<void> {
  const [place = "", search] = path.split("?", 2);
  const [, orgSlug = "", ...asked] = place.split("/");
  for (const [address, load] of Object.entries(ADDRESSES)) {
    const parts = partsOf(address, asked);
    if (!parts) continue;
    const props = {
      params: Promise.resolve({ orgSlug, ...parts }),
      searchParams: Promise.resolve(queryOf(search)),
    };
    // What fails otherwise fails again in the page, which says so inside its frame.
    await load(props).catch(unstable_rethrow);
    // The page was woken by the same load: it goes first, and its frame after it.
    return setImmediate();
  }
}

/** What stands for the variable parts of an address; null when another page was asked for. */
function partsOf(address: string, asked: readonly string[]): Record<string, string> | null {
  const names = address.split("/").slice(1);
  if (names.length !== asked.length || !names.every((name, at) => isVariable(name) || name === asked[at]))
    return null;
  return Object.fromEntries(
    names.flatMap((name, at) => (isVariable(name) ? [[name.slice(1, -1), decoded(asked[at])]] : [])),
  );
}

const isVariable = (name: string) => name.startsWith("[");

/** What is no proper encoding names nothing. */
function decoded(part = ""): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return notFound();
  }
}

/** As Next gives it to pages. */
function queryOf(search = ""): Query {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(params.keys())].map((key) => {
      const values = params.getAll(key);
      return [key, values.length > 1 ? values : values[0]];
    }),
  );
}
