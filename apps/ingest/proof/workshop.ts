import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { contentDigest } from "@gongkai/db";
import { type BundleOptions, bundleGongkai } from "./bundle-gongkai.ts";
import { type GongkaiProcess, type ProcessEnd, startGongkai } from "./gongkai-process.ts";
import { judge } from "./judge.ts";
import {
  createEmbeddedLaboratory,
  createPostgresLaboratory,
  type Laboratory,
  type RunDatabase,
} from "./laboratory.ts";
import { type Pile, type PileRequest, writePile } from "./pile.ts";
import { isFaultless } from "./tally.ts";

/** A pile, and what comes of it where nothing goes wrong. */
export interface MeasuredPile {
  readonly pile: Pile;
  readonly digest: string;
  /** How long one process takes, in milliseconds. */
  readonly milliseconds: number;
}

/** What proofs work with: the bundled command, databases, and piles of documents. */
export interface Workshop {
  readonly folder: string;
  postgres(): Promise<Laboratory>;
  embedded(): Promise<Laboratory>;
  /** Bundles the command; once for each kind. */
  bundle(options?: BundleOptions): Promise<string>;
  /** Starts the command on a database. */
  start(
    database: RunDatabase,
    operands: readonly string[],
    environment?: Readonly<Record<string, string>>,
  ): Promise<GongkaiProcess>;
  /** Runs the command to its end without faults. @throws Error when it does not end as it should */
  complete(database: RunDatabase, operands: readonly string[]): Promise<ProcessEnd>;
  /** Writes a pile and ingests it without faults into a database of a laboratory; once for each request. */
  measure(laboratory: Laboratory, request: PileRequest): Promise<MeasuredPile>;
  close(): Promise<void>;
}

/** How `gongkai ingest` is run here: one thread, because many processes run at once. */
export function ingestOperands(path: string): readonly string[] {
  return ["ingest", "--json", "--workers", "1", path];
}

/** Once is enough: the same key gives the same promise. */
function createOnce<Value>(): (key: string, make: () => Promise<Value>) => Promise<Value> {
  const made = new Map<string, Promise<Value>>();
  return (key, make) => {
    const value = made.get(key) ?? make();
    made.set(key, value);
    return value;
  };
}

/** Opens a workshop in a temporary folder. */
export async function openWorkshop(): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), "gongkai-proof-"));
  const laboratories = new Set<Promise<Laboratory>>();
  const [onceBundle, onceLaboratory, onceMeasured] = [
    createOnce<string>(),
    createOnce<Laboratory>(),
    createOnce<MeasuredPile>(),
  ];

  function laboratory(kind: string, create: () => Promise<Laboratory>): Promise<Laboratory> {
    const opened = onceLaboratory(kind, create);
    laboratories.add(opened);
    return opened;
  }

  const bundle: Workshop["bundle"] = (options = {}) => {
    const name = options.isCounting === true ? "counting" : "plain";
    return onceBundle(name, () => bundleGongkai(join(folder, `bundle-${name}`), options));
  };

  const start: Workshop["start"] = async (database, operands, environment = {}) =>
    startGongkai({
      main: await bundle({ isCounting: environment.GONGKAI_FAILPOINT_COUNTS !== undefined }),
      operands,
      environment: { ...database.environment, ...environment },
    });

  async function complete(database: RunDatabase, operands: readonly string[]): Promise<ProcessEnd> {
    const end = await (await start(database, operands)).ended;
    // Status 1 says that some documents failed, which is so wherever there is poison.
    const isCut = operands[0] === "ingest" && !end.output.includes('"endedBy":null');
    if (end.status === null || end.status > 1 || isCut) {
      throw new Error(`gongkai ${operands.join(" ")} ended with ${end.status}: ${end.output.slice(-1500)}`);
    }
    return end;
  }

  async function measure(where: Laboratory, request: PileRequest): Promise<MeasuredPile> {
    const pile = writePile(join(folder, `pile-${request.seed}-${request.size}`), request);
    const database = await where.create();
    const { milliseconds } = await complete(database, ingestOperands(pile.folder));
    const digest = await database.use(async (opened) => (await contentDigest(opened)).digest);
    const tally = await database.use((opened) => judge(opened, { pile, digest }));
    await database.remove();
    if (!isFaultless(tally)) {
      throw new Error(
        `A run without faults over the pile of seed ${request.seed} is not as it should be:\n${tally.troubles.join("\n")}`,
      );
    }
    return { pile, digest, milliseconds };
  }

  return {
    folder,
    postgres: () => laboratory("postgres", createPostgresLaboratory),
    embedded: () => laboratory("embedded", () => createEmbeddedLaboratory(join(folder, "embedded"))),
    bundle,
    start,
    complete,
    measure: (where, request) =>
      onceMeasured(`${where.kind} ${request.seed} ${request.size}`, () => measure(where, request)),
    async close() {
      for (const opened of laboratories) await opened.then((each) => each.close()).catch(() => undefined);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
