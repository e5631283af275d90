"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { createOrganizationAction } from "../../actions";
import { FormMessage } from "../../form-message";
import { useFormAction } from "../../use-form-action";

export function NewOrganizationForm() {
  const router = useRouter();
  const form = useFormAction(
    ({ name = "" }) => createOrganizationAction({ name }),
    ({ slug }) => {
      router.replace(`/${slug}`);
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} className="grid gap-4" method="post" noValidate>
      <FormMessage>{form.message}</FormMessage>
      <TextField
        id="name"
        label="Name of the organisation"
        autoComplete="organization"
        error={form.errorOf("name")}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Create the organisation
      </Button>
    </form>
  );
}
