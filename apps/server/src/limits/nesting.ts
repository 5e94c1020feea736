/** Comments and strings, of which an unended one reaches as far as a parser would read. Nothing here backtracks. */
const TEXT = /#[^\r\n]*|"""(?:\\"""|[^"]|"(?!""))*(?:""")?|"(?:\\[^\r\n]|[^"\\\r\n])*"?/g;

const STEPS: ReadonlyMap<string, number> = new Map([
  ...[..."([{"].map((bracket) => [bracket, 1] as const),
  ...[...")]}"].map((bracket) => [bracket, -1] as const),
]);

/** How deep brackets of all kinds nest in a GraphQL document or a JSON text, outside of strings and comments. */
export function bracketDepth(source: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of source.replace(TEXT, "")) {
    depth += STEPS.get(character) ?? 0;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Whether objects and lists nest deeper in a value than a number of levels, of which the value itself is the first. */
export function nestsDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => nestsDeeperThan(levels - 1, inner));
}
