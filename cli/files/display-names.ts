/**
 * For each path the shortest end of it that no other path shares, normally the file's name: where a folder lies, or is
 * moved to, leaves no mark on the output. Paths are absolute and differ from each other.
 */
export function displayNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split(/[\\/]/));
  const names: (string | undefined)[] = new Array(paths.length);
  let unnamed = paths.map((_, index) => index);
  for (let depth = 1; unnamed.length > 0; depth++) {
    const suffixes = parts.map((part) => part.slice(-depth).join("/"));
    const uses = countUses(suffixes);
    unnamed = unnamed.filter((index) => {
      const suffix = suffixes[index] ?? "";
      const isWhole = depth >= (parts[index]?.length ?? 0);
      if (uses.get(suffix) === 1 || isWhole) names[index] = suffix;
      return names[index] === undefined;
    });
  }
  return names.map((name) => name ?? "");
}

function countUses(texts: readonly string[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(text, (uses.get(text) ?? 0) + 1);
  return uses;
}
