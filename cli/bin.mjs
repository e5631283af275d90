#!/usr/bin/env node
import "../scripts/require-node.mjs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled } from "../scripts/ensure-installed.mjs";
import { projectRoot } from "../scripts/project-root.mjs";

await ensureInstalled();
const { ensureBundles } = await import("../scripts/bundle.mjs");
await ensureBundles();
const { main } = await import(pathToFileURL(join(projectRoot, "build", "reims.mjs")).href);
process.exit(await main(process.argv.slice(2)));
