"use client";

import { type KeyboardEvent, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";

interface Property {
  id: string;
  code: string;
  name: string;
}

interface PropertyChecklistProps {
  properties: readonly Property[];
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

/** More is not looked through, but narrowed down. */
const MOST_SHOWN = 200;
/** So few are seen at a glance. */
const MOST_WITHOUT_FILTER = 8;

/** Boxes to tick, found by name or code; arrows go from one to the next. */
export function PropertyChecklist({ properties, chosen, onChange }: PropertyChecklistProps) {
  const [wanted, setWanted] = useState("");
  const found = properties.filter((property) => isWanted(property, wanted));
  const shown = found.slice(0, MOST_SHOWN);
  const ticked = found.filter(({ id }) => chosen.has(id)).length;
  const tick = (ids: readonly string[], isTicked: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) isTicked ? next.add(id) : next.delete(id);
    onChange(next);
  };
  if (properties.length === 0)
    return <p className="text-muted text-sm">There is no property yet. The first print of one brings it.</p>;
  return (
    <div className="grid gap-3">
      {properties.length > MOST_WITHOUT_FILTER && (
        <Input
          type="search"
          aria-label="Find a property by name or code"
          placeholder="Name or code"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
      )}
      <fieldset onKeyDown={moveByArrows} aria-label="Properties" className="grid min-w-0 gap-1.5">
        {found.length > 1 && (
          <div className="border-b pb-2">
            <Checkbox
              id="all-properties"
              label={wanted === "" ? "All properties" : `All ${found.length} that are found`}
              hint={`${ticked} of ${found.length} chosen`}
              checked={ticked === found.length}
              onChange={(isTicked) => tick(idsOf(found), isTicked)}
            />
          </div>
        )}
        {shown.map(({ id, code, name }) => (
          <Checkbox
            key={id}
            id={`property-${id}`}
            label={name}
            hint={code}
            checked={chosen.has(id)}
            onChange={(isTicked) => tick([id], isTicked)}
          />
        ))}
      </fieldset>
      {found.length === 0 && <p className="text-muted text-sm">No property is called that.</p>}
      {found.length > shown.length && (
        <p className="text-muted text-sm">{found.length - shown.length} more: type a name to find them.</p>
      )}
    </div>
  );
}

function isWanted({ name, code }: Property, wanted: string): boolean {
  return `${name} ${code}`.toLowerCase().includes(wanted.trim().toLowerCase());
}

function idsOf(properties: readonly Property[]): string[] {
  return properties.map(({ id }) => id);
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="checkbox"]')];
  const next = boxes[boxes.indexOf(event.target as HTMLElement) + step]; // safe because keys come from elements
  if (!next) return;
  event.preventDefault();
  next.focus();
}
