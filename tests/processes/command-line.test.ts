import { cpSync, mkdirSync, readdirSync, renameSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { CheckJson } from "@/lib/report/check-json";
import type { FileErrorJson } from "@/lib/report/file-error";
import type { DocumentJson } from "@/lib/report/read-json";
import { reims, reimsHere, reimsInto, temporaryFolder } from "@/tests/support/command-line";

/** A small clean portfolio, made by the command line itself. */
const clean = temporaryFolder();
const small = ["--properties", "2", "--from", "2025-12", "--months", "2", "--prints", "month"];

beforeAll(async () => {
  const made = await reims(["sample", "--out", clean, "--seed", "11", ...small]);
  expect(made).toMatchObject({ code: 0, stderr: "" });
});

function pdfsOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".pdf"))
    .map((name) => join(folder, name));
}

/** Every member that some command prints; a test looks only at those it expects. */
interface Printed extends Omit<CheckJson, "documents"> {
  documents: (DocumentJson & FileErrorJson)[];
  error: FileErrorJson["error"];
  help: string;
  labels: unknown[];
  defects: unknown[];
}

/** Fails unless the text is one JSON document and nothing else. */
function onlyJson(text: string): Printed {
  expect(text.endsWith("\n")).toBe(true);
  expect(text.trim().split("\n")).toHaveLength(1);
  return JSON.parse(text);
}

describe("asking for help", () => {
  test("the overview and every command teach by example", async () => {
    const overview = await reims([]);
    expect(overview.code).toBe(0);
    for (const command of ["read", "check", "sample", "bench"]) {
      expect(overview.stdout).toContain(command);
      const help = await reimsHere([command, "--help"]);
      expect(help).toMatchObject({ code: 0, stderr: "" });
      expect(help.stdout).toContain(`Usage: reims ${command}`);
      expect(help.stdout).toContain("Examples:");
    }
  });

  test("help is a JSON document where JSON is asked for", async () => {
    const { stdout, code } = await reimsHere(["check", "--help", "--json"]);
    expect(code).toBe(0);
    expect(onlyJson(stdout).help).toContain("Usage: reims check");
  });
});

describe("a command line that is not understood", () => {
  test("the process itself prints one JSON document and ends with 2", async () => {
    const { code, stdout } = await reims(["chekc", "--json"]);
    expect(code).toBe(2);
    expect(onlyJson(stdout).error.code).toBe("usage");
  });

  test.each([
    [["chekc"], `Did you mean "reims check"?`],
    [["verify"], `There is no command "verify".`],
    [["replay"], "Which run should be replayed?"],
    [["read", "--jsn", "x.pdf"], "Did you mean --json?"],
    [["read"], "Which files should be read?"],
    [["check"], "Which files should be checked?"],
    [["sample", "--out", "x", "--months", "0"], "--months takes a whole number from 1 to 240"],
    [["sample", "--out", "x", "--from", "2026-13"], "--from takes a month"],
    [["sample", "--out", "x", "--prints", "week"], "--prints takes month, quarter and year"],
    [["sample", "--out", "x", "--defect", "sing"], "Did you mean sign?"],
    [["sample"], "Where should the sample be written?"],
  ])("%j says so in a sentence and ends with 2", async (args, sentence) => {
    const { code, stdout, stderr } = await reimsHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain("    at ");
  });

  test.each([[["read"]], [["check", "--nope"]], [["nope"]], [["sample", "--months"]]])(
    "%j with --json is one JSON document",
    async (args) => {
      const { code, stdout } = await reimsHere([...args, "--json"]);
      expect(code).toBe(2);
      expect(onlyJson(stdout).error).toMatchObject({ code: "usage" });
    },
  );
});

