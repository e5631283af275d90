import { formatCents } from "@/lib/money/cents";
import { DEFAULT_PARAMETERS, type Parameters } from "@/lib/rules/parameters";

type Words = { [Name in keyof Parameters]: (value: Parameters[Name]) => string };

const WORDS: Words = {
  toleranceInSystem: (cents) => `tolerance inside one system ${formatCents(cents)} USD`,
  materialityFloor: (cents) => `material from ${formatCents(cents)} USD`,
  materialityBps: (bps) => `or ${percent(bps)} of total income`,
  percentTolerance: (hundredths) => `tolerance of a percentage ${percent(hundredths)}`,
  capitalizationThreshold: (cents) => `additions from ${formatCents(cents)} USD`,
  depreciationDriftBps: (bps) => `depreciation within ${percent(bps)} of its average`,
  depreciationWindows: (windows) => `an average of ${windows} periods`,
  stalePeriods: (periods) => `${periods} periods without a change`,
  fiscalYearFirstMonth: () => "the first month of the property's fiscal year",
};

/** A threshold that a rule reads, with what it is set to. */
export function thresholdText(name: string): string {
  return isParameter(name) ? wordsFor(name) : name;
}

function wordsFor<Name extends keyof Parameters>(name: Name): string {
  return WORDS[name](DEFAULT_PARAMETERS[name]);
}

function isParameter(name: string): name is keyof Parameters {
  return name in WORDS;
}

/** Hundredths of a percent as `1.00%`. */
function percent(hundredths: bigint): string {
  return `${formatCents(hundredths)}%`;
}
