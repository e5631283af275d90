"use client";

import { useState } from "react";
import { EmptyState } from "@/components/feedback/empty-state";
import { CodeCell, MoneyCell, StatusCell } from "@/components/table/cells";
import type { TableColumn } from "@/components/table/column";
import { DataTable } from "@/components/table/data-table";
import { Button } from "@/components/ui/button";
import { MapAccount } from "./map-account";

export interface ChartAccount {
  section: string;
  code: string | null;
  name: string;
  /** Null: the chart has none for it, and rules about roles pass it by. */
  role: string | null;
  dollarEffect: string;
}

export interface ChartEditorProps {
  orgSlug: string;
  accounts: readonly ChartAccount[];
  roles: readonly string[];
  canWrite: boolean;
}

/** Every printed account with the role it plays; those without one first, the largest amount first. */
export function ChartEditor({ orgSlug, accounts, roles, canWrite }: ChartEditorProps) {
  const [active, setActive] = useState<ChartAccount | null>(null);
  const [isMapping, setIsMapping] = useState(false);
  const chosen = active ?? accounts.find(({ role }) => role === null) ?? null;
  return (
    <>
      <DataTable
        label="Accounts"
        rows={unmappedFirst(accounts)}
        columns={COLUMNS}
        rowId={rowId}
        sortParam={null}
        currentRowId={chosen && rowId(chosen)}
        onRowActive={setActive}
        maxHeight="56dvh"
        toolbar={
          canWrite && (
            <Button disabled={chosen?.code == null} onClick={() => setIsMapping(true)}>
              {chosen?.code ? `Give ${chosen.code} a role` : "Choose an account to give it a role"}
            </Button>
          )
        }
        empty={
          <EmptyState title="No accounts yet">They come with the first statement that is read.</EmptyState>
        }
      />
      {isMapping && chosen?.code && (
        <MapAccount
          orgSlug={orgSlug}
          account={{ ...chosen, code: chosen.code }}
          roles={roles}
          onClose={() => setIsMapping(false)}
        />
      )}
    </>
  );
}

const COLUMNS: readonly TableColumn<ChartAccount>[] = [
  {
    id: "code",
    header: "Account",
    value: ({ code }) => code,
    cell: ({ code }) => <CodeCell code={code} />,
    width: 112,
  },
  { id: "name", header: "Printed as", value: ({ name }) => name, grows: true, width: 240, isRowHeader: true },
  { id: "section", header: "Statement", value: ({ section }) => section.replaceAll("_", " "), width: 160 },
  {
    id: "role",
    header: "Role",
    value: ({ role }) => role?.replaceAll("_", " ") ?? null,
    cell: ({ role }) =>
      role === null ? <StatusCell meaning="warned">no role</StatusCell> : role.replaceAll("_", " "),
    width: 208,
  },
  {
    id: "effect",
    header: "Largest amount, USD",
    value: ({ dollarEffect }) => dollarEffect,
    cell: ({ dollarEffect }) => <MoneyCell value={dollarEffect} />,
    isNumeric: true,
    isSortable: true,
    width: 176,
  },
];

function rowId({ section, code, name }: ChartAccount): string {
  return `${section} ${code} ${name}`;
}

function unmappedFirst(accounts: readonly ChartAccount[]): ChartAccount[] {
  return accounts.toSorted((a, b) => Number(a.role !== null) - Number(b.role !== null));
}
