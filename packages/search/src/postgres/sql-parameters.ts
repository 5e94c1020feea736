/** Collects the values of a statement and gives out their placeholders. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a value, such as `$3`. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/**
 * A text as PostgreSQL can keep it, of the same length so that offsets hold: NUL becomes a zero-width space,
 * which the normaliser removes just as it does NUL, and a lone surrogate U+FFFD.
 */
export function storable(text: string): string {
  return text.replaceAll("\0", "\u200b").replace(/\p{Surrogate}/gu, "\ufffd");
}
