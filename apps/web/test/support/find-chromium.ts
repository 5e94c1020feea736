import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** What Chromium and its relatives are called where they are installed. */
const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Where Chromium is on this machine: where CHROMIUM_PATH says, or on the PATH; null when there is none. */
export function findChromium(): string | null {
  const { CHROMIUM_PATH, PATH = "" } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const candidates = PATH.split(delimiter).flatMap((folder) => PROGRAMS.map((name) => join(folder, name)));
  return candidates.find(existsSync) ?? null;
}
