import type { Box } from "@/lib/extraction/page";
import type {
  Cause,
  CauseKind,
  CheckReport,
  Evidence,
  Outcome,
  RuleResult,
  RunHashes,
  Severity,
} from "@/lib/rules/result";
import { type FileError, type FileErrorJson, fileErrorJson } from "./file-error";
import { type DocumentJson, readJson } from "./read-json";

/** What `reims check --json` prints. The keys and their order are a contract; see docs/command-line.md. */
export interface CheckJson {
  documents: (DocumentJson | FileErrorJson)[];
  proof: CheckReport["proof"];
  results: ResultJson[];
  hashes: RunHashes;
}

export interface ResultJson {
  rule: string;
  version: number;
  outcome: Outcome;
  severity: Severity;
  property: string;
  period: { start: string | null; end: string };
  subject: string | null;
  because: string;
  left: string | null;
  right: string | null;
  difference: string | null;
  tolerance: string | null;
  cause: CauseJson | null;
  candidates: CauseJson[];
  evidence: { file: string; page: number; box: Box; text: string; value: string | null }[];
}

export interface CauseJson {
  kind: CauseKind;
  accounts: string[];
  amount: string;
  group: string;
}

/** `errors` are expected in their final order, after the documents that were read. */
export function checkJson(report: CheckReport, errors: readonly FileError[]): CheckJson {
  const { figures, proven, repaired, unproven } = report.proof;
  const { catalogue, parameters, facts, results } = report.hashes;
  return {
    documents: [...report.documents.map(readJson), ...errors.map(fileErrorJson)],
    proof: { figures, proven, repaired, unproven },
    results: report.results.map(resultJson),
    hashes: { catalogue, parameters, facts, results },
  };
}

/** One result, as every JSON of ours gives it. */
export function resultJson(result: RuleResult): ResultJson {
  return {
    rule: result.rule,
    version: result.version,
    outcome: result.outcome,
    severity: result.severity,
    property: result.property,
    period: { start: result.period.start, end: result.period.end },
    subject: result.subject,
    because: result.because,
    left: result.left,
    right: result.right,
    difference: result.difference,
    tolerance: result.tolerance,
    cause: result.cause && causeJson(result.cause),
    candidates: result.candidates.map(causeJson),
    evidence: result.evidence.map(evidenceJson),
  };
}

function causeJson({ kind, accounts, amount, group }: Cause): CauseJson {
  return { kind, accounts, amount, group };
}

function evidenceJson({ file, page, box, text, value }: Evidence): ResultJson["evidence"][number] {
  return { file, page, box, text, value };
}
