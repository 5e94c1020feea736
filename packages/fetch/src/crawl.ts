import { FetchError } from "@gongkai/schema";
import { ask, type Surroundings } from "./ask.ts";
import { Change } from "./change.ts";
import { checkAddress } from "./check-address.ts";
import type { Fetched, FetchRequest } from "./fetched.ts";
import { createGuardedAgent } from "./guarded-agent.ts";
import type { Errand, Lane } from "./lane.ts";
import { Lanes } from "./lanes.ts";
import type { FetchSettings } from "./options.ts";
import { RobotsMemory } from "./robots.ts";
import { Setback, toSetback } from "./setback.ts";

/** Errands of one host given up in a row after which the next ones get one try each. */
const PATIENCE = 3;

/** How long robots.txt that could not be read is not asked for again, in milliseconds. */
const ROBOTS_REST = 600_000;

/** One run over a list: which host is asked when, and what has come and waits for its reader. */
export class Crawl {
  readonly #settings: FetchSettings;
  readonly #requests: AsyncIterator<FetchRequest> | Iterator<FetchRequest>;
  readonly #lanes: Lanes;
  readonly #around: Surroundings;
  readonly #closing = new AbortController();
  readonly #change = new Change();
  readonly #results: Fetched[] = [];
  readonly #active = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  #isReadToEnd = false;
  /** What the list itself, or a fault of ours, threw. */
  #thrown: { readonly error: unknown } | null = null;

