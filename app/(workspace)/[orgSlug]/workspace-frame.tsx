"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { signOutAction } from "@/app/(auth)/actions";
import { AppFrame, type FrameOrganisation } from "@/components/layout/app-frame";
import type { NavigationItem } from "@/components/layout/navigation";

export interface WorkspaceFrameProps {
  organisation: FrameOrganisation;
  organisations: readonly FrameOrganisation[];
  /** Found by name and code in the command palette. */
  properties: readonly { id: string; code: string; name: string; href: string }[];
  navigation: readonly (readonly NavigationItem[])[];
  user: { name: string; email: string };
  children: ReactNode;
}

/** The frame with what only a browser can do: leaving. */
export function WorkspaceFrame({ user, organisations, properties, children, ...frame }: WorkspaceFrameProps) {
  const router = useRouter();
  const signOut = async () => {
    await signOutAction({});
    router.replace("/sign-in");
    router.refresh();
  };
  const menu = [
    {
      id: "organisations",
      items: [{ id: "new", label: "New organisation", href: "/organizations/new" }],
    },
    { id: "account", items: [{ id: "password", label: "Change your password", href: "/password" }] },
    { id: "session", items: [{ id: "sign-out", label: "Sign out", onSelect: signOut }] },
  ];
  const commands = [
    ...properties.map(({ id, code, name, href }) => ({
      id: `property ${id}`,
      group: "Properties",
      label: name,
      hint: code,
      keywords: [code],
      href,
    })),
    ...organisations.map(({ id, name, href }) => ({
      id: `organisation ${id}`,
      group: "Organisations",
      label: name,
      href,
    })),
  ];
  return (
    <AppFrame {...frame} organisations={organisations} commands={commands} user={{ ...user, menu }}>
      {children}
    </AppFrame>
  );
}
