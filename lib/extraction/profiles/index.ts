import type { LayoutProfile } from "./profile";
import { yardi } from "./yardi";

/** Every layout that can be read; the first is tried where none is recognised. */
export const profiles: readonly LayoutProfile[] = [yardi];

/** The profile a reading names; the first one where it is unknown, so that old readings can still be proven. */
export function profileById(id: string): LayoutProfile {
  return profiles.find((profile) => profile.id === id) ?? yardi;
}
