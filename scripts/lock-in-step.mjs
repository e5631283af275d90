/**
 * True when what is installed is what package-lock.json asks for. `wanted` is package-lock.json, `installed` is the
 * record npm keeps in node_modules. Optional packages may be missing (they are for other systems), development ones
 * only where `needsDevelopment` is false.
 */
export function isLockInStep(wanted, installed, needsDevelopment) {
  return Object.entries(wanted.packages ?? {}).every(([path, entry]) => {
    if (path === "") return true;
    const present = installed.packages?.[path];
    if (present) return present.version === entry.version && present.integrity === entry.integrity;
    return Boolean(entry.optional || entry.devOptional || (entry.dev && !needsDevelopment));
  });
}
