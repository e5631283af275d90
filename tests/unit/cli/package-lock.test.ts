import { expect, test } from "vitest";
import lock from "@/package-lock.json";

interface LockedPackage {
  version?: string;
  integrity?: string;
  /** It lies in the archive of the package around it, whose content is locked. */
  inBundle?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

const packages: Record<string, LockedPackage> = lock.packages;

/** Where Node would look for a package from inside another: its own node_modules first, then those above. */
function placesOf(name: string, from: string): string[] {
  const folders = from.split("/node_modules/");
  const above = folders.map((_, index) => folders.slice(0, folders.length - index).join("/node_modules/"));
  return [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}

// A package published for some systems only leaves a gap that `npm ci` refuses, on every system.
test("every package that a package asks for is locked, those for other systems too", () => {
  const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies })
      .filter((name) => !placesOf(name, path).some((place) => place in packages))
      .map((name) => `${path} asks for ${name}`),
  );
  expect(missing).toEqual([]);
});

test("every package is locked by its content", () => {
  const loose = Object.entries(packages).filter(
    ([path, { version, integrity, inBundle }]) => path !== "" && !(version && (integrity || inBundle)),
  );
  expect(loose).toEqual([]);
});
