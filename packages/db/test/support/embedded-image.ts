import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";

const MODULES = join(import.meta.dirname, "../../node_modules");
const CACHE = join(MODULES, ".cache");

/**
 * Makes what embedded databases of a test run start from, once for every version of PGlite, and names it to this process and
 * those that it starts. A database starts in a quarter of the time.
 */
export async function setup(): Promise<void> {
  const { version } = JSON.parse(
    await readFile(join(MODULES, "@electric-sql/pglite/package.json"), "utf8"),
  ) as { version: string };
  const image = join(CACHE, `pglite-${version}.tar`);
  if (!existsSync(image)) {
    const database = await PGlite.create("memory://");
    const dump = await database.dumpDataDir("none");
    await database.close();
    await mkdir(CACHE, { recursive: true });
    // Another package's run may be making it too; whichever is renamed last stays, and both are whole.
    const unfinished = `${image}.${process.pid}`;
    await writeFile(unfinished, new Uint8Array(await dump.arrayBuffer()));
    await rename(unfinished, image);
  }
  process.env.GONGKAI_EMBEDDED_IMAGE = image;
}