  constructor(requests: AsyncIterable<FetchRequest> | Iterable<FetchRequest>, settings: FetchSettings) {
    this.#settings = settings;
    this.#requests =
      Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
    this.#lanes = new Lanes(settings.delay);
    this.#around = {
      agent: createGuardedAgent(settings),
      settings,
      signal: this.#closing.signal,
      robots: new RobotsMemory(),
      laneOf: (url) => this.#lanes.of(url),
    };
  }

  /** Hands out what comes, in the order in which it comes. To be called once. */
  async *results(): AsyncGenerator<Fetched, void, undefined> {
    const { signal } = this.#settings;
    const stop = () => this.#stop();
    signal?.addEventListener("abort", stop);
    try {
      if (signal?.aborted) stop();
      void this.#readList();
      for (;;) {
        const result = this.#results.shift();
        if (result !== undefined) {
          this.#startErrands();
          yield result;
        } else if (this.#isOver) break;
        else await this.#change.next();
      }
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#stop();
      if (!this.#isReadToEnd) void Promise.resolve(this.#requests.return?.()).catch(() => {});
      await Promise.all(this.#active);
      await this.#around.agent.destroy();
    }
    if (this.#thrown !== null) throw this.#thrown.error;
  }

  get #isOver(): boolean {
    if (this.#closing.signal.aborted) return true;
    return this.#isReadToEnd && this.#lanes.waiting === 0 && this.#active.size === 0;
  }

  get #isFull(): boolean {
    return this.#results.length + this.#active.size >= this.#settings.maximumHeld;
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#closing.abort();
    this.#change.announce();
  }

  async #readList(): Promise<void> {
    const { signal } = this.#closing;
    try {
      while (!signal.aborted) {
        if (this.#lanes.waiting >= this.#settings.maximumAhead) {
          await this.#change.next();
          continue;
        }
        const next = await this.#requests.next();
        if (signal.aborted) return;
        if (next.done) break;
        await this.#accept(next.value);
      }
    } catch (error) {
      this.#thrown = { error };
    }
    this.#isReadToEnd = !signal.aborted;
    this.#change.announce();
  }

  async #accept(request: FetchRequest): Promise<void> {
    try {
      this.#lanes.addLast({
        request,
        url: checkAddress(request.url),
        redirects: 0,
        isAtRobots: false,
        retries: 0,
      });
      this.#startErrands();
    } catch (error) {
      if (!(error instanceof FetchError)) throw error;
      while (this.#isFull && !this.#closing.signal.aborted) await this.#change.next();
      this.#results.push({ kind: "failure", request, url: request.url, error, isTransient: false });
      this.#change.announce();
    }
  }

  /** Begins whatever may begin now, and sees to it that this is called again when more may. */
  #startErrands(): void {
    clearTimeout(this.#timer);
    while (
      !this.#closing.signal.aborted &&
      this.#active.size < this.#settings.hostsInParallel &&
      !this.#isFull
    ) {
      const lane = this.#lanes.findNext();
      if (lane === null) return;
      const wait = lane.readyAt - performance.now();
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#startErrands(), Math.ceil(wait));
        return;
      }
      const errand = this.#lanes.take(lane);
      if (errand === undefined) return;
      const step = this.#run(errand, lane)
        .catch((error: unknown) => {
          if (this.#closing.signal.aborted) return;
          this.#thrown = { error };
          this.#stop();
        })
        .finally(() => {
          this.#active.delete(step);
          this.#lanes.free(lane);
          this.#startErrands();
          this.#change.announce();
        });
      this.#active.add(step);
    }
  }

  async #run(errand: Errand, lane: Lane): Promise<void> {
    try {
      const rest = lane.restsUntil - performance.now();
      if (rest > 0) throw restingSetback(errand.url, rest);
      const step = await ask(errand, this.#around);
      if (this.#closing.signal.aborted) return;
      lane.failuresInARow = 0;
      if (step.kind === "done") {
        this.#results.push(step.fetched);
        return;
      }
      if (step.kind === "moved") {
        errand.url = step.to;
        errand.redirects += 1;
      }
      this.#lanes.addFirst(errand);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#meet(toKnownSetback(error, errand.url), errand, lane);
    }
  }

  /** Has an errand tried again later, or gives it up. */
  #meet(setback: Setback, errand: Errand, lane: Lane): void {
    const { retries, maximumRetryDelay } = this.#settings;
    const wait = setback.wait ?? this.#backOff(errand.retries);
    const triesLeft = lane.failuresInARow >= PATIENCE ? 0 : retries - errand.retries;
    if (setback.isTransient && triesLeft > 0 && wait <= maximumRetryDelay) {
      lane.readyAt = Math.max(lane.readyAt, performance.now() + wait);
      errand.retries += 1;
      this.#lanes.addFirst(errand);
      return;
    }
    const now = performance.now();
    if (Number.isFinite(wait) && setback.wait !== null && wait > maximumRetryDelay)
      lane.restsUntil = now + wait;
    if (errand.isAtRobots)
      this.#around.robots.remember(errand.url.origin, {
        kind: "unreadable",
        error: setback.error,
        isTransient: setback.isTransient,
        until: now + ROBOTS_REST,
        weight: setback.error.message.length,
      });
    lane.failuresInARow = setback.isTransient ? lane.failuresInARow + 1 : 0;
    const { request } = errand;
    this.#results.push({
      kind: "failure",
      request,
      url: request.url,
      error: setback.error,
      isTransient: setback.isTransient,
    });
  }

  /** The wait before a retry: doubled each time, varied by chance so that several machines do not come back together. */
  #backOff(retries: number): number {
    const { retryDelay, maximumRetryDelay } = this.#settings;
    return Math.min(retryDelay * 2 ** retries * (1 + (Math.random() - 0.5)), maximumRetryDelay);
  }
}

function toKnownSetback(error: unknown, url: URL): Setback {
  if (error instanceof Setback || error instanceof FetchError) return toSetback(url, error);
  throw error;
}

function restingSetback(url: URL, rest: number): Setback {
  const minutes = Math.ceil(rest / 60_000);
  return new Setback(
    new FetchError(
      "FETCH_FAILED",
      `${url.href} was not asked for: ${url.host} wants to be left alone for ${minutes} more minutes. Try again then.`,
    ),
    true,
    Number.POSITIVE_INFINITY,
  );
}
