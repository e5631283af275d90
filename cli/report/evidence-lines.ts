import type { Box } from "@/lib/extraction/page";
import type { ReadDocument } from "@/lib/proof/proof";
import type { Evidence, RuleResult } from "@/lib/rules/result";
import { printable } from "./paint";
import { renderTable, shorten, textWidth } from "./table";

/** More boxes than fit a screen help nobody; --json has all of them. */
const LISTED = 6;

interface Account {
  code: string | null;
  name: string;
}

/** The account whose amount stands in a box, where one does. */
export type AccountAt = (evidence: Evidence) => Account | null;

export function accountsOf(documents: readonly ReadDocument[]): AccountAt {
  const accounts = new Map<string, Account>();
  for (const { sha256, reading } of documents) {
    for (const { page, code, name, figures } of reading.lines) {
      for (const figure of Object.values(figures)) {
        if (figure) accounts.set(placeKey({ sha256, page, box: figure.box }), { code, name });
      }
    }
  }
  return (evidence) => accounts.get(placeKey(evidence)) ?? null;
}

function placeKey({ sha256, page, box }: { sha256: string; page: number; box: Box }): string {
  return `${sha256} ${page} ${box.join(" ")}`;
}

/** Where to look, one place a line, those of the accounts that cause the failure first. */
export function evidenceLines(
  { evidence, cause, candidates }: RuleResult,
  accountAt: AccountAt,
  width: number,
): string[] {
  const suspects = new Set([cause, ...candidates].flatMap((each) => each?.accounts ?? []));
  const places = evidence.map((item): Place => ({ item, account: accountAt(item) }));
  const isSuspect = ({ account }: Place) => suspects.has(account?.code ?? account?.name ?? "");
  const ordered = [...places.filter(isSuspect), ...places.filter((place) => !isSuspect(place))];
  const listed = ordered.slice(0, LISTED);
  const named = evidenceTable(listed, ({ code, name }) => (code === null ? name : `${code} ${name}`));
  const fits = named.every((line) => textWidth(line) <= width);
  const lines = fits ? named : evidenceTable(listed, ({ code, name }) => code ?? name);
  const rest = evidence.length - LISTED;
  return rest > 0 ? [...lines, `and ${rest} more (--json lists them)`] : lines;
}

interface Place {
  item: Evidence;
  account: Account | null;
}

/** A header field may be a whole sentence; its beginning says which one it is. */
const LONGEST_TEXT = 28;

function evidenceTable(places: readonly Place[], accountText: (account: Account) => string): string[] {
  const rows = places.map(({ item: { file, page, box, text }, account }) => [
    { text: printable(`${file}:${page}`) },
    { text: `[${box.map((edge) => edge.toFixed(1)).join(" ")}]` },
    { text: shorten(printable(text), LONGEST_TEXT) },
    { text: account ? printable(accountText(account)) : "" },
  ]);
  const columns = (["left", "left", "right", "left"] as const).map((align) => ({ heading: "", align }));
  return renderTable(columns, rows, Number.POSITIVE_INFINITY);
}
