import { randomBytes } from "node:crypto";
import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseRole } from "./database.ts";

/**
 * What the owner of a data directory tells others about itself, in `owner.json` inside the directory.
 *
 * The file says who holds the lock, but is not the lock: one that a killed process left behind means nothing.
 */
export interface Owner {
  readonly pid: number;
  readonly role: DatabaseRole;
  /** When the directory was taken, in ISO 8601. */
  readonly startedAt: string;
  /** What a guest must show. Whoever may read the directory may use the database. */
  readonly token: string;
  /** Where the owner listens, as `net.connect({ path })` takes it. */
  readonly address: string;
}

/** Describes this process as an owner, with a token of its own. */
export function createOwner(role: DatabaseRole, address: string): Owner {
  return {
    pid: process.pid,
    role,
    startedAt: new Date().toISOString(),
    token: randomBytes(32).toString("base64url"),
    address,
  };
}

/** Writes the file, so that no one ever reads half of it and only this user can. */
export async function writeOwner(directory: string, owner: Owner): Promise<void> {
  const temporary = join(directory, `owner.json.${owner.pid}`);
  await writeFile(temporary, `${JSON.stringify(owner, undefined, 2)}\n`, { mode: 0o600 });
  await rename(temporary, ownerPath(directory));
}

/** Reads the file. Undefined when there is none or it says something else. */
export async function readOwner(directory: string): Promise<Owner | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(ownerPath(directory), "utf8"));
    return isOwner(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the file. */
export async function removeOwner(directory: string): Promise<void> {
  await rm(ownerPath(directory), { force: true });
}

/** Names an owner in a sentence: `the server (process 123)`. */
export function describeOwner(owner: Owner): string {
  return `${owner.role === "server" ? "the server" : "a gongkai command"} (process ${owner.pid})`;
}

function ownerPath(directory: string): string {
  return join(directory, "owner.json");
}

function isOwner(value: unknown): value is Owner {
  if (typeof value !== "object" || value === null) return false;
  const { pid, role, token, address } = value as Partial<Record<keyof Owner, unknown>>; // unknown until checked here
  return (
    typeof pid === "number" &&
    (role === "server" || role === "command") &&
    typeof token === "string" &&
    typeof address === "string"
  );
}
