"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Role } from "@/lib/auth/permissions";
import { addMemberAction } from "./actions";
import { choicesFor } from "./roles";

/** What is left to do for somebody of a role. */
const NEXT: Partial<Record<Role, string>> = {
  manager: " They see nothing until you choose their properties there.",
};

export function AddMember({ orgSlug, isOwner }: { orgSlug: string; isOwner: boolean }) {
  const router = useRouter();
  const [role, setRole] = useState<Role>("analyst");
  const [said, setSaid] = useState<{ isError: boolean; text: string } | null>(null);
  const [isBusy, start] = useTransition();
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const email = String(new FormData(form).get("email") ?? "").trim();
    start(async () => {
      const result = await addMemberAction(orgSlug, { email, role });
      setSaid(
        result.ok
          ? {
              isError: false,
              text: `Whoever has an account as ${email} is in the list now.${NEXT[role] ?? ""}`,
            }
          : { isError: true, text: result.message },
      );
      if (!result.ok) return;
      form.reset();
      router.refresh();
    });
  };
  return (
    <Panel title="Add somebody">
      <form
        onSubmit={onSubmit}
        noValidate
        className="grid grid-cols-[minmax(0,1fr)_220px_auto] items-start gap-3 max-md:grid-cols-1"
      >
        <TextField
          id="email"
          label="E-mail of their account"
          type="email"
          autoComplete="off"
          error={said?.isError ? said.text : null}
        />
        <Field id="role" label="Role">
          {(control) => (
            <Select
              {...control}
              options={choicesFor(isOwner)}
              value={role}
              onChange={(value) => setRole(value as Role)} // safe because the options are roles
            />
          )}
        </Field>
        <Button type="submit" variant="primary" isBusy={isBusy} className="mt-6.5 max-md:mt-0">
          Add
        </Button>
      </form>
      <p role="status" className="mt-2 text-muted text-sm empty:hidden">
        {said && !said.isError ? said.text : ""}
      </p>
    </Panel>
  );
}
