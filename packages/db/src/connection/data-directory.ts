import { access, constants, mkdir, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { DatabaseError } from "@gongkai/schema";

/**
 * Makes sure that a data directory is there and can be written, and gives its real path. A directory that has
 * to be made can be entered by this user alone.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE when it is a file, or may not be made or written
 */
export async function prepareDataDirectory(path: string): Promise<string> {
  const directory = resolve(path);
  return explainFailures(directory, async () => {
    await makeDirectory(directory);
    const real = await realpath(directory);
    await access(real, constants.R_OK | constants.W_OK | constants.X_OK);
    return real;
  });
}

/**
 * Makes a directory and those above it. Not by `mkdir`'s own recursion, which never ends where a parent is there
 * and yet nothing can be made in it, as in /proc.
 */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST" && (await stat(directory)).isDirectory()) return;
    const parent = dirname(directory);
    if (code !== "ENOENT" || parent === directory || (await exists(parent))) throw error;
    await makeDirectory(parent);
    await mkdir(directory, { mode: 0o700 });
  }
}

/**
 * Does something with the files of a data directory, and says in a sentence what the file system refused.
 *
 * @throws DatabaseError DATABASE_UNAVAILABLE; errors that are explained already stay as they are
 */
export async function explainFailures<T>(directory: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(
      "DATABASE_UNAVAILABLE",
      `The data directory ${directory} cannot be used: ${describe(error)}. Name another directory (GONGKAI_DATA), or put this one right.`,
      { cause: error },
    );
  }
}

/**
 * Runs `open` for the directory of PostgreSQL's own files, in a way that survives being killed.
 *
 * Making a new database takes seconds. A process that is killed meanwhile leaves files that can never be opened;
 * the mark beside them says that they hold nothing yet, so the next process starts again.
 */
export async function withPostgresFiles<T>(
  directory: string,
  open: (files: string) => Promise<T>,
): Promise<T> {
  const files = join(directory, "postgres");
  const mark = join(directory, "postgres.unfinished");
  if (await exists(mark)) await rm(files, { recursive: true, force: true });
  if (!(await exists(files))) {
    await writeFile(mark, "The database beside this file was not completed and is made anew.\n", {
      mode: 0o600,
    });
    await mkdir(files, { mode: 0o700 });
  }
  const opened = await open(files);
  await rm(mark, { force: true });
  return opened;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function describe(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "EEXIST":
    case "ENOTDIR":
      return "it is a file, or inside one";
    case "EACCES":
    case "EPERM":
      return "it may not be written by this user";
    case "EROFS":
      return "it is on a read-only disk";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
