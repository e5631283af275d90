"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, OverlayClose } from "@/components/ui/dialog";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import type { ActionResult } from "@/lib/actions/action-result";
import type { Role } from "@/lib/auth/permissions";
import type { PropertyChoice } from "@/lib/services/members/load-property-choice";
import { changeMemberRoleAction, removeMemberAction } from "./actions";
import { ChooseProperties } from "./choose-properties";
import { choicesFor, ROLE_CHOICES } from "./roles";

export interface ListedMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Null for a role that sees every property. */
  propertyCount: number | null;
  since: string;
}

export interface MemberListProps {
  orgSlug: string;
  members: readonly ListedMember[];
  isOwner: boolean;
  canChange: boolean;
  /** Of the manager whose properties are being chosen. */
  choice: PropertyChoice | null;
  ownId: string | null;
}

/** Who is in, as what. A change of a role ends the sessions of the person it is about. */
export function MemberList({ orgSlug, members, isOwner, canChange, choice, ownId }: MemberListProps) {
  const router = useRouter();
  const [isBusy, start] = useTransition();
  const [message, setMessage] = useState<string | null>(null);
  const change = (work: () => Promise<ActionResult<unknown>>) =>
    start(async () => {
      const result = await work();
      setMessage(result.ok ? null : result.message);
      router.refresh();
    });
  const owners = members.filter(({ role }) => role === "owner").length;
  return (
    <Panel title="Who is in" isFlush>
      <p role="alert" className="border-b px-4 py-2 text-failed text-sm empty:hidden">
        {message}
      </p>
      <ul>
        {members.map(({ id, name, email, role, propertyCount, since }) => {
          const isOnlyOwner = role === "owner" && owners === 1;
          const mayChange = canChange && (isOwner || role !== "owner") && !isOnlyOwner;
          return (
            <li
              key={id}
              className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 last:border-b-0"
            >
              <span className="min-w-48 flex-1">
                <span className="block font-medium">
                  {name}
                  {id === ownId && <span className="font-normal text-faint"> (you)</span>}
                </span>
                <span className="block text-muted text-sm">{email}</span>
              </span>
              <span className="text-faint text-xs">since {since}</span>
              {propertyCount !== null &&
                (canChange ? (
                  <ChooseProperties
                    orgSlug={orgSlug}
                    member={{ id, name }}
                    count={countText(propertyCount)}
                    choice={choice?.userId === id ? choice : null}
                  />
                ) : (
                  <span className="text-muted text-xs">{countText(propertyCount)}</span>
                ))}
              {mayChange ? (
                <>
                  <Select
                    label={`Role of ${name}`}
                    options={choicesFor(isOwner)}
                    value={role}
                    isDisabled={isBusy}
                    onChange={(value) =>
                      change(
                        () => changeMemberRoleAction(orgSlug, { userId: id, role: value as Role }), // safe because the options are roles
                      )
                    }
                    className="w-36"
                  />
                  <RemoveMember
                    name={name}
                    isBusy={isBusy}
                    onRemove={() => change(() => removeMemberAction(orgSlug, { userId: id }))}
                  />
                </>
              ) : (
                <span
                  className="text-sm"
                  title={isOnlyOwner ? "Make somebody else an owner before this can change" : undefined}
                >
                  {isOnlyOwner ? "The only owner" : ROLE_CHOICES.find(({ value }) => value === role)?.label}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function countText(properties: number): string {
  if (properties === 0) return "No properties yet";
  return properties === 1 ? "1 property" : `${properties} properties`;
}

interface RemoveMemberProps {
  name: string;
  isBusy: boolean;
  onRemove: () => void;
}

/** Asks first: who is removed is signed out at once. */
function RemoveMember({ name, isBusy, onRemove }: RemoveMemberProps) {
  return (
    <Dialog
      size="small"
      title={`Remove ${name}`}
      description="They are signed out of this organisation at once. What they did stays on record."
      trigger={
        <Button size="small" variant="danger" isBusy={isBusy} aria-label={`Remove ${name}`}>
          Remove
        </Button>
      }
      footer={
        <>
          <OverlayClose>
            <Button>Cancel</Button>
          </OverlayClose>
          <OverlayClose>
            <Button variant="danger" onClick={onRemove}>
              Remove
            </Button>
          </OverlayClose>
        </>
      }
    />
  );
}
