"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { createPropertyAction } from "./actions";
import type { ImportedDocument } from "./imported-document";

interface Offer {
  code: string;
  name: string;
  documents: number;
}

/** Properties that headers name and nobody has created: one click each, and what waits for them goes on. */
export function PropertyOffers({
  orgSlug,
  documents,
  canCreate,
}: {
  orgSlug: string;
  documents: readonly ImportedDocument[];
  canCreate: boolean;
}) {
  const offers = offersOf(documents);
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  if (offers.length === 0) return null;
  const create = (chosen: readonly Offer[]) =>
    start(async () => {
      for (const { code, name } of chosen) {
        const result = await createPropertyAction(orgSlug, { code, name });
        setMessage(result.ok || result.code === "conflict" ? null : result.message);
      }
    });
  const title =
    offers.length === 1 ? "A property is not known yet" : `${offers.length} properties are not known yet`;
  return (
    <Panel
      title={title}
      isFlush
      actions={
        canCreate &&
        offers.length > 1 && (
          <Button size="small" variant="primary" isBusy={isBusy} onClick={() => create(offers)}>
            Create all
          </Button>
        )
      }
    >
      <ul>
        {offers.map((offer) => (
          <li key={offer.code} className="flex items-center gap-3 border-b px-4 py-2 last:border-b-0">
            <span className="min-w-0 flex-1 truncate">
              {offer.name} <code className="text-faint text-xs">{offer.code}</code>
            </span>
            <span className="text-muted text-sm">
              {offer.documents} {offer.documents === 1 ? "document waits" : "documents wait"}
            </span>
            {canCreate && (
              <Button size="small" isBusy={isBusy} onClick={() => create([offer])}>
                Create {offer.name}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!canCreate && (
        <p className="px-4 py-2 text-muted text-sm">
          An analyst or admin of your organisation creates properties.
        </p>
      )}
      <p role="alert" className="px-4 text-failed text-sm empty:hidden">
        {message}
      </p>
    </Panel>
  );
}

/** The name that the header prints, once a code. */
function offersOf(documents: readonly ImportedDocument[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const { offer, state } of documents) {
    if (!offer || state !== "waiting") continue;
    const known = offers.get(offer.code);
    offers.set(offer.code, { ...offer, documents: (known?.documents ?? 0) + 1 });
  }
  return [...offers.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
