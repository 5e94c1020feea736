import { join } from "node:path";
import { openMemoryDatabase } from "@gongkai/db";
import { createServer, readManifest, readWebPages } from "@gongkai/server";
import { build } from "vite";
import { PERSISTED_DOCUMENTS_FILE } from "../../build/persisted-documents.ts";
import { storeSample } from "./store-sample.ts";

/** The site as people visit it, with the sample data. */
export interface Site {
  readonly url: string;
  readonly close: () => Promise<void>;
}

const WEB = join(import.meta.dirname, "../..");

async function buildPages(folder: string): Promise<void> {
  // Vitest says "test" there, by which Vite would take the libraries as they are for development.
  process.env.NODE_ENV = "production";
  await build({
    root: WEB,
    configFile: join(WEB, "vite.config.ts"),
    logLevel: "error",
    mode: "production",
    build: { outDir: folder, emptyOutDir: true },
  });
}

/** Builds the pages as they are into an empty folder, and serves them with the sample data on a free port. */
export async function startSite(folder: string): Promise<Site> {
  // Building waits for threads of its own most of the time.
  const building = buildPages(folder);
  const database = await openMemoryDatabase();
  const [search] = await Promise.all([storeSample(database), building]);
  // It answers no other operations than those that the pages were built with.
  const documents = { texts: readManifest(join(folder, PERSISTED_DOCUMENTS_FILE)), isExclusive: true };
  const pages = readWebPages(folder);
  // The pages are visited more often here in a minute than a person would.
  const server = await createServer({ database, search, pages, documents, rateLimits: null });
  return {
    url: await server.listen({ host: "127.0.0.1", port: 0 }),
    async close() {
      await server.close();
      await database.close();
    },
  };
}
