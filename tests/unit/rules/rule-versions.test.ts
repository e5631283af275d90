import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { contentHash } from "@/lib/hash/content-hash";
import { RULES, ruleHash } from "@/lib/rules/index";
import { closureText, type Node, type SourceFile, sourceFile, walk } from "@/tests/support/source-symbols";

/** What a rule was when its version was written down. */
interface LockedRule {
  version: number;
  /** Hash of all that is shown of the rule: title, definition, severity, parameters. */
  content: string;
  /** Hash of the code that decides it. */
  source: string;
}

type Lock = Record<string, LockedRule>;

const LOCK = fileURLToPath(new URL("../../golden/rule-hashes.json", import.meta.url));
const CATALOGUE = "lib/rules/catalogue";

/**
 * The code that decides a rule: its entry in the catalogue and what that reaches in the catalogue, in the makers of
 * formula and section rules and in the movements of accounts. Not the common ground (reading facts, evaluating formulas,
 * money, dates), which has versions of its own as the engine, nor what only shows or explains a verdict.
 */
function decides(path: string): boolean {
  if (path === "lib/facts/movements.ts") return true;
  if (!path.startsWith("lib/rules/")) return false;
  return !path.startsWith("lib/rules/causes/") && path !== "lib/rules/verdicts.ts";
}

function catalogueFiles(): SourceFile[] {
  const folder = fileURLToPath(new URL(`../../../${CATALOGUE}`, import.meta.url));
  return readdirSync(folder)
    .sort()
    .map((name) => sourceFile(`${CATALOGUE}/${name}`));
}

/** The entry of an exported list of rules that states the id. */
function entryOf(id: string): { node: Node; file: SourceFile } {
  const found = catalogueFiles().flatMap((file) =>
    [...walk(file.program)]
      .filter(({ type }) => type === "ExportNamedDeclaration")
      .flatMap((list) => [...walk(list)])
      .filter(({ type }) => type === "VariableDeclarator")
      .flatMap(({ init }) => (init ? [init as Node] : []))
      .filter(({ type }) => type === "ArrayExpression")
      .flatMap(({ elements }) => (Array.isArray(elements) ? (elements as Node[]) : []))
      .filter((element) => [...walk(element)].some(({ type, value }) => type === "Literal" && value === id))
      .map((node) => ({ node, file })),
  );
  const [entry, another] = found;
  if (!entry || another) throw new RangeError(`${id} is stated ${found.length} times in ${CATALOGUE}`);
  return entry;
}

function lockedNow(): Lock {
  return Object.fromEntries(
    RULES.map((rule): [string, LockedRule] => [
      rule.id,
      {
        version: rule.version,
        content: ruleHash(rule),
        source: contentHash(closureText(entryOf(rule.id), decides)),
      },
    ]),
  );
}

/** What is wrong between the rules as they are and as they were locked. */
function lockProblems(now: Lock, locked: Lock): string[] {
  const problems: string[] = [];
  for (const [id, rule] of Object.entries(now)) {
    const before = locked[id];
    if (!before) problems.push(`rule ${id} is not locked yet: run \`npm run rules:lock\``);
    else if (rule.version < before.version)
      problems.push(
        `rule ${id} went back from version ${before.version} to ${rule.version}: versions only rise`,
      );
    else if (rule.version > before.version)
      problems.push(`rule ${id} is version ${rule.version} now: run \`npm run rules:lock\``);
    else if (rule.content !== before.content || rule.source !== before.source)
      problems.push(
        `rule ${id} changed but is still version ${rule.version}: raise its version and run \`npm run rules:lock\``,
      );
  }
  for (const id of Object.keys(locked)) {
    if (!now[id]) problems.push(`rule ${id} is gone: a rule that was released stays in the catalogue`);
  }
  return problems;
}

/** `new` writes down rules and versions that are new; `all` also rules that changed within a version. */
const mode = process.env.REIMS_LOCK_RULES;

test("a rule that changed has a new version", () => {
  const now = lockedNow();
  const locked: Lock = existsSync(LOCK) ? JSON.parse(readFileSync(LOCK, "utf8")) : {};
  if (mode === "new" || mode === "all") {
    const refused = lockProblems(now, locked).filter((problem) => !problem.includes(": run "));
    if (mode === "new") expect(refused).toEqual([]);
    writeFileSync(LOCK, `${JSON.stringify(now, null, 2)}\n`);
    return;
  }
  expect(lockProblems(now, locked)).toEqual([]);
});

describe("the lock", () => {
  const rule = { version: 2, content: "a", source: "b" };

  test.each<[string, LockedRule, string]>([
    ["its words changed", { ...rule, content: "c" }, "rule X changed but is still version 2"],
    ["its code changed", { ...rule, source: "c" }, "rule X changed but is still version 2"],
    ["its version rose", { ...rule, version: 3, source: "c" }, "rule X is version 3 now"],
    ["its version fell", { ...rule, version: 1 }, "rule X went back from version 2 to 1"],
  ])("says when %s", (_, now, sentence) => {
    expect(lockProblems({ X: now }, { X: rule })).toEqual([expect.stringContaining(sentence)]);
  });

  test("says when a rule is new or gone, and nothing when all is as it was", () => {
    expect(lockProblems({ X: rule }, {})).toEqual([expect.stringContaining("rule X is not locked yet")]);
    expect(lockProblems({}, { X: rule })).toEqual([expect.stringContaining("rule X is gone")]);
    expect(lockProblems({ X: rule }, { X: rule })).toEqual([]);
  });

  test("covers the functions that decide a rule, wherever in the catalogue they stand", () => {
    const reached = (id: string) => closureText(entryOf(id), decides).join("\n");
    expect(reached("BSI-02")).toContain("lib/rules/section-sum-rule.ts sectionSumRule");
    expect(reached("BSI-02")).toContain("lib/rules/formula-rule.ts evaluateFormula");
    expect(reached("ROL-08")).toContain("lib/rules/catalogue/year-end-close.ts yearEndClose");
    expect(reached("ROL-09")).toContain("lib/facts/movements.ts movementOf");
    expect(reached("DOC-13")).toContain("lib/rules/materiality.ts materialityAt");
    expect(reached("ROL-14")).not.toContain("year-end-close");
    expect(reached("BSI-01")).not.toContain("signRule");
  });
});
