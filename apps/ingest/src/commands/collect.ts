/** Collects what an option that may be repeated is given. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
