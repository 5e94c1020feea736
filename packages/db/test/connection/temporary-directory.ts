import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { openDatabase } from "../../src/index.ts";

/** For all test files of this process. */
let template: Promise<string> | undefined;

/** Makes an empty directory that is removed when the test has finished. */
export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "gongkai-db-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Makes a directory with an empty database in it, which opens faster than a database that has to be made. */
export async function databaseDirectory(): Promise<string> {
  template ??= makeTemplate();
  const directory = await temporaryDirectory();
  await cp(await template, directory, { recursive: true });
  return directory;
}

async function makeTemplate(): Promise<string> {
  const directory = await mkdtemp(join(inject("templateFolder"), "database-"));
  const database = await openDatabase({ directory, role: "command" });
  await database.close();
  return directory;
}
