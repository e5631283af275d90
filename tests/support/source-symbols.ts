import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseSync } from "oxc-parser";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

/** A top-level declaration of a module. */
interface Declaration {
  node: Node;
  file: SourceFile;
}

/** One module, parsed, with its top-level names: what it declares and what it imports as values. */
export interface SourceFile {
  path: string;
  program: Node;
  declarations: ReadonlyMap<string, Declaration>;
  imports: ReadonlyMap<string, { path: string; name: string }>;
  /** The text of a node as the machine sees it: without comments, white space, types and trailing commas. */
  textOf(node: Node): string;
}

const files = new Map<string, SourceFile>();

/** `path` is relative to the root of the project. Throws when the file does not parse. */
export function sourceFile(path: string): SourceFile {
  const known = files.get(path);
  if (known) return known;
  const source = readFileSync(join(ROOT, path), "utf8");
  const parsed = parseSync(path, source);
  if (parsed.errors.length > 0) throw new SyntaxError(`${path}: ${parsed.errors[0]?.message}`);
  const program: unknown = parsed.program;
  if (!isNode(program)) throw new TypeError(`${path} has no program`);
  const declarations = new Map<string, Declaration>();
  const imports = new Map<string, { path: string; name: string }>();
  const file: SourceFile = {
    path,
    program,
    declarations,
    imports,
    textOf: (node) => bareText(source, node, parsed.comments),
  };
  for (const { moduleRequest, entries } of parsed.module.staticImports) {
    for (const { importName, localName, isType } of entries) {
      const target = resolve(path, moduleRequest.value);
      if (!isType && target) imports.set(localName.value, { path: target, name: importName.name ?? "" });
    }
  }
  for (const statement of nodesOf(program.body)) {
    const declared = isNode(statement.declaration) ? statement.declaration : statement;
    for (const [name, node] of namesOf(declared)) declarations.set(name, { node, file });
  }
  files.set(path, file);
  return file;
}

/**
 * The text of an expression and of every function and constant it reaches, in a stable order. `follows` says into which
 * modules; what lies beyond stands for itself.
 */
export function closureText(from: Declaration, follows: (path: string) => boolean): string[] {
  const seen = new Map<string, string>();
  const visit = ({ node, file }: Declaration, name: string) => {
    const key = `${file.path} ${name}`;
    if (seen.has(key)) return;
    seen.set(key, file.textOf(node));
    for (const used of namesUsed(node)) {
      const own = file.declarations.get(used);
      if (own) visit(own, used);
      const imported = file.imports.get(used);
      if (!imported || !follows(imported.path)) continue;
      const target = sourceFile(imported.path).declarations.get(imported.name);
      if (!target) throw new RangeError(`${imported.path} declares no ${imported.name}`);
      visit(target, imported.name);
    }
  };
  visit(from, "");
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, text]) => `${key}: ${text}`);
}

/** Every node of a tree, the tree itself first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) for (const child of nodesOf(value)) yield* walk(child);
}

/** Free names and names of locals alike; names of members and keys refer to nothing outside. */
function namesUsed(node: Node, names = new Set<string>()): Set<string> {
  if (node.type === "Identifier") names.add(String(node.name));
  for (const [key, value] of Object.entries(node)) {
    const isPlainName = (key === "key" || key === "property") && node.computed !== true;
    if (!isPlainName) for (const child of nodesOf(value)) namesUsed(child, names);
  }
  return names;
}

function namesOf(declared: Node): [string, Node][] {
  if (declared.type === "VariableDeclaration") {
    return nodesOf(declared.declarations).flatMap((each): [string, Node][] =>
      isNode(each.id) && each.id.type === "Identifier" ? [[String(each.id.name), each]] : [],
    );
  }
  const isNamed = declared.type === "FunctionDeclaration" || declared.type === "ClassDeclaration";
  return isNamed && isNode(declared.id) ? [[String(declared.id.name), declared]] : [];
}

function resolve(from: string, specifier: string): string | null {
  if (specifier.startsWith("@/")) return `${specifier.slice(2)}.ts`;
  if (specifier.startsWith(".")) return `${join(dirname(from), specifier)}.ts`;
  return null;
}

/** Kinds of nodes that are erased before a program runs. */
const TYPES = /^TS(?:TypeAnnotation|TypeParameterDeclaration|TypeParameterInstantiation)$/;

function bareText(source: string, root: Node, comments: readonly { start: number; end: number }[]): string {
  const literals: Node[] = [];
  const dropped: { start: number; end: number }[] = [...comments];
  for (const node of walk(root)) {
    if (TYPES.test(node.type)) dropped.push(node);
    const isText =
      node.type === "TemplateElement" || (node.type === "Literal" && typeof node.value === "string");
    if (isText) literals.push(node);
  }
  const kept = new Map(literals.map((node) => [node.start, node]));
  const gone = new Map(dropped.map((span) => [span.start, span]));
  let text = "";
  for (let at = root.start; at < root.end; ) {
    const hole = gone.get(at);
    const literal = kept.get(at);
    if (hole) at = hole.end;
    else if (literal && literal.end > at) {
      text +=
        typeof literal.value === "string" ? JSON.stringify(literal.value) : source.slice(at, literal.end);
      at = literal.end;
    } else {
      text += source[at];
      at += 1;
    }
    if (hole) text += " ";
  }
  return squeeze(text);
}

/** White space between words becomes one blank, any other goes; a comma before a closing bracket goes with it. */
function squeeze(text: string): string {
  const parts = text.split(/("(?:[^"\\]|\\.)*")/);
  const code = (part: string) =>
    part
      .replace(/\s+/g, " ")
      .replace(/ ?([^\w$"' ]) ?/g, "$1")
      .replace(/,(?=[)\]}])/g, "");
  return parts
    .map((part, index) => (index % 2 === 1 ? part : code(part)))
    .join("")
    .replace(/,\s*(?=[)\]}])/g, "");
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value] : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
