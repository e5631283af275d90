"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, LinkButton } from "@/components/ui/button";
import { Dialog, OverlayClose } from "@/components/ui/dialog";
import type { PropertyChoice } from "@/lib/services/members/load-property-choice";
import { setMemberPropertiesAction } from "./actions";
import { PropertyChecklist } from "./property-checklist";

export interface ChoosePropertiesProps {
  orgSlug: string;
  member: { id: string; name: string };
  /** How many they see: what is pressed to choose. */
  count: string;
  /** What there is to choose from, while the address says that this member's are chosen; null otherwise. */
  choice: PropertyChoice | null;
}

/** Which properties a manager sees. */
export function ChooseProperties({ orgSlug, member, count, choice }: ChoosePropertiesProps) {
  const router = useRouter();
  /** Null until something was ticked. */
  const [ticked, setTicked] = useState<ReadonlySet<string> | null>(null);
  const [isClosing, setIsClosing] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const address = `/${orgSlug}/members`;
  const chosen = ticked ?? new Set(choice?.granted);
  const properties = choice?.properties ?? [];
  const close = () => {
    setIsClosing(true);
    setTicked(null);
    setMessage(null);
    router.replace(address, { scroll: false });
  };
  const save = () =>
    start(async () => {
      const result = await setMemberPropertiesAction(orgSlug, {
        userId: member.id,
        propertyIds: [...chosen],
      });
      if (result.ok) close();
      else setMessage(result.message);
    });
  return (
    <Dialog
      title={`Properties of ${member.name}`}
      description="What they see changes with their next click."
      open={choice !== null && !isClosing}
      onOpenChange={(isWanted) => (isWanted ? setIsClosing(false) : close())}
      trigger={
        <LinkButton
          href={`${address}?properties=${member.id}`}
          scroll={false}
          size="small"
          variant="quiet"
          aria-label={`${count}: choose what ${member.name} sees`}
          className="max-md:-ml-2"
        >
          {count}
        </LinkButton>
      }
      footer={
        <>
          <p role="alert" className="basis-full text-failed text-sm empty:hidden">
            {message}
          </p>
          <p role="status" className="min-w-48 flex-1 text-muted text-sm max-md:basis-full">
            {consequence(chosen.size, properties.length)}
          </p>
          <OverlayClose>
            <Button>Cancel</Button>
          </OverlayClose>
          <Button variant="primary" isBusy={isBusy} onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <PropertyChecklist properties={properties} chosen={chosen} onChange={setTicked} />
    </Dialog>
  );
}

function consequence(chosen: number, all: number): string {
  if (chosen === 0)
    return "They see no property, document or finding. What they hand in waits until somebody files it, or gives them its property.";
  return `They see ${chosen} of ${all}, with their documents and findings. A property that is created later is not among them by itself.`;
}
