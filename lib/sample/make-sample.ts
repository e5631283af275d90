import { type DefectKind, type DefectLabel, injectDefect } from "@/lib/sample/defects";
import { generatePortfolio, type Portfolio, type PrintWindow } from "@/lib/sample/portfolio";

export interface SampleOptions {
  seed: number;
  properties: number;
  /** `YYYY-MM`. */
  from: string;
  months: number;
  prints: PrintWindow[];
  defects: DefectKind[];
}

export interface Sample {
  portfolio: Portfolio;
  labels: DefectLabel[];
}

/** A portfolio with the defects put in one after the other, each with its own seed so that they differ in place. */
export function makeSample({ defects, ...options }: SampleOptions): Sample {
  let portfolio = generatePortfolio(options);
  const labels: DefectLabel[] = [];
  for (const [index, kind] of defects.entries()) {
    const injected = injectDefect(portfolio, { kind, seed: options.seed + index });
    portfolio = injected.portfolio;
    labels.push(injected.label);
  }
  return { portfolio, labels };
}
