import { parseSync } from "oxc-parser";

export interface ModuleImport {
  specifier: string;
  /** Erased when compiled, so that nothing is loaded. */
  isType: boolean;
}

/** What a source file says of itself: what it imports and which names of its surroundings it reaches for. */
export interface ModuleFacts {
  directive: "use client" | "use server" | null;
  imports: ModuleImport[];
  /** Free names (`process`), members of `Date` and `Math` (`Date.now`), and every method called by name (`.toFixed`). */
  names: Set<string>;
}

/** Throws when the file does not parse: a file that cannot be read proves nothing. */
export function moduleFacts(path: string, source: string): ModuleFacts {
  const { program, module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new SyntaxError(`${path}: ${errors[0]?.message}`);
  const imports: ModuleImport[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    specifier: moduleRequest.value,
    isType: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest) imports.push({ specifier: moduleRequest.value, isType });
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    imports.push({
      specifier: source.slice(moduleRequest.start, moduleRequest.end).replace(/^["'`]|["'`]$/g, ""),
      isType: false,
    });
  }
  const names = new Set<string>();
  if (module.importMetas.length > 0) names.add("import.meta");
  visit(program, (node) => record(node, names, imports));
  return { directive: directiveOf(program), imports, names };
}

type Node = Record<string, unknown> & { type: string };

function directiveOf(program: unknown): ModuleFacts["directive"] {
  if (!isNode(program) || !Array.isArray(program.body)) return null;
  const directives = program.body.filter(isNode).map((statement) => statement.directive);
  return directives.includes("use client")
    ? "use client"
    : directives.includes("use server")
      ? "use server"
      : null;
}

function record(node: Node, names: Set<string>, imports: ModuleImport[]): void {
  if (node.type === "Identifier") names.add(String(node.name));
  if (node.type === "MemberExpression" && isNode(node.property)) {
    const property = node.computed ? node.property.value : node.property.name;
    names.add(`.${String(property)}`);
    if (isNode(node.object) && node.object.type === "Identifier")
      names.add(`${String(node.object.name)}.${String(property)}`);
  }
  if (node.type === "NewExpression" && isNode(node.callee) && node.callee.type === "Identifier") {
    names.add(`new ${String(node.callee.name)}`);
  }
  if (node.type === "TSImportType" && isNode(node.source)) {
    imports.push({ specifier: String(node.source.value), isType: true });
  }
}

/** Calls back for every node except plain names of members, keys and specifiers, which refer to nothing outside. */
function visit(node: Node | unknown, seen: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) visit(item, seen);
    return;
  }
  if (!isNode(node)) return;
  seen(node);
  const isPlainKey = node.computed === false || node.computed === undefined;
  for (const [key, child] of Object.entries(node)) {
    if (key === "property" && node.type === "MemberExpression" && isPlainKey) continue;
    if (key === "key" && isPlainKey) continue;
    if (/^(Import|Export)\w*Specifier$/.test(node.type)) continue;
    visit(child, seen);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
