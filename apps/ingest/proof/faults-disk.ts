import { execFile } from "node:child_process";
import { chown, mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFaultTally } from "./faults-tally.ts";
import {
  createRememberingReaders,
  ingestFaultily,
  openStore,
  recoverAndJudge,
  surpriseOf,
  type World,
} from "./faults-world.ts";
import type { Tally } from "./tally.ts";

const run = promisify(execFile);
const MEBIBYTE = 1024 * 1024;

/** A disk of a size that can be changed. */
interface SmallDisk {
  readonly folder: string;
  /** How many bytes are in use. */
  used(): Promise<number>;
  resize(bytes: number): Promise<void>;
  remove(): Promise<void>;
}

/** Mounts a small disk in memory; null where this account may not. */
async function mountSmallDisk(bytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), "gongkai-proof-disk-"));
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder]);
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    async used() {
      const { blocks, bfree, bsize } = await statfs(folder);
      return (blocks - bfree) * bsize;
    },
    async resize(size) {
      await run("mount", ["-o", `remount,size=${size}`, folder]);
    },
    async remove() {
      await run("umount", [folder]);
      await rm(folder, { recursive: true });
    },
  };
}

/** How much room to leave. */
interface DiskOptions {
  /** From no free byte on, so many more each time, until a run has enough. */
  readonly step: number;
}

/**
 * Ingests into a database on a disk that has no room left, and again when there is some; with more room each time, until a run has
 * enough. Null where no small disk can be had.
 */
export async function fillDisk(world: World, { step }: DiskOptions): Promise<Tally | null> {
  const disk = await mountSmallDisk(256 * MEBIBYTE);
  if (disk === null) return null;
  const { server } = world;
  const { pool } = server.admin;
  const tally = createFaultTally();
  const readers = createRememberingReaders();
  try {
    if (server.account !== undefined) await chown(disk.folder, server.account.uid, server.account.gid);
    await pool.query(`create tablespace small location '${disk.folder}'`);
    for (let free = 0; ; free += step) {
      await disk.resize(256 * MEBIBYTE);
      const name = await server.createDatabase(world.template, "small");
      // What is only in memory yet would take its room later.
      await pool.query("checkpoint");
      const store = await openStore(server, name);
      try {
        await disk.resize((await disk.used()) + free);
        const faulty = await ingestFaultily(store.platform, [world.folder], { readers });
        await disk.resize(256 * MEBIBYTE);
        const label = `${free} bytes free`;
        const surprise = surpriseOf(faulty);
        if (surprise !== null) tally.surprise(`${label}: ${surprise}`);
        const { endedBy = null, notices = [] } = faulty.kind === "ended" ? faulty.observed.run : {};
        const hasEnough = faulty.kind === "ended" && endedBy === null && notices.length === 0;
        tally.add(label, hasEnough ? 0 : 1, await recoverAndJudge(store, world, { readers }));
        if (hasEnough) break;
      } finally {
        await disk.resize(256 * MEBIBYTE);
        await store.drop();
      }
    }
    await pool.query("drop tablespace small");
  } finally {
    await disk.remove();
  }
  return tally.result();
}
