const SETTINGS = / \[([^\]]*)\]$/;
/** The digest of the formula, which is for machines. */
const DIGEST = /^[0-9a-f]{16}$/;

/** `sum(a) = b [period, ytd; inside one print; failed; 0cc3aae5839d3f9d]` without what stands in brackets. */
export function formulaOf(definition: string): string {
  return definition.replace(SETTINGS, "");
}

/** `period, ytd · inside one print · failed`; null for a rule that is described in words. */
export function settingsOf(definition: string): string | null {
  const settings = SETTINGS.exec(definition)?.[1]?.split("; ") ?? [];
  return settings.filter((setting) => !DIGEST.test(setting)).join(" · ") || null;
}
