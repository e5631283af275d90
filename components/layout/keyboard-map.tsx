"use client";

import { useEffect, useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { shortcutElements, useShortcutSetting } from "./use-shortcuts";

interface KeyGroup {
  title: string;
  keys: readonly (readonly [keys: string, does: string])[];
}

/** Keys that mean the same on every page that has such a thing. */
const FIXED: readonly KeyGroup[] = [
  {
    title: "Tables",
    keys: [
      ["up down left right", "Move from cell to cell"],
      ["Home End", "First or last column; with Ctrl, first or last row"],
      ["PgUp PgDn", "One screen up or down"],
      ["enter", "Open what the row leads to"],
      ["shift+down", "Select more cells"],
      ["mod+c", "Copy the selection with its headers"],
    ],
  },
  {
    title: "Statements",
    keys: [
      ["up down", "Line by line; its box lights up"],
      ["Tab", "The next figure that is not proven"],
      ["enter", "Bring the box into view"],
      ["+ - 0", "Zoom in, out, fit the width (on the page image)"],
    ],
  },
  { title: "Anywhere", keys: [["mod+k", "Search and go anywhere"]] },
];

export default function KeyboardMap({ onClose }: { onClose: () => void }) {
  const [isOn, setIsOn] = useShortcutSetting();
  const [here, setHere] = useState<KeyGroup["keys"]>([]);
  useEffect(() => {
    setHere([...shortcutElements()].map(([keys, element]) => [keys, nameOf(element)]));
  }, []);
  const groups = here.length > 0 ? [{ title: "On this page", keys: here }, ...FIXED] : FIXED;
  return (
    <Dialog title="Keyboard" size="large" open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <div className="columns-2 gap-8 max-md:columns-1">
        {groups.map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-faint text-xs">{group.title}</h3>
            <dl>
              {group.keys.map(([keys, does]) => (
                <div
                  key={keys}
                  className="flex min-h-8 items-center justify-between gap-4 border-b py-1 text-sm"
                >
                  <dt className="order-2 shrink-0">
                    <Kbd keys={keys} />
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox
        id="single-key-shortcuts"
        label="Use shortcuts of single keys"
        hint="Switch them off where keys are pressed by accident or by voice. Keys with Ctrl go on working."
        checked={isOn}
        onChange={setIsOn}
      />
    </Dialog>
  );
}

function nameOf(element: HTMLElement): string {
  return (
    element.dataset.shortcutLabel ?? element.getAttribute("aria-label") ?? element.textContent?.trim() ?? ""
  );
}
