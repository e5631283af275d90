import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { ReaderLimits } from "@/lib/engines/limits";
import { createReaderPool, type ReaderPool } from "@/lib/engines/reader-pool";
import { DocumentError } from "@/lib/errors";
import { hostilePdfs } from "../support/hostile-pdf";
import { pagesPdf, textAt } from "../support/raw-pdf";
import { tinyStatement } from "../support/tiny-statement";

const pools: ReaderPool[] = [];
afterEach(() => {
  for (const pool of pools.splice(0)) pool.close();
});

function poolOf(size: number, limits: Partial<ReaderLimits> = {}): ReaderPool {
  const pool = createReaderPool({ size, limits });
  pools.push(pool);
  return pool;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "accepted";
  } catch (error) {
    if (error instanceof DocumentError) return error.code;
    throw error;
  }
}

/** The processes started by this one that run the reader. */
function readers(): number[] {
  const list = execFileSync("ps", ["-o", "pid=,ppid=,args=", "-A"], { encoding: "utf8" });
  return list
    .split("\n")
    .filter(
      (line) => line.includes("reader-worker.mjs") && Number(line.trim().split(/\s+/)[1]) === process.pid,
    )
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

const statement = tinyStatement();
const picture = pagesPdf([{ content: "0 0 100 100 re f" }]);
const harmless = pagesPdf([{ content: textAt(50, 700, "A letter to the tenants") }]);

describe("reading in another process", () => {
  test("gives the statement with its proof, big integers included", async () => {
    const { reading, proof } = await poolOf(1).read(statement);
    expect(reading).toMatchObject({
      kind: "balance_sheet",
      property: { name: "Elm Court", code: "elmc" },
      pages: 1,
    });
    expect(reading.lines[2]?.figures.current_balance).toMatchObject({ value: 120050n, text: "1,200.50" });
    expect(proof.marks[2]?.current_balance?.status).toBe("proven");
  });

  test("the processes of a server refuse to each of its bundles by the error that this one knows", async () => {
    const first = await import("@/lib/engines/shared-reader-pool");
    first.sharedReaderPool().warm();
    vi.resetModules(); // As bundles do, which hold a copy each.
    const second = await import("@/lib/engines/shared-reader-pool");
    const errors = await import("@/lib/errors");
    expect(errors.DocumentError).not.toBe(DocumentError);
    await expect(second.sharedReaderPool().read(picture)).rejects.toBeInstanceOf(errors.DocumentError);
    await expect(first.sharedReaderPool().read(picture)).rejects.toBeInstanceOf(DocumentError);
    first.sharedReaderPool().close();
  });

  test("a pool that was warmed reads its first file in the process that waits for it", async () => {
    const before = readers();
    const pool = poolOf(2);
    expect(readers()).toEqual(before);
    pool.warm();
    pool.warm();
    const started = readers().filter((id) => !before.includes(id));
    expect(started).toHaveLength(1);
    await pool.read(statement);
    expect(readers().filter((id) => !before.includes(id))).toEqual(started);
  });

  test("gives the same twice and side by side", async () => {
    const pool = poolOf(2);
    const [first, ...others] = await Promise.all(Array.from({ length: 6 }, () => pool.read(statement)));
    for (const other of others) expect(other).toEqual(first);
  });

  test("gives a page as a PNG", async () => {
    const { width, height, png } = await poolOf(1).render(statement, 1, 0.5);
    expect([width, height]).toEqual([306, 396]);
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const header = Buffer.from(png);
    expect([header.readUInt32BE(16), header.readUInt32BE(20)]).toEqual([306, 396]);
  });

  test("refuses each useless file with its own code", async () => {
    const pool = poolOf(1);
    expect(await codeOf(pool.read(new Uint8Array()))).toBe("file_empty");
    expect(await codeOf(pool.read(Buffer.from("Account;Balance\n")))).toBe("not_a_pdf");
    expect(await codeOf(pool.read(picture))).toBe("no_text_layer");
    expect(await codeOf(pool.read(harmless))).toBe("no_statement");
    expect(await codeOf(pool.render(statement, 2, 1))).toBe("pdf_corrupt");
    expect(await codeOf(pool.read(statement))).toBe("accepted");
  });

  test("starts no process before it is needed and keeps the one it has", async () => {
    const pool = poolOf(2);
    expect(readers()).toEqual([]);
    await pool.read(statement);
    const started = readers();
    await pool.read(statement);
    expect(started).toHaveLength(1);
    expect(readers()).toEqual(started);
  });

  test("hands no secret of the environment on", async () => {
    process.env.CANARY_SECRET = "canary";
    try {
      const pool = poolOf(1);
      await pool.read(statement);
      const [pid] = readers();
      if (process.platform === "linux")
        expect(readFileSync(`/proc/${pid}/environ`, "utf8")).not.toContain("canary");
    } finally {
      delete process.env.CANARY_SECRET;
    }
  });
});

describe("a file made to do harm", () => {
  // Twice what reading itself takes, so that the limits are met in a moment.
  const tight = { engineBytes: 96 * 1024 * 1024 };

  const expected: Record<keyof typeof hostilePdfs, string[]> = {
    bomb: ["read_too_much_memory"],
    nestedBomb: ["read_too_much_memory"],
    disguisedBomb: ["read_too_much_memory"],
    hugePicture: ["no_statement"],
    endlessPage: ["read_too_much_memory"],
    recursiveForm: ["read_too_much_memory", "no_text_layer"],
    formTower: ["read_too_much_memory"],
    pageCountLie: ["pdf_corrupt"],
    hugePageCount: ["pdf_corrupt", "no_text_layer", "too_many_pages"],
    pageTreeLoop: ["pdf_corrupt"],
    crossReferenceLoop: ["no_statement", "pdf_corrupt"],
    deepNesting: ["pdf_corrupt"],
    hugePage: ["no_statement"],
  };

  test("is stopped within seconds, and the next file is read", async () => {
    const pool = poolOf(1, tight);
    for (const [name, make] of Object.entries(hostilePdfs)) {
      const bytes = make();
      const started = performance.now();
      expect([name, expected[name as keyof typeof hostilePdfs]]).toEqual([
        name,
        expect.arrayContaining([await codeOf(pool.read(bytes))]),
      ]);
      expect([name, performance.now() - started < 10_000]).toEqual([name, true]);
      expect([name, await codeOf(pool.read(statement))]).toEqual([name, "accepted"]);
    }
  });

  test("does not hold up the other readers", async () => {
    const pool = poolOf(2, { ...tight, documentMs: 4000 });
    const harmful = codeOf(pool.read(hostilePdfs.endlessPage()));
    const others = await Promise.all(Array.from({ length: 10 }, () => codeOf(pool.read(statement))));
    expect(new Set(others)).toEqual(new Set(["accepted"]));
    expect(await harmful).not.toBe("accepted");
  });

  test("is drawn no better than it is read", async () => {
    const pool = poolOf(1, tight);
    expect(await codeOf(pool.render(hostilePdfs.formTower(), 1, 1))).toBe("read_too_much_memory");
    const { width, height } = await pool.render(hostilePdfs.hugePage(), 1, 1);
    expect(width * height).toBeLessThanOrEqual(16 * 1024 * 1024);
  });
});

describe("a reader is replaced", () => {
  test("when a file takes too long", async () => {
    const pool = poolOf(1, { documentMs: 800 });
    expect(await codeOf(pool.read(hostilePdfs.endlessPage()))).toBe("read_too_long");
    expect(await codeOf(pool.render(statement, 1, 1))).toBe("accepted");
  });

  test("when the process takes more memory than its due", async () => {
    const pool = poolOf(1, { residentBytes: 200 * 1024 * 1024 });
    expect(await codeOf(pool.read(hostilePdfs.endlessPage()))).toBe("read_too_much_memory");
    expect(await codeOf(pool.read(statement))).toBe("accepted");
  });

  test("when its heap is full", async () => {
    const pool = poolOf(1, { heapMebibytes: 24 });
    const rows = Array.from({ length: 400 }, (_, row) =>
      textAt(10, 790 - 1.9 * row, "1 ".repeat(100), { size: 1.5 }),
    );
    const crowded = pagesPdf(Array.from({ length: 20 }, () => ({ content: rows.join("") })));
    expect(await codeOf(pool.read(crowded))).toBe("read_too_much_memory");
    expect(await codeOf(pool.read(harmless))).toBe("no_statement");
  });

  test("when its memory stays swollen after a large file", async () => {
    const pool = poolOf(1);
    await pool.read(statement);
    const [before] = readers();
    expect(await codeOf(pool.read(hostilePdfs.formTower()))).toBe("read_too_much_memory");
    expect(await codeOf(pool.read(statement))).toBe("accepted");
    expect(readers()).not.toContain(before);
  });

  test("when someone kills it between two files", async () => {
    const pool = poolOf(1);
    await pool.read(statement);
    for (const pid of readers()) process.kill(pid, "SIGKILL");
    expect(await codeOf(pool.read(statement))).toBe("accepted");
  });

  test("when someone kills it over a file, which is then read anew unless it was its first", async () => {
    const pool = poolOf(1, { documentMs: 10_000 });
    const first = codeOf(pool.read(hostilePdfs.endlessPage()));
    await expect.poll(readers).toHaveLength(1);
    for (const pid of readers()) process.kill(pid, "SIGKILL");
    expect(await first).toBe("reader_crashed");
    await pool.read(statement);
    const again = codeOf(pool.read(statement));
    for (const pid of readers()) process.kill(pid, "SIGKILL");
    expect(await again).toBe("accepted");
  });
});

test("closing ends every process and refuses what waits", async () => {
  const pool = poolOf(1);
  await pool.read(statement);
  const waiting = [pool.read(statement), pool.read(statement)].map((read) =>
    read.then(
      () => "read",
      () => "refused",
    ),
  );
  pool.close();
  expect(await Promise.all(waiting)).toEqual(["refused", "refused"]);
  await expect.poll(readers).toEqual([]);
  await expect(pool.read(statement)).rejects.toThrow("closed");
});

test("a reader whose parent is killed does not work on", async () => {
  const script = fileURLToPath(new URL("../../build/reader-worker.mjs", import.meta.url));
  const file = join(mkdtempSync(join(tmpdir(), "reims-")), "endless.pdf");
  writeFileSync(file, hostilePdfs.endlessPage());
  const program = `
    const reader = require("node:child_process").fork(${JSON.stringify(script)}, ['{"documentMs":60000}'], { serialization: "advanced" });
    const bytes = require("node:fs").readFileSync(${JSON.stringify(file)});
    reader.on("message", () => reader.send({ kind: "read", bytes }, () => process.stdout.write(String(reader.pid))));`;
  const parent = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const [pid] = await once(parent.stdout, "data");
  parent.kill("SIGKILL");
  await once(parent, "exit");
  // An endless page keeps the reader busy for longer than this.
  await expect.poll(() => isRunning(Number(pid)), { timeout: 1000 }).toBe(false);
  rmSync(dirname(file), { recursive: true });
});

/** A killed process that nobody has asked after yet is listed as a zombie. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.startsWith("Z");
}
