import { databaseFromEnvironment } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { type KnownDocuments, NO_DOCUMENTS, readManifest } from "./documents/known-documents.ts";
import { type Editor, readEditors } from "./editors.ts";
import { readWebPages, type WebPages } from "./http/web-pages.ts";
import { type RunningSettings, readRunningSettings } from "./running-settings.ts";

/** The port a server takes when none is named. */
export const DEFAULT_PORT = 4000;

/** What the environment says about a server. */
export interface Settings extends RunningSettings {
  readonly host: string;
  /** Null when none was named: 4000, or a free one where that is taken. */
  readonly port: number | null;
  /** The URL of a PostgreSQL database; it wins over the directory. */
  readonly databaseUrl: string | undefined;
  /** The directory of the embedded database. */
  readonly directory: string;
  /** Who may change what the server holds. */
  readonly editors: readonly Editor[];
  /** What clients may ask for by identifier, and whether they may ask for anything else. */
  readonly documents: KnownDocuments;
  /** The built web app; null where none was named. */
  readonly pages: WebPages | null;
}

function readPages(folder: string | undefined): WebPages | null {
  if (!folder) return null;
  const pages = readWebPages(folder);
  if (pages !== null) return pages;
  throw new GongkaiError(
    "BAD_USER_INPUT",
    `GONGKAI_WEB is ${folder}, where no web app was built. Build it with npm run build, or name its folder.`,
  );
}

function readDocuments(mode: string | undefined, manifest: string | undefined): KnownDocuments {
  const texts = manifest ? readManifest(manifest) : NO_DOCUMENTS.texts;
  if (!mode || mode === "any") return { texts, isExclusive: false };
  if (mode === "trusted" && texts.size > 0) return { texts, isExclusive: true };
  throw new GongkaiError(
    "BAD_USER_INPUT",
    mode === "trusted"
      ? "GONGKAI_DOCUMENTS is trusted, but no documents are known. Name their manifest in GONGKAI_DOCUMENT_MANIFEST."
      : `GONGKAI_DOCUMENTS is ${mode}. Give "any", or "trusted" to answer known documents only.`,
  );
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
 * Reads PORT, HOST, DATABASE_URL, GONGKAI_DATA, GONGKAI_EDITORS, GONGKAI_DOCUMENTS, GONGKAI_DOCUMENT_MANIFEST and GONGKAI_WEB, and what
 * `readRunningSettings` reads. An empty value counts as none.
 *
 * @throws GongkaiError BAD_USER_INPUT when PORT is no port, or an editor has no name or too short a token, or the documents
 *   or the web app cannot be had; what `readRunningSettings` throws
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { PORT, HOST, GONGKAI_EDITORS, GONGKAI_DOCUMENTS, GONGKAI_DOCUMENT_MANIFEST, GONGKAI_WEB } =
    environment;
  const { url, directory } = databaseFromEnvironment(environment);
  return {
    host: HOST || "127.0.0.1",
    port: readPort(PORT),
    databaseUrl: url,
    directory,
    editors: readEditors(GONGKAI_EDITORS),
    documents: readDocuments(GONGKAI_DOCUMENTS, GONGKAI_DOCUMENT_MANIFEST),
    pages: readPages(GONGKAI_WEB),
    ...readRunningSettings(environment),
  };
}
