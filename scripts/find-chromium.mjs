import { existsSync } from "node:fs";

const PLACES = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Without a browser what needs one fails and says so; it is never passed over. */
export function findChromium() {
  const found = PLACES.find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error(
    "No Chromium was found, so nothing can be shown in a browser. Install it (Debian: apt-get install chromium), or name it in CHROMIUM_PATH.",
  );
}
