import type { Session } from "./embedded-session.ts";
import { finalStatus } from "./wire-messages.ts";

/** One who wants the session: a wire connection. Compared by identity. */
export interface SessionUser {
  /** Called when it has kept a transaction open and idle for too long while others wait; it must leave then. */
  evict(idleMilliseconds: number): void;
}

/**
 * Gives one database session to many users, one unit at a time and in the order they asked.
 *
 * Whoever has a transaction open keeps the session until the transaction has ended, so transactions never
 * interleave.
 */
export interface SessionQueue {
  /** Runs one unit for a user and gives the answer. Rejects with a DatabaseError when the session is gone. */
  run(user: SessionUser, unit: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
  /**
   * Runs what the user leaves to be done and lets the others go on. The callback is asked when its turn has
   * come, because only then is it certain whether the user's transaction is still open.
   */
  leave(
    user: SessionUser,
    farewell: (inTransaction: boolean) => Uint8Array<ArrayBuffer> | undefined,
  ): Promise<void>;
}

interface Entry {
  readonly user: SessionUser;
  unit(): Uint8Array<ArrayBuffer> | undefined;
  resolve(answer: Uint8Array): void;
  reject(error: unknown): void;
}

/**
 * Starts serving a session.
 *
 * @param idleInTransactionMilliseconds how long a user may keep a transaction open without asking anything
 *   while others wait
 */
export function createSessionQueue(session: Session, idleInTransactionMilliseconds: number): SessionQueue {
  const waiting: Entry[] = [];
  let holder: SessionUser | undefined;
  let isBusy = false;
  let idleTimer: NodeJS.Timeout | undefined;

  function takeNext(): Entry | undefined {
    const index = holder === undefined ? 0 : waiting.findIndex((entry) => entry.user === holder);
    return index === -1 ? undefined : waiting.splice(index, 1)[0];
  }

  function watchIdle(user: SessionUser): void {
    idleTimer = setTimeout(() => {
      if (waiting.length > 0) user.evict(idleInTransactionMilliseconds);
      else watchIdle(user);
    }, idleInTransactionMilliseconds);
    idleTimer.unref();
  }

  async function runEntry(entry: Entry): Promise<void> {
    try {
      const unit = entry.unit();
      const answer = unit === undefined ? new Uint8Array() : await session.execute(unit);
      if (unit !== undefined) holder = finalStatus(answer) === "I" ? undefined : entry.user;
      entry.resolve(answer);
    } catch (error) {
      entry.reject(error);
    }
  }

  async function serve(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let entry = takeNext(); entry !== undefined; entry = takeNext()) {
      clearTimeout(idleTimer);
      await runEntry(entry);
      if (holder !== undefined) watchIdle(holder);
    }
    isBusy = false;
  }

  function enqueue(user: SessionUser, unit: Entry["unit"]): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      waiting.push({ user, unit, resolve, reject });
      void serve();
    });
  }

  return {
    run: (user, unit) => enqueue(user, () => unit),
    async leave(user, farewell) {
      await enqueue(user, () => farewell(holder === user));
    },
  };
}
