import type { Database } from "@gongkai/db";
import { createFaultTally } from "./faults-tally.ts";
import {
  createRememberingReaders,
  ingestFaultily,
  recoverAndJudge,
  surpriseOf,
  type World,
} from "./faults-world.ts";
import type { Tally } from "./tally.ts";

/** What PostgreSQL may say to any statement that writes. */
export const STATES = {
  "40001": "serialization failure",
  "40P01": "deadlock detected",
  "53100": "disk full",
  "53200": "out of memory",
  "55P03": "lock not available",
  "57014": "query canceled",
  "58030": "input/output error",
  XX001: "data corrupted",
  "23514": "check violation",
} as const;

/** A code of PostgreSQL. */
export type SqlState = keyof typeof STATES;

/** Puts something before every statement that writes: it counts them, however their transactions end, and can refuse the N-th. */
async function plantFault({ pool }: Database): Promise<void> {
  await pool.query(`
    create schema proof;
    create sequence proof.calls;
    create table proof.plan (at bigint, state text);
    create function proof.refuse() returns trigger language plpgsql as $fault$
    declare plan proof.plan;
    begin
      select * into plan from proof.plan;
      if plan.at is not null and nextval('proof.calls') = plan.at then
        raise exception using errcode = plan.state, message = 'a fault of the proof';
      end if;
      return null;
    end $fault$;
    do $plant$ declare target regclass; begin
      for target in
        select pg_class.oid from pg_class join pg_namespace on pg_namespace.oid = relnamespace
        where relkind = 'r' and nspname in ('public', 'search')
      loop
        execute format('create trigger proof before insert or update or delete on %s execute function proof.refuse()', target);
      end loop;
    end $plant$`);
}

async function armFault({ pool }: Database, number: number, state: SqlState): Promise<void> {
  await pool.query("alter sequence proof.calls restart");
  await pool.query("insert into proof.plan values ($1, $2)", [number, state]);
}

/** Refuses nothing any more, and gives how many statements there were. */
async function disarmFault({ pool }: Database): Promise<number> {
  await pool.query("truncate proof.plan");
  const { rows } = await pool.query<{ n: number }>(
    "select case when is_called then last_value else 0 end::int as n from proof.calls",
  );
  return rows[0]?.n ?? 0;
}

/** Which statements to refuse, and how. */
interface RefusedStatements {
  readonly states: readonly SqlState[];
  /** Every statement that writes, or every so many of them, from this one on. */
  readonly step: number;
  readonly first?: number;
}

/** Has PostgreSQL refuse the N-th statement that writes, for N from 1 until a run ends before. */
export async function refuseStatements(
  world: World,
  { states, step, first = 1 }: RefusedStatements,
): Promise<Tally> {
  const tally = createFaultTally();
  const readers = createRememberingReaders();
  const store = await world.createStore();
  await plantFault(store.database);
  try {
    for (const state of states) {
      for (let number = first; ; number += step) {
        await store.reset();
        await armFault(store.database, number, state);
        const run = await ingestFaultily(store.platform, [world.folder], { readers });
        if ((await disarmFault(store.database)) < number) break;
        const name = `${STATES[state]} at statement ${number}`;
        // Only documents are refused for what they hold; of anything else that is a fault of ours, which needs its trace.
        const surprise = state.startsWith("23") ? null : surpriseOf(run);
        if (surprise !== null) tally.surprise(`${name}: ${surprise}`);
        tally.add(name, 1, await recoverAndJudge(store, world, { readers }));
      }
    }
  } finally {
    await store.drop();
  }
  return tally.result();
}
