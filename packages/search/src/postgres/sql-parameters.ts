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
 * A text as PostgreSQL can keep it: NUL and lone surrogates become U+FFFD, as they do in stored reports. The length
 * stays the same, so that offsets hold.
 */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, "\ufffd");
}
