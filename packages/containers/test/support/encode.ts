type LegacyEncoding = "gb18030" | "big5";

const tables = new Map<LegacyEncoding, ReadonlyMap<string, readonly number[]>>();

/** Every two-byte character of an encoding, taken from its decoder: Node encodes nothing but Unicode. */
function tableOf(encoding: LegacyEncoding): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, readonly number[]>();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const character = decoder.decode(Uint8Array.from([first, second]));
      if ([...character].length === 1 && !table.has(character)) table.set(character, [first, second]);
    }
  }
  tables.set(encoding, table);
  return table;
}

function encodeLegacy(text: string, encoding: LegacyEncoding): Buffer {
  const table = tableOf(encoding);
  const question = [0x3f];
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    bytes.push(...(code < 0x80 ? [code] : (table.get(character) ?? question)));
  }
  return Buffer.from(bytes);
}

/** The bytes of a text in an encoding; `?` for what it has no two bytes for. */
export function encode(text: string, encoding: LegacyEncoding | "utf-8" | "utf-16le" | "utf-16be"): Buffer {
  switch (encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "utf-16le":
      return Buffer.from(text, "utf16le");
    case "utf-16be":
      return Buffer.from(text, "utf16le").swap16();
    default:
      return encodeLegacy(text, encoding);
  }
}
