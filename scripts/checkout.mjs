import { join, resolve } from "node:path";
import { root } from "./run-pnpm.mjs";

/** Where the user stands: npm runs scripts in the repository's root and says in INIT_CWD where it was called. */
export const callerFolder = process.env.INIT_CWD || process.cwd();

/** In a checkout the embedded database is the repository's, wherever a command is run. Empty counts as none. */
export function useCheckoutData() {
  const named = process.env.GONGKAI_DATA;
  process.env.GONGKAI_DATA = named ? resolve(callerFolder, named) : join(root, ".gongkai");
  return process.env.GONGKAI_DATA;
}

/** Lets this process import the TypeScript sources as they are; nothing needs building to develop. */
export async function registerTypeScript() {
  const { register } = await import("tsx/esm/api");
  register();
}
