"use client";

import Link from "next/link";
import { createContext, type ReactNode, useContext } from "react";

/** True inside a grid, where only one cell takes the tab key and Enter presses the link in it. */
export const InGrid = createContext(false);

export interface CellLinkProps {
  href: string;
  label?: string;
  children: ReactNode;
}

/** The way from what a cell shows to where it comes from. */
export function CellLink({ href, label, children }: CellLinkProps) {
  const isInGrid = useContext(InGrid);
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      {...(isInGrid ? { tabIndex: -1 } : {})}
      className="-mx-1 block rounded-sm px-1 underline decoration-line-strong decoration-dotted underline-offset-3 hover:text-accent hover:decoration-accent"
    >
      {children}
    </Link>
  );
}
