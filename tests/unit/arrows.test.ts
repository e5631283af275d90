import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { layerOf, wrongArrows } from "../support/arrows";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDERS = ["app", "cli", "components", "db", "inngest", "lib", "scripts"];

function sourcesOf(folder: string): [string, string][] {
  const entries = readdirSync(`${ROOT}${folder}`, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.[mc]?[jt]sx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .map((path) => [path.slice(ROOT.length), readFileSync(path, "utf8")]);
}

const present = FOLDERS.filter((folder) => readdirSync(ROOT).includes(folder));
const sources = new Map(present.flatMap(sourcesOf));

function complaints(files: Record<string, string>): string[] {
  return wrongArrows(new Map(Object.entries(files)));
}

test("every import of the project goes the way it must", () => {
  expect(wrongArrows(sources)).toEqual([]);
});

test("the files looked at are those of the project", () => {
  for (const path of [
    "lib/money/cents.ts",
    "lib/errors.ts",
    "lib/extraction/page.ts",
    "lib/engines/pdf-engine.ts",
  ]) {
    expect(sources.has(path)).toBe(true);
  }
  expect([...sources.keys()].filter((path) => layerOf(path) === "pure").length).toBeGreaterThan(20);
});

describe("wrong arrows are found", () => {
  test.each<[string, string, string]>([
    ["lib/rules/a.ts", 'import { readFile } from "node:fs/promises";', "node:fs/promises"],
    ["lib/money/a.ts", 'import type { Stats } from "node:fs";', "node:fs"],
    ["lib/proof/a.ts", 'import { cache } from "react";', "react"],
    ["lib/facts/a.ts", 'import { headers } from "next/headers";', "next/headers"],
    ["lib/metrics/a.ts", 'import { eq } from "drizzle-orm";', "drizzle-orm"],
    ["lib/hash/a.ts", 'import { inngest } from "inngest";', "inngest"],
    ["lib/package/a.ts", 'import _ from "lodash";', "lodash"],
    ["lib/extraction/a.ts", 'export * from "pdfjs-dist";', "pdfjs-dist"],
    ["lib/formula/a.ts", 'const fs = await import("node:fs");', "node:fs"],
    ["lib/formula/a.ts", 'let stats: import("node:fs").Stats;', "node:fs"],
    ["lib/sample/a.ts", 'import { PDFDocument } from "@cantoo/pdf-lib";', "@cantoo/pdf-lib"],
    [
      "lib/extraction/a.ts",
      'import { open } from "@/lib/engines/open-document";',
      "lib/engines/open-document (engines)",
    ],
    [
      "lib/extraction/a.ts",
      'import type { PdfEngine } from "../engines/pdf-engine";',
      "lib/engines/pdf-engine (engines)",
    ],
    ["lib/rules/a.ts", 'import { runRules } from "@/lib/services/runs/run-rules";', "(services)"],
    ["lib/rules/a.ts", 'import { properties } from "@/db/schema/properties";', "(schema)"],
    ["lib/rules/a.ts", 'import { env } from "@/lib/env";', "(platform)"],
    ["lib/sample/a.ts", 'import { main } from "@/cli/main";', "(command line)"],
    ["lib/formula/a.ts", 'import { Trace } from "@/components/finding/trace";', "(components)"],
    ["lib/dates/a.ts", 'import { page } from "@/app/page";', "(app)"],
    ["lib/money/a.ts", 'import { job } from "@/inngest/client";', "(jobs)"],
    ["lib/errors.ts", 'import { formatCents } from "./money/cents";', "lib/money/cents (pure)"],
    ["lib/errors.ts", 'import { z } from "zod";', "zod"],
    ["lib/engines/a.ts", 'import { main } from "@/cli/main";', "(command line)"],
    ["lib/engines/a.ts", 'import { db } from "@/db/client";', "(database)"],
    ["lib/engines/a.ts", 'import { NextResponse } from "next/server";', "next/server"],
    ["lib/services/a/b.ts", 'import { Page } from "@/app/page";', "(app)"],
    ["lib/services/a/b.ts", 'import { redirect } from "next/navigation";', "next/navigation"],
    ["lib/unknown/a.ts", "export {};", "no layer"],
    ["lib/rules/a.ts", 'import { a } from "@/lib/unknown/a";', "no layer"],
    ["db/schema/a.ts", 'import { list } from "@/db/queries/properties";', "(queries)"],
    ["db/queries/a.ts", 'import { rename } from "@/lib/services/properties/rename";', "(services)"],
    ["app/a/page.tsx", 'import { list } from "@/db/queries/properties";', "(queries)"],
    ["app/a/page.tsx", 'import { properties } from "@/db/schema/properties";', "(schema)"],
    ["app/a/page.tsx", 'import { withTenant } from "@/db/tenant";', "(database)"],
    ["app/a/page.tsx", 'import { open } from "@/lib/engines/open-document";', "(engines)"],
    ["app/a/page.tsx", 'import { eq } from "drizzle-orm";', "drizzle-orm"],
    ["inngest/functions/a.ts", 'import { list } from "@/db/queries/properties";', "(queries)"],
    ["inngest/functions/a.ts", 'import { Page } from "@/app/page";', "(app)"],
    ["cli/a.ts", 'import { db } from "@/db/client";', "(database)"],
    ["cli/a.ts", 'import { Page } from "@/app/page";', "(app)"],
    ["components/a.tsx", 'import { rename } from "@/lib/services/properties/rename";', "(services)"],
    ["components/a.tsx", 'import { db } from "@/db/client";', "(database)"],
  ])("%s: %s", (path, source, what) => {
    expect(complaints({ [path]: source })).toContainEqual(expect.stringContaining(what));
  });
});

describe("the pure half has no clock, chance, locale or surroundings", () => {
  test.each([
    ["Date.now();", "Date"],
    ["new Date();", "new Date"],
    ["new Date(2024, 1, 1);", "new Date"],
    ["Date.parse('2024');", "Date"],
    ["const clock = Date;", "Date"],
    ["Math.random();", "Math.random"],
    ['Math["random"]();', "Math.random"],
    ["process.env.TZ;", "process"],
    ["const { env } = process;", "process"],
    ["globalThis.process;", "globalThis"],
    ["performance.now();", "performance"],
    ["crypto.randomUUID();", "crypto"],
    ["(5).toLocaleString();", ".toLocaleString"],
    ["'a'.localeCompare('b');", ".localeCompare"],
    ["'a'?.localeCompare('b');", ".localeCompare"],
    ["'a'.toLocaleUpperCase();", ".toLocaleUpperCase"],
    ["new Intl.NumberFormat();", "Intl"],
    ["fetch('https://example.com');", "fetch"],
    ["setTimeout(() => {}, 1);", "setTimeout"],
    ["console.log(1);", "console"],
    ["eval('1');", "eval"],
    ["new Function('return 1');", "new Function"],
    ["import.meta.url;", "import.meta"],
  ])("%s", (source, name) => {
    expect(complaints({ "lib/rules/a.ts": source })).toContain(`lib/rules/a.ts uses ${name}`);
    expect(complaints({ "cli/a.ts": source })).toEqual([]);
  });

  test("names that only look like it are fine", () => {
    const source = `
      /** process.env, Date.now() and Math.random() in a comment */
      export const text = "new Date()";
      export interface Print { process: string; Date: string; console(): void }
      export const print = { process: 1, Intl: 2 };
      print.process + print.Intl + Math.max(1, 2);
    `;
    expect(complaints({ "lib/rules/a.ts": source })).toEqual([]);
  });
});

describe("a client component pulls no server code into the browser", () => {
  const client = '"use client"; import { columns } from "./columns";';

  test("not directly", () => {
    expect(
      complaints({
        "app/a/table.tsx": '"use client"; import { rename } from "@/lib/services/properties/rename";',
      }),
    ).toEqual(["the browser would load app/a/table.tsx → lib/services/properties/rename"]);
    expect(complaints({ "components/a.tsx": '"use client"; import { readFile } from "node:fs";' })).toEqual([
      "the browser would load components/a.tsx → node:fs",
    ]);
  });

  test("not through another module", () => {
    const found = complaints({
      "app/a/table.tsx": client,
      "app/a/columns.ts": 'import { list } from "../list"; export const columns = list;',
      "app/list.ts":
        'import { listProperties } from "@/lib/services/properties/list"; export const list = listProperties;',
    });
    expect(found).toEqual([
      "the browser would load app/a/table.tsx → app/a/columns.ts → app/list.ts → lib/services/properties/list",
    ]);
  });

  test("but it calls server actions and takes types", () => {
    const files = {
      "app/a/table.tsx":
        '"use client"; import { renameAction } from "./actions"; import type { Row } from "./load";',
      "app/a/actions.ts":
        '"use server"; import { rename } from "@/lib/services/properties/rename"; export const renameAction = rename;',
      "app/a/load.ts":
        'import { list } from "@/lib/services/properties/list"; export type Row = ReturnType<typeof list>;',
      "components/row.tsx":
        'import type { Property } from "@/db/schema/properties"; export const Row = (_: Property) => null;',
    };
    expect(complaints(files)).toEqual([]);
  });
});

test("right arrows are left alone", () => {
  const files = {
    "lib/sample/a.ts": 'import { cents } from "../money/cents";',
    "lib/hash/a.ts":
      'import { sha256 } from "@noble/hashes/sha2.js"; import { z } from "zod"; import { AppError } from "@/lib/errors";',
    "lib/engines/a.ts":
      'import { readFile } from "node:fs/promises"; import type { Page } from "@/lib/extraction/page";',
    "lib/services/a/b.ts":
      'import { eq } from "drizzle-orm"; import { list } from "@/db/queries/a"; import { withTenant } from "@/db/tenant";',
    "db/queries/a.ts":
      'import { properties } from "../schema/properties"; import { cents } from "@/lib/money/cents";',
    "app/a/page.tsx":
      'import { list } from "@/lib/services/a/b"; import { Table } from "@/components/table"; import "next/headers";',
    "inngest/functions/a.ts": 'import { b } from "@/lib/services/a/b"; import { inngest } from "../client";',
    "cli/a.ts":
      'import { open } from "@/lib/engines/open"; import pkg from "@/package.json"; import { parseArgs } from "node:util";',
  };
  expect(complaints(files)).toEqual([]);
});

test("a file that does not parse is no proof", () => {
  expect(() => complaints({ "lib/rules/a.ts": "import {" })).toThrow(SyntaxError);
});
