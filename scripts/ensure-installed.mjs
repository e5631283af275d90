import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { withFileLock } from "./install-lock.mjs";
import { isLockInStep } from "./lock-in-step.mjs";
import { projectRoot } from "./project-root.mjs";

/** Makes node_modules what package-lock.json says, with `npm ci` when it is not. All output goes to standard error. */
export async function ensureInstalled({ needsDevelopment = false } = {}) {
  if (isInstalled(needsDevelopment)) return;
  const waiting = () => say("Another process is installing the packages; waiting for it …");
  await withFileLock(
    join(projectRoot, "build", "install.lock"),
    () => installOnce(needsDevelopment),
    waiting,
  );
}

async function installOnce(needsDevelopment) {
  if (isInstalled(needsDevelopment)) return; // by whoever held the lock before
  say("Installing the packages of package-lock.json (needed once) …");
  const exitCode = await runNpm(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  if (exitCode !== 0) {
    throw new Error(
      `The packages could not be installed: "npm ci" ended with ${exitCode}; its message is above.`,
    );
  }
}

function isInstalled(needsDevelopment) {
  try {
    const wanted = readJson("package-lock.json");
    return isLockInStep(wanted, readJson(join("node_modules", ".package-lock.json")), needsDevelopment);
  } catch {
    return false; // no record: nothing is installed, or an installation was cut short
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(join(projectRoot, path), "utf8"));
}

/** The npm that started us where there is one, so that the version is the user's. */
function runNpm(args) {
  const current = process.env.npm_execpath;
  const isKnown = current !== undefined && basename(current) === "npm-cli.js";
  const [command, ...head] = isKnown ? [process.execPath, current] : ["npm"];
  const child = spawn(command, [...head, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", 2, 2],
    shell: !isKnown && process.platform === "win32", // there npm is a batch file
  });
  return new Promise((resolve) => {
    child.on("error", () => resolve(127));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}
