import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFileLock } from "./install-lock.mjs";
import { projectRoot } from "./project-root.mjs";

/** Everything `next build` reads. A build takes a minute: only changed contents cause another, not changed dates. */
const SOURCES = [
  ...["app", "components", "db", "inngest", "lib", "public"],
  ...["next.config.ts", "postcss.config.mjs", "proxy.ts", "instrumentation.ts", "instrumentation-node.ts"],
  ...["tsconfig.json", "package-lock.json"],
];
const record = join(projectRoot, ".next", "reims-sources.txt");

/** True when `.next` was built from the sources as they are. */
export function isNextBuilt() {
  return readText(record) === hashSources();
}

/** Builds the pages unless they are. Throws an error with the end of what the build printed. */
export async function ensureNextBuilt({ onStart, onWait }) {
  if (isNextBuilt()) return;
  await withFileLock(join(projectRoot, "build", "next-build.lock"), () => buildOnce(onStart), onWait);
}

async function buildOnce(onStart) {
  const hash = hashSources();
  if (readText(record) === hash) return; // by whoever held the lock before
  onStart();
  const { code, output } = await runBuild();
  if (code !== 0) throw new Error(`The pages could not be built.\n${output.trimEnd()}`);
  // Last: with it in place, the build is whole. Of the sources before: an edit meanwhile builds again.
  writeFileSync(record, hash);
}

function runBuild() {
  const child = spawn(process.execPath, [join("node_modules", "next", "dist", "bin", "next"), "build"], {
    cwd: projectRoot,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const keep = (text) => {
    output = (output + text).slice(-4_000);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", keep);
  const end = () => child.kill();
  process.once("exit", end);
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 127, output: error.message }));
    child.on("close", (code) => {
      process.removeListener("exit", end);
      resolve({ code: code ?? 1, output });
    });
  });
}

function hashSources() {
  const hash = createHash("sha256");
  for (const path of SOURCES.flatMap(filesIn)) {
    const contents = readFileSync(join(projectRoot, path));
    hash.update(`${path}\0${contents.length}\0`).update(contents);
  }
  return hash.digest("hex");
}

/** A file itself, or all files of a folder, in an order that is the same everywhere. */
function filesIn(path) {
  try {
    return readdirSync(join(projectRoot, path), { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) =>
        entry.isDirectory() ? filesIn(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
      );
  } catch (error) {
    if (error.code === "ENOTDIR") return [path];
    if (error.code === "ENOENT") return [];
    throw error;
  }
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
