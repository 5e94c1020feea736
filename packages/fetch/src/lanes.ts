import { type Errand, Lane } from "./lane.ts";

/** The number of hosts from which on those are forgotten that nothing is to be asked of. */
const MAXIMUM_IDLE = 10_000;

/** The hosts that there is something to ask of. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #delay: number;
  #sweepAt = MAXIMUM_IDLE;
  /** Errands that wait for their turn. */
  waiting = 0;

  constructor(delay: number) {
    this.#delay = delay;
  }

  /** The lane of an address's host. Ports of one host share it: they are one machine. */
  of(url: URL): Lane {
    const host = url.hostname.replace(/\.$/, "");
    const known = this.#lanes.get(host);
    if (known !== undefined) return known;
    if (this.#lanes.size >= this.#sweepAt) this.#dropIdle();
    const lane = new Lane(this.#delay);
    this.#lanes.set(host, lane);
    return lane;
  }

  addLast(errand: Errand): void {
    this.of(errand.url).errands.push(errand);
    this.waiting += 1;
  }

  addFirst(errand: Errand): void {
    this.of(errand.url).errands.unshift(errand);
    this.waiting += 1;
  }

  /** The lane that may be asked first; null if nothing waits. */
  findNext(): Lane | null {
    let next: Lane | null = null;
    for (const lane of this.#lanes.values())
      if (!lane.isTaken && lane.errands.length > 0 && (next === null || lane.readyAt < next.readyAt))
        next = lane;
    return next;
  }

  /** Takes the next errand out of a lane and keeps the lane to itself until {@link free}. */
  take(lane: Lane): Errand | undefined {
    const errand = lane.errands.shift();
    if (errand === undefined) return undefined;
    this.waiting -= 1;
    lane.isTaken = true;
    return errand;
  }

  free(lane: Lane): void {
    lane.isTaken = false;
  }

  #dropIdle(): void {
    const now = performance.now();
    for (const [host, lane] of this.#lanes) {
      const isIdle = !lane.isTaken && lane.errands.length === 0;
      if (isIdle && lane.readyAt <= now && lane.restsUntil <= now) this.#lanes.delete(host);
    }
    this.#sweepAt = Math.max(MAXIMUM_IDLE, 2 * this.#lanes.size);
  }
}
