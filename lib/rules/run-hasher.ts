import { compareKeys, compareText } from "@/lib/collections/compare-text";
import { groupBy } from "@/lib/collections/group-by";
import type { Chart } from "@/lib/facts/chart";
import { FactsHasher } from "@/lib/facts/facts-hash";
import type { PropertyFacts } from "@/lib/facts/property-facts";
import { type Cell, rowJson, TableHasher } from "@/lib/hash/content-hash";
import { catalogueHash } from "./index";
import { type Parameters, parametersHash } from "./parameters";
import type { Cause, RuleResult, RunHashes } from "./result";
import type { Rule } from "./rule";

/**
 * The four hashes of a run that is checked property by property, in the order of their codes: those of a check of everything
 * at once. Facts are taken in and forgotten. A report goes rule by rule first, so of each result what it says is kept until all are there.
 */
export class RunHasher {
  readonly #facts: FactsHasher;
  readonly #results = new Map<string, string[]>();
  readonly #hashes: Pick<RunHashes, "catalogue" | "parameters">;
  #last: string | null = null;

  constructor({
    chart,
    parameters,
    rules,
  }: { chart: Chart; parameters: Parameters; rules?: readonly Rule[] }) {
    this.#facts = new FactsHasher(chart);
    this.#hashes = { catalogue: catalogueHash(rules), parameters: parametersHash(parameters) };
  }

  /** `results` are those of the property, in the order of the report. */
  add(property: PropertyFacts, results: readonly RuleResult[]): void {
    if (this.#last !== null && compareText(this.#last, property.code) >= 0)
      throw new Error(`${property.code} is to be hashed before ${this.#last}, and once.`);
    this.#last = property.code;
    this.#facts.add(property);
    for (const [rule, own] of groupBy(results, (result) => result.rule)) {
      const rows = this.#results.get(rule) ?? [];
      for (const result of own) rows.push(rowJson(saidBy(result)));
      this.#results.set(rule, rows);
    }
  }

  /** Ends the run. */
  hashes(): RunHashes {
    const results = new TableHasher();
    const byRule = [...this.#results].sort(([a], [b]) => compareText(a, b));
    for (const [, rows] of byRule) for (const row of rows) results.add(row);
    return { ...this.#hashes, facts: this.#facts.hash(), results: results.hash() };
  }
}

/** Rule, property, window, subject. */
export function compareResults(a: Placed, b: Placed): number {
  return compareKeys(placeOf(a), placeOf(b));
}

type Placed = Pick<RuleResult, "rule" | "property" | "period" | "subject">;

function placeOf({ rule, property, period, subject }: Placed): string[] {
  return [rule, property, period.end, period.start ?? "", subject ?? ""];
}

/** A verdict as said, with what its evidence reads on which page, but without the names of files and without boxes. */
function saidBy(result: RuleResult): Cell {
  return [
    [result.rule, result.version, result.outcome, result.severity],
    [result.property, result.period.start, result.period.end, result.subject],
    [result.because, result.left, result.right, result.difference, result.tolerance],
    result.cause && saidCause(result.cause),
    result.candidates.map(saidCause),
    result.evidence.map(({ page, text, value }) => [page, text, value]),
  ];
}

function saidCause({ kind, accounts, amount, group, because }: Cause): Cell {
  return [kind, accounts, amount, group, because];
}
