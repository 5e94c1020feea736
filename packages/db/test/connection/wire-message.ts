/** The bytes of a message: its type, its length and its text, which ends in a zero. */
export function message(type: string, ...texts: string[]): Buffer {
  const body = Buffer.from(texts.join(""), "utf8");
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type, "latin1"), length, body]);
}

/** The startup packet of a client that asks for nothing but to be let in. */
export const STARTUP = message("", "\0\x03\0\0user\0postgres\0\0");
