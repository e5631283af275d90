import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { freePort } from "@/db/embedded/start-postgres";
import { lockFolder } from "@/scripts/launcher/folder-lock";

let dataDir: string;
let listening: Server | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "reims-start-"));
});

afterEach(() => {
  listening?.close();
  listening?.closeAllConnections();
  listening = undefined;
});

/** `npm start` without npm. All of these end before anything is started. */
function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const { PATH, HOME } = process.env;
  const surroundings = { NODE_ENV: "production" as const, PATH, HOME, REIMS_DATA_DIR: dataDir, ...env };
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/start.mjs"], { env: surroundings }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), said: out + err }),
    );
  });
}

test("a second start on the same data folder names the address of the first", async () => {
  const release = await lockFolder(dataDir, "http://localhost:4321");
  const { code, said } = await start({ PORT: String(await freePort()) });
  release();
  expect(said).toBe("REIMS is already running with this data folder: http://localhost:4321\n");
  expect(code).toBe(1);
});

test.each(["127.0.0.1", "0.0.0.0"])("a port that another program holds on %s is named", async (host) => {
  const port = await freePort();
  listening = createServer().listen(port, host);
  const { code, said } = await start({ PORT: String(port) });
  expect(said).toBe(
    `Port ${port} is in use by another program. Stop it, or choose another: PORT=3000 npm start\n`,
  );
  expect(code).toBe(1);
  expect(existsSync(join(dataDir, "postgres.json"))).toBe(false);
});

test("a wrong variable is named before anything is started", async () => {
  expect(await start({ PORT: "many" })).toEqual({ code: 1, said: "PORT must be a number.\n" });
  expect(readdirSync(dataDir)).toEqual([]);
});

test("with a database of one's own nothing is made up: what is missing is named", async () => {
  const { code, said } = await start({ DATABASE_URL: "postgres://reims_app@127.0.0.1:1/reims" });
  expect(said).toMatch(/^[A-Z_]+ is not set; \.env\.example says what it is for\.\n$/);
  expect(code).toBe(1);
});

describe("the lock of a data folder", () => {
  test("is free again once it is released, and taken over when its holder is dead", async () => {
    (await lockFolder(dataDir, "http://localhost:1"))();
    const dead = { port: await freePort(), token: "dead", url: "http://localhost:2" };
    writeFileSync(join(dataDir, "running.json"), JSON.stringify(dead));
    const release = await lockFolder(dataDir, "http://localhost:3");
    await expect(lockFolder(dataDir, "http://localhost:4")).rejects.toThrow("http://localhost:3");
    release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test("is not taken for alive when another program has its port", async () => {
    const port = await freePort();
    listening = createServer((_, answer) => answer.end("hello")).listen(port, "127.0.0.1");
    writeFileSync(join(dataDir, "running.json"), JSON.stringify({ port, token: "other", url: "http://x" }));
    (await lockFolder(dataDir, "http://localhost:3"))();
  });

  test("is held by one of many that ask at once, over an abandoned note", async () => {
    writeFileSync(join(dataDir, "running.json"), "half a no");
    const asked = Array.from({ length: 8 }, (_, index) => lockFolder(dataDir, `http://localhost:${index}`));
    const answers = await Promise.allSettled(asked);
    const holders = answers.filter(({ status }) => status === "fulfilled");
    for (const answer of answers) if (answer.status === "fulfilled") answer.value();
    expect(holders).toHaveLength(1);
  });
});
