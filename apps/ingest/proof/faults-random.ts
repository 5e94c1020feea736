/** Numbers that follow from a seed, from 0 up to but not including a limit. */
export type Draw = (limit: number) => number;

/** How often to try what is drawn, and from which seed on. */
export interface DrawnOptions {
  readonly runs: number;
  readonly seed: number;
}

/** Creates draws that are the same for the same seed. */
export function createDraw(seed: number): Draw {
  let state = (seed * 2_654_435_761) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** The same things in an order that is drawn. */
export function shuffle<Item>(items: readonly Item[], draw: Draw): readonly Item[] {
  const shuffled = [...items];
  for (let left = shuffled.length; left > 1; left -= 1) {
    const [picked] = shuffled.splice(draw(left), 1);
    if (picked !== undefined) shuffled.push(picked);
  }
  return shuffled;
}
