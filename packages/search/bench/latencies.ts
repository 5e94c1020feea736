/** So many pieces of work for each client before it is the others' turn: few, because machines drift. */
const PIECES_IN_TURN = 5;

/** Does all of both works so many times, a few of the one and a few of the other in turns; latencies in milliseconds. */
export async function latenciesInTurns(
  first: readonly (() => Promise<unknown>)[],
  second: readonly (() => Promise<unknown>)[],
  clients: number,
  rounds: number,
): Promise<readonly [first: readonly number[], second: readonly number[]]> {
  const latencies: [number[], number[]] = [[], []];
  const step = PIECES_IN_TURN * clients;
  for (let round = 0; round < rounds; round++) {
    for (let start = 0; start < Math.max(first.length, second.length); start += step) {
      latencies[0].push(...(await latenciesOf(first.slice(start, start + step), clients)));
      latencies[1].push(...(await latenciesOf(second.slice(start, start + step), clients)));
    }
  }
  return latencies;
}

/** Does every piece of work once, so many at a time, and tells how long each took, in milliseconds. */
async function latenciesOf(
  works: readonly (() => Promise<unknown>)[],
  clients: number,
): Promise<readonly number[]> {
  const queue = works.values();
  const latencies: number[] = [];
  const client = async () => {
    for (const work of queue) {
      const startedAt = performance.now();
      await work();
      latencies.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return latencies;
}

/** The latency that this share of all stays below or at. */
export function percentile(latencies: readonly number[], share: number): number {
  const sorted = latencies.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
