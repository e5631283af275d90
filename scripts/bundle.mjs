import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { projectRoot } from "./project-root.mjs";

const buildFolder = join(projectRoot, "build");

/**
 * Each entry becomes one file that plain Node runs. What is imported `apart` is a bundle of its own, loaded when the import is
 * reached: inside the same file its packages would be loaded at the start of every run.
 */
const bundles = [
  { entry: "lib/engines/reader-worker.ts", output: "reader-worker.mjs" },
  {
    entry: "cli/main.ts",
    output: "reims.mjs",
    apart: { "@/lib/services/runs/replay-run-by-id": "./reims-replay.mjs" },
  },
  { entry: "lib/services/runs/replay-run-by-id.ts", output: "reims-replay.mjs" },
  { entry: "inngest/embedded/main.ts", output: "executor.mjs" },
];

/** What changes the output besides the sources: this script, the aliases, the versions of what is installed. */
const settings = ["scripts/bundle.mjs", "tsconfig.json", "package-lock.json"];

/** Builds what is missing or whose sources changed. Cheap when nothing did; safe to run twice at once. */
export async function ensureBundles() {
  const results = await Promise.allSettled(bundles.map(ensureBundle));
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** Builds one entry into `build/<output>` unless it is there and fresh. */
export async function ensureBundle(bundle) {
  if ((await modified(bundle.entry)) === null || (await isFresh(bundle))) return;
  await build(bundle);
}

/** Ends the bundler's own process, if it was needed: a program that stays would keep it for nothing. */
export async function endBundler() {
  if (isBundlerUsed) await (await import("esbuild")).stop();
}

let isBundlerUsed = false;

/** Compares dates for equality: a source swapped for an older one is a change too. */
async function isFresh({ output }) {
  const [script, recorded] = await Promise.all([modified(`build/${output}`), readRecord(output)]);
  if (script === null || recorded === null) return false;
  const checks = Object.entries(recorded).map(async ([path, date]) => (await modified(path)) === date);
  return (await Promise.all(checks)).every(Boolean);
}

/** The sources of a bundle and their dates when it was built; null when it never was. */
async function readRecord(output) {
  try {
    return JSON.parse(await readFile(join(buildFolder, recordName(output)), "utf8"));
  } catch {
    return null;
  }
}

async function build({ entry, output, apart = {} }) {
  const started = Date.now();
  isBundlerUsed = true;
  const { build: bundle } = await import("esbuild");
  const { outputFiles, metafile } = await bundle({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: join("build", output),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [importedApart(apart)],
    tsconfig: "tsconfig.json",
    sourcemap: true,
    metafile: true,
    write: false,
    logLevel: "error",
  });
  refuseUnresolved(entry, metafile);
  const record = await datesOf([...Object.keys(metafile.inputs), ...settings], started);
  await mkdir(buildFolder, { recursive: true });
  for (const file of outputFiles) await replace(relative(buildFolder, file.path), file.contents);
  // Last: with it in place, everything it speaks of is.
  await replace(recordName(output), JSON.stringify(record));
}

function importedApart(apart) {
  return {
    name: "imported-apart",
    setup(build) {
      build.onResolve({ filter: /^@\// }, ({ path, kind }) =>
        kind === "dynamic-import" && path in apart ? { path: apart[path], external: true } : null,
      );
    },
  };
}

/** An alias whose file is missing would pass for a package, and fail only when run. */
function refuseUnresolved(entry, metafile) {
  for (const [path, { imports }] of Object.entries(metafile.inputs)) {
    const missing = imports.find((imported) => imported.external && imported.path.startsWith("@/"));
    if (missing)
      throw new Error(`${entry} cannot be bundled: ${path} imports ${missing.path}, which does not exist.`);
  }
}

/** A source edited while the bundle was built gets no date, so that the next look builds again. */
async function datesOf(paths, started) {
  const dates = await Promise.all(
    paths.map(async (path) => {
      const date = await modified(path);
      return [path, date !== null && date < started ? date : null];
    }),
  );
  return Object.fromEntries(dates);
}

/** Whole or not at all, even when two processes build at once. */
async function replace(name, contents) {
  const temporary = join(buildFolder, `.${name}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  try {
    await writeFile(temporary, contents);
    await rename(temporary, join(buildFolder, name));
  } finally {
    await rm(temporary, { force: true });
  }
}

function recordName(output) {
  return `${output}.inputs.json`;
}

/** Milliseconds since the epoch, or null where there is no such file. */
async function modified(path) {
  try {
    return (await stat(join(projectRoot, path))).mtimeMs;
  } catch {
    return null;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBundles();
