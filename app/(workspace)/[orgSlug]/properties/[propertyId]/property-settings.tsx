"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { updatePropertyAction } from "./actions";

export interface PropertySettingsProps {
  orgSlug: string;
  property: { id: string; code: string; name: string; fiscalYearFirstMonth: number };
  /** Names of the months, from January. */
  months: readonly string[];
}

/** What a print does not say of a property. The code is what the headers print, and stays. */
export function PropertySettings({ orgSlug, property, months }: PropertySettingsProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const { send, isBusy, failure } = useAction(
    (form: FormData) =>
      updatePropertyAction(orgSlug, {
        propertyId: property.id,
        name: String(form.get("property-name")),
        fiscalYearFirstMonth: Number(form.get("fiscal-year")),
      }),
    () => {
      setIsOpen(false);
      router.refresh();
    },
  );
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    send(new FormData(event.currentTarget));
  };
  return (
    <Dialog
      title={`Settings of ${property.name}`}
      description={`Code ${property.code}, as the headers of its prints give it.`}
      open={isOpen}
      onOpenChange={setIsOpen}
      size="small"
      trigger={<Button>Settings</Button>}
    >
      <form onSubmit={save} className="grid gap-4">
        <TextField
          id="property-name"
          label="Name"
          defaultValue={property.name}
          maxLength={200}
          error={failure?.message ?? null}
        />
        <Field
          id="fiscal-year"
          label="Fiscal year starts in"
          hint="Another start is another year to date: the rules run again over all months."
        >
          {(control) => (
            <Select
              {...control}
              name="fiscal-year"
              defaultValue={String(property.fiscalYearFirstMonth)}
              options={months.map((label, index) => ({ value: String(index + 1), label }))}
            />
          )}
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" isBusy={isBusy}>
            Save the settings
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
