import type { LayoutProfile } from "./profiles/profile";
import type { DocumentKind } from "./reading";

/** What a document is by its title, its tree, or the names of its lines; null when none of them says. */
export function statementKind(
  said: { title: string | null; tree: string | null; names: readonly string[] },
  profile: LayoutProfile,
): { kind: DocumentKind; statements: DocumentKind[]; disagrees: boolean } | null {
  const { title, tree, names } = said;
  const byTitle =
    title === null ? undefined : profile.titles.find(({ pattern }) => pattern.test(title))?.kind;
  const byTree = tree === null ? undefined : profile.trees.find(({ pattern }) => pattern.test(tree));
  const statements = [...(byTree?.statements ?? [])];
  if (byTitle && byTree) {
    // A tree that also holds a cash flow may be printed under either name.
    if (statements.includes(byTitle)) return { kind: byTitle, statements, disagrees: false };
    return { kind: byTree.kind, statements, disagrees: true };
  }
  const byNames = profile.tellingLines.find(({ pattern }) => names.some((name) => pattern.test(name)))?.kind;
  const kind = byTree?.kind ?? byTitle ?? byNames;
  if (!kind) return null;
  return { kind, statements: statements.length > 0 ? statements : [kind], disagrees: false };
}
