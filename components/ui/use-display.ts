"use client";

import { useCallback } from "react";
import { useRemembered } from "./use-remembered";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ["compact", "regular", "comfortable"] as const;
export type Density = (typeof DENSITIES)[number];

/** Height of a table row; the same heights stand in globals.css as `--row`. */
export const ROW_HEIGHTS: Record<Density, number> = { compact: 28, regular: 32, comfortable: 40 };

const isTheme = (value: unknown): value is Theme => THEMES.some((theme) => theme === value);
const isDensity = (value: unknown): value is Density => DENSITIES.some((density) => density === value);

export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, remember] = useRemembered("theme", "system", isTheme);
  const set = useCallback(
    (next: Theme) => {
      document.documentElement.dataset.theme = next;
      remember(next);
    },
    [remember],
  );
  return [theme, set];
}

export function useDensity(): [Density, (density: Density) => void] {
  const [density, remember] = useRemembered("density", "regular", isDensity);
  const set = useCallback(
    (next: Density) => {
      document.documentElement.dataset.density = next;
      remember(next);
    },
    [remember],
  );
  return [density, set];
}
