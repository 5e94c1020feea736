import { createHash, timingSafeEqual } from "node:crypto";
import { GongkaiError } from "@gongkai/schema";

/**
 * What an editor may be allowed: to judge findings, settle agencies, ingest documents, retract and restore reports, or read who changed
 * what.
 */
const SCOPES = ["judge", "settle", "ingest", "retract", "audit"] as const;

/** What an editor may be allowed. */
export type Scope = (typeof SCOPES)[number];

/** Someone who may change what the server holds, as far as their scopes go. */
export interface Editor {
  /** How the editor is named as the author of what they say. */
  readonly name: string;
  /** SHA-256 of the token; the token itself is kept nowhere. */
  readonly tokenHash: Buffer;
  readonly scopes: ReadonlySet<Scope>;
}

const MIN_TOKEN_LENGTH = 16;
/** What an editor may do of whom no scopes are said. */
const USUAL_SCOPES: readonly Scope[] = ["judge", "settle"];

function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** The scopes of a list such as `judge+settle`; null where one is unknown. */
function readScopes(list: string | undefined): ReadonlySet<Scope> | null {
  if (list === undefined) return new Set(USUAL_SCOPES);
  const names = list.split("+").map((name) => name.trim());
  const known = SCOPES.filter((scope) => names.includes(scope));
  return known.length === new Set(names).size ? new Set(known) : null;
}

/**
 * Reads who may change what the server holds, written `name:token` or `name:token:scope+scope` and separated by commas. None by
 * default; an editor without scopes may judge and settle.
 *
 * @throws GongkaiError BAD_USER_INPUT for an entry without a name, with a token short enough to be guessed or an unknown scope, and
 *   for a name or token that is there twice
 */
export function readEditors(text: string | undefined): readonly Editor[] {
  const entries = (text ?? "").split(",").filter((entry) => entry.trim() !== "");
  const editors = entries.map((entry, index) => {
    const [name = "", token = "", list, ...rest] = entry.split(":").map((part) => part.trim());
    const scopes = readScopes(list);
    if (name === "" || token.length < MIN_TOKEN_LENGTH || scopes === null || rest.length > 0) {
      // The entry itself may be a token and is not repeated.
      throw new GongkaiError(
        "BAD_USER_INPUT",
        `Entry ${index + 1} of GONGKAI_EDITORS is not name:token or name:token:scopes with a token of at least ${MIN_TOKEN_LENGTH} characters and scopes out of ${SCOPES.join("+")}. Write, for example, "office:$(openssl rand -hex 16):judge+settle".`,
      );
    }
    return { name, tokenHash: hashToken(token), scopes };
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