describe("read", () => {
  test("a folder is read in the order of what the statements say", async () => {
    const { code, stdout, stderr } = await reims(["read", "--json", clean]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { documents } = onlyJson(stdout);
    expect(documents).toHaveLength(pdfsOf(clean).length);
    const keys = documents.map((document) =>
      [document.property.code, document.kind, document.period.end].join(" "),
    );
    expect(keys).toEqual([...keys].sort());
    const proofs = documents.flatMap((document) =>
      document.lines.flatMap(({ proof }) => Object.values(proof)),
    );
    expect(new Set(proofs)).toEqual(new Set(["proven"]));
  });

  test("a statement is a table for people", async () => {
    const [first = ""] = pdfsOf(clean);
    const { code, stdout, stderr } = await reims(["read", first]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/TOTAL ASSETS +[\d,.]+ +✓/);
    expect(stdout).toMatch(/✓ (\d+) of \1 figures proven/);
  });

  test("files that cannot be used have their own code and sentence, and do not stop the others", async () => {
    const folder = temporaryFolder();
    const file = (name: string) => join(folder, name);
    const png = Buffer.from("89504e470d0a1a0a0000000d49484452", "hex");
    writeFileSync(file("empty.pdf"), "");
    writeFileSync(file("picture.pdf"), png);
    writeFileSync(file("broken.pdf"), "%PDF-1.4\nnothing more");
    writeFileSync(file("large.pdf"), "%PDF-1.4\n");
    truncateSync(file("large.pdf"), 51 * 1024 * 1024);
    mkdirSync(file("bare"));
    const [good = ""] = pdfsOf(clean);
    const { code, stdout } = await reims(["read", "--json", folder, file("missing.pdf"), file("bare"), good]);
    expect(code).toBe(0);
    const { documents } = onlyJson(stdout);
    expect(documents[0]?.error).toBeUndefined();
    const errors = documents.slice(1).map((entry) => [entry.error.code, entry.file]);
    expect(errors).toEqual([
      ["file_empty", "empty.pdf"],
      ["file_not_found", "bare"],
      ["file_not_found", "missing.pdf"],
      ["file_too_large", "large.pdf"],
      ["not_a_pdf", "picture.pdf"],
      ["pdf_corrupt", "broken.pdf"],
    ]);
    for (const { error } of documents.slice(1)) expect(error.message).toMatch(/^[A-Z].*\.$/s);
  });

  test("nothing but unusable files ends with 2 and is still one document", async () => {
    const { code, stdout } = await reims(["read", "--json", join(clean, "missing.pdf")]);
    expect(code).toBe(2);
    expect(onlyJson(stdout)).toEqual({
      documents: [
        { file: "missing.pdf", error: { code: "file_not_found", message: "There is no such file." } },
      ],
    });
  });

  test("a reader of the pipe that has seen enough gets no complaint", async () => {
    const { stdout, stderr } = await reimsInto("head -c 20", ["read", "--json", clean]);
    expect({ stdout, stderr }).toEqual({ stdout: `{"documents":[{"file`, stderr: "" });
  });

  test("the same file named twice is read once", async () => {
    const [first = ""] = pdfsOf(clean);
    const { stdout } = await reims(["read", "--json", first, `${clean}/./${first.split("/").at(-1)}`]);
    expect(onlyJson(stdout).documents).toHaveLength(1);
  });
});

describe("check", () => {
  test("a clean portfolio ends with 0 and names what was not evaluated", async () => {
    const { code, stdout } = await reims(["check", "--json", clean]);
    expect(code).toBe(0);
    const { results, proof } = onlyJson(stdout);
    expect(proof.proven).toBe(proof.figures);
    expect(new Set(results.map(({ outcome }) => outcome))).toContain("passed");
  });

  test("a wrong total ends with 1, and the report explains it", async () => {
    const wrong = temporaryFolder();
    const made = await reims(["sample", "--out", wrong, "--seed", "11", ...small, "--defect", "total_digit"]);
    expect(made).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout } = await reims(["check", wrong]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/✗ failed · (critical|high)/);
    expect(stdout).toMatch(/seen at +\S+\.pdf:\d+ +\[/);
  });

  test("no usable file ends with 2, with the whole shape", async () => {
    const { code, stdout } = await reims(["check", "--json", join(clean, "missing.pdf")]);
    expect(code).toBe(2);
    expect(Object.keys(onlyJson(stdout))).toEqual(["documents", "proof", "results", "hashes"]);
  });

  test("order, place, time zone and language leave no mark on a byte", async () => {
    const moved = join(temporaryFolder(), "somewhere else");
    cpSync(clean, moved, { recursive: true });
    const [expected, ...others] = await Promise.all([
      reims(["check", "--json", clean]),
      reims(["check", "--json", ...pdfsOf(clean).reverse()]),
      reims(["check", "--json", moved], {
        TZ: "Pacific/Kiritimati",
        LANG: "tr_TR.UTF-8",
        LC_ALL: "tr_TR.UTF-8",
      }),
      reims(["check", "--json", moved], { TZ: "America/St_Johns", LANG: "C" }),
    ]);
    for (const other of others) expect(other.stdout).toBe(expected.stdout);
  });

  test("renamed files have the same four hashes", async () => {
    const renamed = temporaryFolder();
    cpSync(clean, renamed, { recursive: true });
    for (const [index, path] of pdfsOf(renamed).reverse().entries())
      renameSync(path, join(renamed, `${index}.PDF`));
    const [before, after] = await Promise.all([
      reims(["check", "--json", clean]),
      reims(["check", "--json", renamed]),
    ]);
    expect(onlyJson(after.stdout).hashes).toEqual(onlyJson(before.stdout).hashes);
    expect(onlyJson(after.stdout).results).toHaveLength(onlyJson(before.stdout).results.length);
  });
});

describe("sample", () => {
  test("the same options give the same bytes, into the same folder too", async () => {
    const again = temporaryFolder();
    const first = await reimsHere(["sample", "--json", "--out", again, "--seed", "11", ...small]);
    const second = await reimsHere(["sample", "--json", "--out", again, "--seed", "11", ...small]);
    expect(second).toEqual(first);
    const { documents, labels } = onlyJson(first.stdout);
    expect(documents.map(({ file }) => join(again, file)).sort()).toEqual(pdfsOf(again).sort());
    expect(labels).toEqual([]);
  });

  test("files of an earlier sample go, a stranger's file is never touched", async () => {
    const folder = temporaryFolder();
    await reimsHere(["sample", "--out", folder, "--seed", "1", ...small, "--defect", "sign"]);
    expect(readdirSync(folder)).toContain("labels.json");
    await reimsHere(["sample", "--out", folder, "--seed", "2", ...small]);
    expect(readdirSync(folder)).not.toContain("labels.json");
    const own = readdirSync(folder);
    writeFileSync(join(folder, "mine.pdf"), "mine");
    const refused = await reimsHere(["sample", "--json", "--out", folder, "--seed", "3", ...small]);
    expect(refused.code).toBe(2);
    expect(onlyJson(refused.stdout).error.code).toBe("folder_not_empty");
    expect(readdirSync(folder).sort()).toEqual([...own, "mine.pdf"].sort());
  });

  test("the kinds of defects are listed", async () => {
    const { defects } = onlyJson((await reimsHere(["sample", "--list-defects", "--json"])).stdout);
    expect(defects.length).toBeGreaterThan(8);
  });
});
