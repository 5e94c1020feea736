import { databaseFromEnvironment } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { type Editor, readEditors } from "./editors.ts";

/** The port a server takes when none is named. */
export const DEFAULT_PORT = 4000;

/** What the environment says about a server. */
export interface Settings {
  readonly host: string;
  /** Null when none was named: 4000, or a free one where that is taken. */
  readonly port: number | null;
  /** The URL of a PostgreSQL database; it wins over the directory. */
  readonly databaseUrl: string | undefined;
  /** The directory of the embedded database. */
  readonly directory: string;
  /** Who may change what the server holds. */
  readonly editors: readonly Editor[];
}

function readPort(text: string | undefined): number | null {
  if (text === undefined || text === "") return null;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `PORT is ${text}, which is no port. Give a number from 0 to 65535.`,
  );
}

/**
 * Reads PORT, HOST, DATABASE_URL, GONGKAI_DATA and GONGKAI_EDITORS. An empty value counts as none.
 *
 * @throws GongkaiError BAD_USER_INPUT when PORT is no port, or an editor has no name or too short a token
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { PORT, HOST, GONGKAI_EDITORS } = environment;
  const { url, directory } = databaseFromEnvironment(environment);
  return {
    host: HOST || "127.0.0.1",
    port: readPort(PORT),
    databaseUrl: url,
    directory,
    editors: readEditors(GONGKAI_EDITORS),
  };
}
