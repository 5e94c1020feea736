import { createHash, timingSafeEqual } from "node:crypto";
import { GongkaiError } from "@gongkai/schema";

/** Someone who may judge findings and settle agencies. */
export interface Editor {
  /** How the editor is named as the author of what they say. */
  readonly name: string;
  /** SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenHash: Buffer;
}

const MIN_TOKEN_LENGTH = 16;

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Reads who may change what the server holds, written `name:token` and separated by commas. None by default.
 *
 * @throws GongkaiError BAD_USER_INPUT for an entry without a name or with a token short enough to be guessed, and for a name or
 *   token that is there twice
 */
export function readEditors(text: string | undefined): readonly Editor[] {
  const entries = (text ?? "").split(",").filter((entry) => entry.trim() !== "");
  const editors = entries.map((entry, index) => {
    const colon = entry.indexOf(":");
    const [name, token] = [entry.slice(0, Math.max(colon, 0)).trim(), entry.slice(colon + 1).trim()];
    if (name === "" || token.length < MIN_TOKEN_LENGTH) {
      // The entry itself may be a token and is not repeated.
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `Entry ${index + 1} of GONGKAI_EDITORS is not name:token with a token of at least ${MIN_TOKEN_LENGTH} characters. Write, for example, "office:$(openssl rand -hex 16)".`,
      );
    }
    return { name, tokenHash: hashToken(token) };
  });
  const [names, tokens] = [
    new Set(editors.map(({ name }) => name)),
    new Set(editors.map(({ tokenHash }) => tokenHash.toString("hex"))),
  ];
  if (names.size < editors.length || tokens.size < editors.length) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "GONGKAI_EDITORS has a name or a token twice. Give every editor a name and a token of their own.",
    );
  }
  return editors;
}

/** The editor whose token a request bears in its `Authorization` header; null where it bears none that is known. */
export function editorOf(editors: readonly Editor[], authorization: string | undefined): Editor | null {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) return null;
  const hash = hashToken(token);
  return editors.find(({ tokenHash }) => timingSafeEqual(tokenHash, hash)) ?? null;
}
