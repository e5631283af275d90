"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/app/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { mapAccountAction } from "./actions";

export interface MapAccountProps {
  orgSlug: string;
  account: { code: string; name: string; role: string | null };
  roles: readonly string[];
  onClose: () => void;
}

/** A role for an account, with the reason; a new version of the chart, by which everything it touches is run again. */
export function MapAccount({ orgSlug, account, roles, onClose }: MapAccountProps) {
  const router = useRouter();
  const [role, setRole] = useState(account.role ?? "");
  const [reason, setReason] = useState("");
  const { send, isBusy, failure } = useAction(
    () => mapAccountAction(orgSlug, { code: account.code, role, reason }),
    () => {
      onClose();
      router.refresh();
    },
  );
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={`A role for ${account.code}`}
      description={`${account.name}. Everything that the account is printed in is checked again.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" isBusy={isBusy} onClick={send}>
            Give it the role
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Field id="role" label="Role">
          {(control) => (
            <Select
              {...control}
              placeholder="Choose a role"
              options={roles.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
              {...(role === "" ? {} : { value: role })}
              onChange={setRole}
            />
          )}
        </Field>
        <Field id="reason" label="Why?" error={failure?.message ?? null}>
          {(control) => (
            <TextArea {...control} value={reason} onChange={(event) => setReason(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
