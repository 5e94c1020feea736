/** How many values make a point, which is what costs are told in. */
const VALUES_PER_POINT = 20;

/** What an operation costs that so many values are asked for in, or held by its answer, in whole points. */
export function points(values: number): number {
  return Math.max(1, Math.ceil(values / VALUES_PER_POINT));
}
