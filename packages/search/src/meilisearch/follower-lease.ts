import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { SearchError } from "@gongkai/schema";
import { inTransaction, type SqlClient, type SqlPool } from "../postgres/sql-pool.ts";

/** A connection that statements go to. */
export type Statements = Pick<SqlClient, "query">;

/** The right to write to one index, which nobody else has meanwhile. */
export interface FollowerLease {
  /** For reading: each statement by itself, on any connection. */
  readonly client: Statements;
  /** Aborted with a reason when the lease is lost, and with the caller's when that is. */
  readonly signal: AbortSignal;
  /**
   * Notes how far the index is, in one transaction, unless the lease is lost.
   *
   * @throws SearchError SEARCH_UNAVAILABLE when it is
   */
  note(work: (client: Statements) => Promise<void>): Promise<void>;
}

/** Whose lease it is, and how long it is kept without a sign of life, in milliseconds. */
interface Holding {
  readonly name: string;
  readonly holder: string;
  readonly leaseTime: number;
}

/** How it is taken: times in milliseconds. */
export interface LeaseOptions {
  /** The name of the index. */
  readonly name: string;
  /** Whether to wait while somebody else has it. */
  readonly isPatient: boolean;
  /** How long whoever has died keeps others from it. A sign of life is given four times as often. */
  readonly leaseTime: number;
  readonly signal?: AbortSignal | undefined;
}

/** How often somebody asks who waits, in milliseconds. */
const PAUSE = 100;

/** One row for each index that somebody writes to. Sessions cannot lock it: an embedded database has one for all processes. */
export const LEASES_TABLE = `
create table if not exists search.follower_leases (
  live_name text collate "C" primary key,
  holder uuid not null,
  expires_at timestamptz not null
)`;

/** Takes a lease that is free or has run out. */
const TAKE = `
insert into search.follower_leases as held (live_name, holder, expires_at)
values ($1, $2, clock_timestamp() + make_interval(secs => $3::float8 / 1000))
on conflict (live_name) do update set holder = excluded.holder, expires_at = excluded.expires_at
where held.expires_at < clock_timestamp()
returning holder`;

/** Gives a sign of life. One that somebody took over is not taken again, even where that one has given it back. */
const KEEP = `
update search.follower_leases set expires_at = clock_timestamp() + make_interval(secs => $3::float8 / 1000)
where live_name = $1 and holder = $2
returning holder`;

/** Keeps a lease from being taken over until the transaction ends. */
const HOLD = `
select from search.follower_leases
where live_name = $1 and holder = $2 and expires_at > clock_timestamp() for share`;

/**
 * Runs work that nobody else does for the same index, in this process or another one. No connection is kept meanwhile.
 *
 * @returns null where somebody else does and is not waited for
 * @throws SearchError SEARCH_UNAVAILABLE with what the database said as `cause`, or when this process was held up for so long that
 *   somebody took over; the reason of the signal
 */
export async function withFollowerLease<Result>(
  pool: SqlPool,
  { name, isPatient, leaseTime, signal }: LeaseOptions,
  work: (lease: FollowerLease) => Promise<Result>,
): Promise<Result | null> {
  const holding: Holding = { name, holder: randomUUID(), leaseTime };
  let since = performance.now();
  while (!(await hasLease(pool, TAKE, holding))) {
    if (!isPatient) return null;
    await sleep(PAUSE);
    signal?.throwIfAborted();
    since = performance.now();
  }
  const keeping = keepLease(pool, holding, since);
  try {
    signal?.throwIfAborted();
    return await work({
      client: {
        query: (text, values) =>
          inTransaction(pool, "begin read only", (client) => client.query(text, values)),
      },
      signal: signal === undefined ? keeping.lost : AbortSignal.any([signal, keeping.lost]),
      note: (notes) =>
        inTransaction(pool, "begin", async (client) => {
          const { rows } = await client.query(HOLD, [name, holding.holder]);
          if (rows.length === 0) throw lostLease(holding);
          await notes(client);
        }),
    });
  } finally {
    keeping.stop();
    await giveBack(pool, holding);
  }
}

/** Whether the lease is one's own after a statement that takes or keeps it. */
async function hasLease(
  pool: SqlPool,
  statement: string,
  { name, holder, leaseTime }: Holding,
): Promise<boolean> {
  return inTransaction(pool, "begin", async (client) => {
    const { rows } = await client.query(statement, [name, holder, leaseTime]);
    return rows.length > 0;
  });
}

/** Gives signs of life until it is stopped. The lease counts as lost as soon as another process could take it. */
function keepLease(
  pool: SqlPool,
  holding: Holding,
  since: number,
): { readonly lost: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController();
  const lose = () => controller.abort(lostLease(holding));
  let end: NodeJS.Timeout | undefined;
  let isStopped = false;
  const lastsFrom = (start: number) => {
    clearTimeout(end);
    if (!isStopped) end = setTimeout(lose, start + holding.leaseTime - performance.now()).unref();
  };
  let isBeating = false;
  const beat = setInterval(async () => {
    if (isBeating) return;
    isBeating = true;
    const start = performance.now();
    // A database that is away for a moment gives the lease to nobody else either.
    const isHeld = await hasLease(pool, KEEP, holding).catch(() => null);
    if (isHeld === true) lastsFrom(start);
    else if (isHeld === false) lose();
    isBeating = false;
  }, holding.leaseTime / 4).unref();
  lastsFrom(since);
  return {
    lost: controller.signal,
    stop() {
      isStopped = true;
      clearTimeout(end);
      clearInterval(beat);
    },
  };
}

/** What cannot be given back runs out by itself. */
async function giveBack(pool: SqlPool, { name, holder }: Holding): Promise<void> {
  const release = "delete from search.follower_leases where live_name = $1 and holder = $2";
  await inTransaction(pool, "begin", (client) => client.query(release, [name, holder])).catch(
    () => undefined,
  );
}

function lostLease({ name, leaseTime }: Holding): SearchError {
  return new SearchError(
    "SEARCH_UNAVAILABLE",
    `This process was held up for ${leaseTime} ms, and another one may have taken over the index ${name}. Synchronise again, which goes on where that one is.`,
  );
}
