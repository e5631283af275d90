import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { dataFolder, ensureCluster } from "@/db/embedded/cluster";
import { findPlace } from "@/db/embedded/place";
import { type EmbeddedPostgres, startPostgres } from "@/db/embedded/start-postgres";
import { migrateDatabase } from "@/db/migrate";

const isRoot = process.getuid?.() === 0;
let home: string;
let outside: string;
let running: EmbeddedPostgres[];

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "reims-postgres-"));
  chmodSync(folder, 0o711);
  home = join(folder, "data");
  outside = join(folder, "outside");
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(join(home, ".."), { recursive: true, force: true });
});

/** Keeps what it commits, unlike the servers of other tests: that is what is tested here. */
async function start(): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ home, outside });
  running.push(server);
  return server;
}

async function query(url: string, statement: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(statement);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

describe("a first start", () => {
  test("makes three roles that row-level security binds, and a database that only the owner owns", async () => {
    const server = await start();
    const roles = await query(
      server.url("postgres"),
      `select rolname, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as is_strong, rolcanlogin
       from pg_roles where rolname like 'reims%' order by rolname`,
    );
    expect(roles).toEqual(
      ["reims_app", "reims_owner", "reims_system"].map((rolname) => ({
        rolname,
        is_strong: false,
        rolcanlogin: true,
      })),
    );
    const [database] = await query(
      server.url("reims_app"),
      "select pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()",
    );
    expect(database).toEqual({ owner: "reims_owner" });
  });

  test("asks for the password, writes through to the disk and listens on loopback alone", async () => {
    const server = await start();
    const guess = server.url("reims_app").replace(/:[^:@]+@/, ":guess@");
    await expect(query(guess, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const [settings] = await query(
      server.url("postgres"),
      "select current_setting('fsync') as fsync, current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets",
    );
    expect(settings).toEqual({ fsync: "on", listens: "127.0.0.1", sockets: "" });
  });

  test("leaves no password where others can read it", async () => {
    const server = await start();
    expect(statSync(join(home, "postgres.json")).mode & 0o077).toBe(0);
    expect(statSync(join(server.data, "..")).mode & 0o077).toBe(0);
  });

  test("that was cut short is no cluster: the next one begins again", async () => {
    const place = findPlace(home, null, outside);
    mkdirSync(join(`${dataFolder(place)}.unfinished`, "base"), { recursive: true });
    writeFileSync(join(`${dataFolder(place)}.unfinished`, "PG_VERSION"), "18\n");
    const server = await start();
    expect(await query(server.url("reims_app"), "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("a later start", () => {
  test("after an orderly stop has the same data and the same passwords", async () => {
    const first = await start();
    await query(first.url("reims_owner"), "create table kept as select 7 as number");
    await first.stop();
    const second = await start();
    expect(await query(second.url("reims_owner"), "select number from kept")).toEqual([{ number: 7 }]);
    expect(new URL(second.url("reims_app")).password).toBe(new URL(first.url("reims_app")).password);
  });

  test("heals after the server was killed, twice in a row, and what was committed is there", async () => {
    let server = await start();
    await migrateDatabase(server.url("reims_owner"));
    await query(server.url("reims_owner"), "create table kept (number int)");
    for (const number of [1, 2]) {
      await query(server.url("reims_owner"), `insert into kept values (${number})`);
      process.kill(server.pid, "SIGKILL");
      await server.exited;
      server = await start();
    }
    expect(await query(server.url("reims_owner"), "select number from kept order by 1")).toEqual([
      { number: 1 },
      { number: 2 },
    ]);
  });

  test("stops a server that a killed launcher left running", async () => {
    const orphan = await start();
    await query(orphan.url("reims_owner"), "create table kept as select 7 as number");
    const heir = await start();
    await orphan.exited;
    expect(heir.pid).not.toBe(orphan.pid);
    expect(await query(heir.url("reims_owner"), "select number from kept")).toEqual([{ number: 7 }]);
  });

  test("is not kept out by a note whose number belongs to another program now", async () => {
    const first = await start();
    const note = join(first.data, "postmaster.pid");
    const written = readFileSync(note, "utf8");
    await first.stop();
    // Of the same user: Postgres passes over what belongs to others.
    const { operator } = findPlace(home, join(first.data, ".."), outside);
    const other = spawn("sleep", ["60"], { ...operator });
    writeFileSync(note, written.replace(/^\d+/, String(other.pid)));
    try {
      const second = await start();
      expect(await query(second.url("reims_app"), "select 1 as one")).toEqual([{ one: 1 }]);
      expect(other.exitCode ?? other.signalCode).toBeNull();
    } finally {
      other.kill();
    }
  });

  test("says which file is damaged when the passwords cannot be read", async () => {
    await (await start()).stop();
    writeFileSync(join(home, "postgres.json"), "{");
    await expect(startPostgres({ home, outside })).rejects.toThrow(
      /postgres\.json cannot be read\. .* put it back/,
    );
  });
});

test.runIf(isRoot)(
  "in a folder that only root can enter, Postgres lives outside and is found again",
  async () => {
    chmodSync(join(home, ".."), 0o711);
    const secluded = join(home, "secluded");
    mkdirSync(secluded, { recursive: true, mode: 0o700 });
    home = join(secluded, "data");
    const elsewhere = mkdtempSync(join(tmpdir(), "reims-outside-"));
    chmodSync(elsewhere, 0o711);
    outside = elsewhere;
    const first = await start();
    expect(first.data.startsWith(elsewhere)).toBe(true);
    await query(first.url("reims_owner"), "create table kept as select 7 as number");
    await first.stop();
    const second = await start();
    expect(second.data).toBe(first.data);
    expect(await query(second.url("reims_owner"), "select number from kept")).toEqual([{ number: 7 }]);
    await second.stop();
    rmSync(elsewhere, { recursive: true });
  },
);

test("a full disk is called a full disk", async () => {
  const place = findPlace(home, null, outside);
  const programs = join(home, "programs");
  mkdirSync(join(programs, "bin"), { recursive: true });
  const full =
    "#!/bin/sh\necho 'initdb: error: could not write to file \"x\": No space left on device' >&2\nexit 1\n";
  writeFileSync(join(programs, "bin", "initdb"), full, { mode: 0o755 });
  await expect(ensureCluster({ ...place, programs }, "irrelevant")).rejects.toThrow(/^The disk is full\./);
});
