import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { sep } from "node:path";
import type { Readers } from "@gongkai/pipeline";
import { retryQuarantined } from "../src/pipeline/retry-quarantined.ts";
import { runStages } from "../src/pipeline/run-ingest.ts";
import { judgeStore } from "./faults-store.ts";
import { createFaultTally } from "./faults-tally.ts";
import {
  createRememberingReaders,
  type FaultyRun,
  ingestFaultily,
  recoverAndJudge,
  type Store,
  surpriseOf,
  type World,
} from "./faults-world.ts";
import type { Tally } from "./tally.ts";

/** What the file system does at a call: it fails with a code, or reads less than it was asked for. */
type FileFault = "EIO" | "EACCES" | "ENOENT" | "EMFILE" | "short read";

/** What was done to calls of the file system. */
interface PlantedFault {
  /** How many calls there were on the folder. */
  readonly calls: () => number;
  /** The call that was hit; null where there was none. */
  readonly hit: () => string | null;
  /** Puts everything back. */
  remove(): void;
}

type AnyFunction = (...parameters: unknown[]) => unknown;

function failure(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: a fault of the proof, ${call}`), { code, syscall: call });
}

/** Has the N-th call of the file system on a folder fail, whoever makes it: the functions themselves are replaced. */
function plantFault(folder: string, number: number, fault: FileFault): PlantedFault {
  let calls = 0;
  let hit: string | null = null;
  const descriptors = new Set<unknown>();
  const originals: (() => void)[] = [];

  /** Counts a call; says whether it is the one. */
  function isHit(call: string): boolean {
    calls += 1;
    if (calls !== number) return false;
    hit = call;
    return true;
  }

  function isInside(path: unknown): boolean {
    const name = String(path);
    return name === folder || name.startsWith(`${folder}${sep}`);
  }

  /** Replaces a function of an object; the parameters of all of them are what they are at run time. */
  function replace(owner: object, name: string, make: (original: AnyFunction) => AnyFunction): void {
    const functions = owner as Record<string, AnyFunction>;
    const original = functions[name];
    if (original === undefined) throw new Error(`There is no function ${name}.`);
    functions[name] = make(original);
    originals.push(() => {
      functions[name] = original;
    });
  }

  for (const call of ["stat", "lstat", "realpath", "readFile", "open", "opendir", "readdir"]) {
    replace(fs.promises, call, (original) => async (path, ...rest) => {
      if (!isInside(path)) return original(path, ...rest);
      if (isHit(`promises.${call}`) && fault !== "short read") throw failure(fault, call);
      return original(path, ...rest);
    });
  }
  for (const call of ["stat", "lstat", "open", "opendir", "readdir"]) {
    replace(fs, call, (original) => (...parameters) => {
      const callback = parameters.at(-1) as AnyFunction;
      const rest = parameters.slice(0, -1);
      if (!isInside(parameters[0])) return original(...parameters);
      if (isHit(call) && fault !== "short read") return process.nextTick(callback, failure(fault, call));
      return original(...rest, (error: unknown, result: unknown) => {
        if (call === "open" && error === null) descriptors.add(result);
        callback(error, result);
      });
    });
  }
  replace(fs, "read", (original) => (descriptor, buffer, offset, length, position, callback) => {
    const done = callback as AnyFunction;
    if (!descriptors.has(descriptor)) return original(descriptor, buffer, offset, length, position, callback);
    if (!isHit("read")) return original(descriptor, buffer, offset, length, position, callback);
    if (fault !== "short read") return process.nextTick(done, failure(fault, "read"));
    const less = Math.max(1, Math.floor(Number(length) / 1000));
    return original(descriptor, buffer, offset, less, position, callback);
  });
  replace(fs, "close", (original) => (descriptor, callback) => {
    if (!descriptors.delete(descriptor) || !isHit("close") || fault === "short read") {
      return original(descriptor, callback);
    }
    return original(descriptor, () => (callback as AnyFunction)(failure(fault, "close")));
  });
  syncBuiltinESMExports();
  return {
    calls: () => calls,
    hit: () => hit,
    remove() {
      for (const putBack of originals.reverse()) putBack();
      syncBuiltinESMExports();
    },
  };
}

/** Which calls to hit, and how. */
interface FileFaultOptions {
  readonly faults: readonly FileFault[];
  /** Every call, or every so many of them, from this one on. */
  readonly step: number;
  readonly first?: number;
}

/** What a run told of failures. */
function failuresOf(run: FaultyRun): readonly string[] {
  return run.kind === "ended" ? run.observed.tally.failures() : [];
}

/** Tries what was quarantined again, as the run that did it says. */
async function retryAll({ platform }: Store, readers: Readers): Promise<void> {
  const { signal } = new AbortController();
  await runStages(
    platform,
    (lease) => retryQuarantined(platform, lease, { filter: {}, after: 0 }, { readers }),
    signal,
    { index: true, check: true },
  );
}

/**
 * Has the N-th call on the folder of documents fail, for N from 1 until a run makes fewer calls. The run must say so wherever it
 * stores less than it should, and store nothing else; the next one must leave what there would have been.
 */
export async function failFileCalls(
  world: World,
  { faults, step, first = 1 }: FileFaultOptions,
): Promise<Tally> {
  const tally = createFaultTally();
  const readers = createRememberingReaders();
  const store = await world.createStore();
  try {
    const usual = new Set(failuresOf(await ingestFaultily(store.platform, [world.folder], { readers })));
    for (const fault of faults) {
      for (let number = first; ; number += step) {
        await store.reset();
        const planted = plantFault(world.folder, number, fault);
        const run = await ingestFaultily(store.platform, [world.folder], { readers }).finally(planted.remove);
        if (planted.calls() < number) break;
        const name = `${fault} at call ${number}, ${planted.hit()}`;
        const surprise = surpriseOf(run);
        if (surprise !== null) tally.surprise(`${name}: ${surprise}`);
        const { lost, sentences } = await judgeStore(store.database, world.reference);
        const isTold = failuresOf(run).some((sentence) => !usual.has(sentence));
        if (lost > 0 && !isTold && surprise === null) tally.surprise(`${name}: nothing was said`);
        // Another version may be the current one while the one that should be has not been read.
        const other = sentences.find((sentence) => /^unexpected: (source|sighting|findable) /.test(sentence));
        if (other !== undefined) tally.surprise(`${name}: ${other}`);
        await retryAll(store, readers);
        tally.add(name, 1, await recoverAndJudge(store, world, { readers }));
      }
    }
  } finally {
    await store.drop();
  }
  return tally.result();
}
