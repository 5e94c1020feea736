/** A cursor of what is in it; cursors are opaque to clients, and only a test looks inside as a forger would. */
export function closeCursor(parts: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

function openCursor(cursor: string): unknown[] {
  return JSON.parse(Buffer.from(cursor, "base64url").toString());
}

/** The position that a cursor ends with, and how to make a cursor like it with another one. */
function takeApart(cursor: string, isOfSearch: boolean) {
  const whole = openCursor(cursor);
  if (isOfSearch) {
    // The cursor of the engine stands last in that of a search, and its own position behind version and request.
    const [version, request, ...position] = openCursor(String(whole.pop()));
    const forge = (forged: readonly unknown[] | null) =>
      closeCursor([...whole, closeCursor([version, request, ...(forged ?? [])])]);
    return { position, forge };
  }
  const position = whole.pop();
  if (!Array.isArray(position)) throw new Error("The last part of a cursor is its position.");
  return { position, forge: (forged: readonly unknown[] | null) => closeCursor([...whole, forged]) };
}

/** Cursors like one, of the same list, with positions that no row can have. */
export function misplacedCursors(cursor: string, isOfSearch: boolean): readonly string[] {
  const { position, forge } = takeApart(cursor, isOfSearch);
  const numbers = [2 ** 53, -(2 ** 60), 1e300, 0.5].map((number) =>
    position.map((part) => (typeof part === "number" ? number : part)),
  );
  // The search engine's own cursors may have no position, and it takes no notice of what else they hold.
  const misshapen = isOfSearch ? [] : [null, [], [...position, "x"], position.map((part) => `${part}\0`)];
  return (
    [position.map(() => null), ...numbers, ...misshapen]
      // A list that is ordered by text alone has no numbers to forge.
      .filter((forged) => JSON.stringify(forged) !== JSON.stringify(position))
      .map(forge)
  );
}
