const TABLES = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** Every two-byte character of an encoding, taken from its decoder: Node encodes nothing but Unicode. */
function tableOf(encoding: "gb18030" | "big5"): ReadonlyMap<string, readonly number[]> {
  const known = TABLES.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      try {
        const character = decoder.decode(Uint8Array.from([first, second]));
        if ([...character].length === 1 && !table.has(character)) table.set(character, [first, second]);
      } catch {
        // No character has these bytes.
      }
    }
  }
  TABLES.set(encoding, table);
  return table;
}

/** The bytes of a text in GB18030 or Big5. Throws for characters that have none of two bytes. */
export function encodeAs(encoding: "gb18030" | "big5", text: string): Uint8Array {
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.codePointAt(0) ?? 0;
      if (code < 0x80) return [code];
      const bytes = table.get(character);
      if (bytes === undefined) throw new Error(`${character} has no two bytes in ${encoding}`);
      return bytes;
    }),
  );
}
