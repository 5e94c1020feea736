/** What a client did and was told: it began to store a document, and was told how that ended, or that nobody knows. */
export interface HistoryEvent {
  readonly client: number;
  readonly kind: "invoke" | "ok" | "fail" | "info";
  /** What was stored: a document, at the place where this client met it. */
  readonly key: string;
}

/** What a history and what is there in the end come to, by key. */
export interface HistoryVerdict {
  /** Told to be stored, and there once. */
  readonly ok: readonly string[];
  /** Told to be stored, and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly duplicated: readonly string[];
  /** Nobody was told how it ended, and it is there. */
  readonly recovered: readonly string[];
  /** There, though nobody began to store it, or everybody who did was told that it failed. */
  readonly unexpected: readonly string[];
}

/**
 * Judges a history of storing by what is there in the end: how often each key is. Of what ended without an answer both is right;
 * what was told to be stored must be there exactly once.
 */
export function judgeHistory(
  history: readonly HistoryEvent[],
  found: ReadonlyMap<string, number>,
): HistoryVerdict {
  const told = new Map<string, Set<HistoryEvent["kind"]>>();
  for (const { client, kind, key } of history) {
    const kinds = told.get(key) ?? new Set();
    if (kind !== "invoke") {
      const begun = history.some(
        (each) => each.client === client && each.key === key && each.kind === "invoke",
      );
      if (!begun) throw new Error(`Client ${client} was told of ${key} and never began it.`);
    }
    told.set(key, kinds.add(kind));
  }
  const verdict = {
    ok: [] as string[],
    lost: [] as string[],
    duplicated: [] as string[],
    recovered: [] as string[],
    unexpected: [] as string[],
  };
  for (const key of new Set([...told.keys(), ...found.keys()])) {
    const kinds = told.get(key);
    const count = found.get(key) ?? 0;
    const isUnknown = kinds?.has("info") === true || (kinds?.size === 1 && kinds.has("invoke"));
    if (count > 1) verdict.duplicated.push(key);
    if (kinds?.has("ok") === true) (count === 0 ? verdict.lost : verdict.ok).push(key);
    else if (count > 0) (isUnknown ? verdict.recovered : verdict.unexpected).push(key);
  }
  return verdict;
}
