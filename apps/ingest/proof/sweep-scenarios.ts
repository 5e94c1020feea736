import { contentDigest } from "@gongkai/db";
import { sql } from "drizzle-orm";
import type { Laboratory, RunDatabase } from "./laboratory.ts";
import type { Pile } from "./pile.ts";
import { ingestOperands, type Workshop } from "./workshop.ts";

/** Something that a process may be killed in, and how it is brought to its end afterwards. */
export interface Scenario {
  readonly name: string;
  /** Makes the database that each run starts with, and gives the name it is kept under; absent for an empty one. */
  readonly makeTemplate?: (start: TemplateStart) => Promise<string>;
  /** What is done before a process is started, the first time and every time after. */
  readonly before?: (pile: Pile) => readonly string[];
  /** What is run, killed, and run again. */
  readonly operands: (pile: Pile) => readonly string[];
  /** Whether other content is to come of it than of the pile by itself. */
  readonly isOther?: boolean;
  /** Which failpoints count here; all by default. */
  readonly concerns?: RegExp;
}

/** What a template is made with. */
export interface TemplateStart {
  readonly workshop: Workshop;
  readonly laboratory: Laboratory;
  readonly pile: Pile;
}

async function keep(
  { laboratory }: TemplateStart,
  name: string,
  fill: (database: RunDatabase) => Promise<unknown>,
): Promise<string> {
  const database = await laboratory.create();
  await fill(database);
  await database.keepAs(name);
  await database.remove();
  return name;
}

/** Has the database refuse every report of a year, as a fault would that an update mends. */
const REFUSE = sql`
  create function refuse_report() returns trigger language plpgsql as $$
  begin raise exception 'refused' using errcode = '23514'; end $$`;
const REFUSE_YEAR = sql`
  create trigger refuse_report before insert on reports for each row when (new.year = 2021)
  execute function refuse_report()`;
const ACCEPT = sql`drop trigger refuse_report on reports`;
const FORGET = sql`drop function refuse_report()`;

/** An address on this machine, which is asked for nothing: an input that fails as a whole. */
const REFUSED_ADDRESS = "http://127.0.0.1:9/report.html";

/** What is killed in a sweep. */
export const SCENARIOS: readonly Scenario[] = [
  { name: "ingest", operands: ({ folder }) => ingestOperands(folder) },
  {
    name: "ingest more",
    makeTemplate: (start) =>
      keep(start, "early", (database) => start.workshop.complete(database, ingestOperands(start.pile.early))),
    operands: ({ folder }) => ingestOperands(folder),
    concerns: /^(store|ledger|checks|outbox)-/,
  },
  {
    name: "quarantine retry",
    makeTemplate: (start) =>
      keep(start, "refused", async (database) => {
        await database.use(async ({ drizzle }) => {
          await drizzle.execute(REFUSE);
          await drizzle.execute(REFUSE_YEAR);
        });
        await start.workshop.complete(database, ingestOperands(start.pile.folder));
        await database.use(async ({ drizzle }) => {
          await drizzle.execute(ACCEPT);
          await drizzle.execute(FORGET);
        });
      }),
    operands: () => ["quarantine", "retry", "--all"],
  },
  {
    name: "quarantine drop",
    makeTemplate: (start) =>
      keep(start, "done", (database) => start.workshop.complete(database, ingestOperands(start.pile.folder))),
    operands: () => ["quarantine", "drop", "--all"],
    isOther: true,
  },
  {
    name: "ingest an address that is refused",
    operands: ({ folder }) => [...ingestOperands(folder), REFUSED_ADDRESS],
    isOther: true,
    concerns: /^inputs-failed$/,
  },
  {
    name: "work",
    before: ({ folder }) => ["enqueue", folder],
    operands: () => ["work", "--until-empty", "--workers", "1"],
    concerns: /^inputs-|^store-(before-commit|committed)$/,
  },
];

/** A scenario with all that its runs need. */
export interface PreparedScenario {
  readonly scenario: Scenario;
  readonly template: string | undefined;
  /** The content that is to come of it. */
  readonly digest: string;
  /** How often each failpoint is passed where nothing goes wrong. */
  readonly passed: Readonly<Record<string, number>>;
}

/** Runs a scenario without faults, and counts the failpoints that it passes. */
export async function prepareScenario(
  scenario: Scenario,
  start: TemplateStart & { readonly digest: string; readonly countsFile: string },
  readCounts: (file: string) => Promise<Readonly<Record<string, number>>>,
): Promise<PreparedScenario> {
  const { workshop, laboratory, pile, countsFile } = start;
  const template = await scenario.makeTemplate?.(start);
  const database = await laboratory.create(template);
  try {
    const before = scenario.before?.(pile);
    if (before !== undefined) await workshop.complete(database, before);
    const counting = await workshop.start(database, scenario.operands(pile), {
      GONGKAI_FAILPOINT_COUNTS: countsFile,
    });
    await counting.ended;
    const digest = scenario.isOther
      ? await database.use(async (opened) => (await contentDigest(opened)).digest)
      : start.digest;
    return { scenario, template, digest, passed: await readCounts(countsFile) };
  } finally {
    await database.remove();
  }
}
