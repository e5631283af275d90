"use client";

import { ChevronsUpDown, Keyboard, Monitor, Moon, Search, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/button";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { Kbd } from "@/components/ui/kbd";
import { THEMES, type Theme, useTheme } from "@/components/ui/use-display";
import type { FrameOrganisation, FrameUser } from "./app-frame";

export interface TopBarProps {
  organisation: FrameOrganisation;
  organisations: readonly FrameOrganisation[];
  user: FrameUser;
  onSearch: () => void;
  onKeyboard: () => void;
}

export function TopBar({ organisation, organisations, user, onSearch, onKeyboard }: TopBarProps) {
  return (
    <header className="frame-bar flex items-center border-b bg-surface print:hidden">
      <OrganisationSwitcher current={organisation} all={organisations} />
      <div className="flex-1" />
      <div className="flex items-center gap-1 pr-3 max-md:pr-1.5">
        <button
          type="button"
          onClick={onSearch}
          data-shortcut="/"
          data-shortcut-label="Search and go anywhere"
          className="flex h-8 w-52 items-center gap-2 rounded-md border border-line-strong bg-paper px-2.5 text-faint text-sm hover:border-control max-lg:w-auto"
        >
          <Search aria-hidden className="size-4" />
          <span className="flex-1 text-left max-lg:sr-only">Search</span>
          <span aria-hidden className="max-lg:hidden">
            <Kbd keys="mod+k" />
          </span>
        </button>
        <IconButton
          label="Keyboard shortcuts"
          onClick={onKeyboard}
          data-shortcut="?"
          className="max-md:hidden"
        >
          <Keyboard aria-hidden />
        </IconButton>
        <ThemeMenu />
        <UserMenu user={user} />
      </div>
    </header>
  );
}

function OrganisationSwitcher({
  current,
  all,
}: {
  current: FrameOrganisation;
  all: readonly FrameOrganisation[];
}) {
  const items = all.map((one) => ({
    id: one.id,
    label: one.name,
    href: one.href,
    isChecked: one.id === current.id,
  }));
  return (
    <div className="frame-organisation px-2">
      <DropdownMenu
        groups={[{ id: "organisations", label: "Organisations", items }]}
        trigger={
          <button
            type="button"
            data-shortcut="g o"
            data-shortcut-label="Switch organisation"
            aria-label={`Organisation: ${current.name}`}
            className="flex h-9 max-w-full items-center gap-2 rounded-md px-2 text-left hover:bg-sunken"
          >
            <span
              aria-hidden
              className="grid size-6 shrink-0 place-items-center rounded-sm bg-accent font-semibold text-2xs text-on-accent"
            >
              {initials(current.name)}
            </span>
            <span className="min-w-0 flex-1 truncate font-medium text-sm">{current.name}</span>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0 text-faint" />
          </button>
        }
      />
    </div>
  );
}

const THEME_ICONS: Record<Theme, typeof Sun> = { system: Monitor, light: Sun, dark: Moon };
const THEME_NAMES: Record<Theme, string> = { system: "As the system", light: "Light", dark: "Dark" };

function ThemeMenu() {
  const [theme, setTheme] = useTheme();
  const Icon = THEME_ICONS[theme];
  const items = THEMES.map((one) => ({
    id: one,
    label: THEME_NAMES[one],
    isChecked: one === theme,
    onSelect: () => setTheme(one),
  }));
  return (
    <DropdownMenu
      align="end"
      groups={[{ id: "theme", items }]}
      trigger={
        <IconButton label="Theme">
          <Icon aria-hidden />
        </IconButton>
      }
    />
  );
}

function UserMenu({ user }: { user: FrameUser }) {
  return (
    <DropdownMenu
      align="end"
      groups={user.menu}
      heading={
        <>
          <div className="truncate font-medium">{user.name}</div>
          <div className="truncate text-faint text-xs">{user.email}</div>
        </>
      }
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className="ml-1 grid size-8 place-items-center rounded-full border border-line-strong bg-sunken font-semibold text-2xs text-muted hover:border-control"
        >
          {initials(user.name)}
        </button>
      }
    />
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return letters.map((word) => word?.slice(0, 1).toUpperCase()).join("");
}
