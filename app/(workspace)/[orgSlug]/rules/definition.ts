const SETTINGS = / \[([^\]]*)\]$/;
/** The digest of the formula, which is for machines. */
const DIGEST = /^[0-9a-f]{16}$/;

/** `sum(a) = b [period, ytd; inside one print; failed; 0cc3aae5839d3f9d]` without what stands in brackets. */
export function formulaOf(definition: string): string {
  return definition.replace(SETTINGS, "");
}

/** The words of a definition, for people. */
const WORDS: Readonly<Record<string, string>> = {
  balance: "balances",
  period: "period to date",
  ytd: "year to date",
  month: "single months",
  failed: "fails where it does not hold",
  warned: "warns where it does not hold",
};

/** `period to date, year to date · inside one print · fails where it does not hold`; null for a rule described in words. */
export function settingsOf(definition: string): string | null {
  const settings = SETTINGS.exec(definition)?.[1]?.split("; ") ?? [];
  const inWords = (setting: string) => setting.split(", ").map((word) => WORDS[word] ?? word);
  return (
    settings
      .filter((setting) => !DIGEST.test(setting))
      .map((setting) => inWords(setting).join(", "))
      .join(" · ") || null
  );
}
