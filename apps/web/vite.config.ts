import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compress } from "./build/compress.ts";
import { encodingTables } from "./build/encoding-tables.ts";
import { persistedDocuments } from "./build/persisted-documents.ts";

/** Where `vite` finds the server while the pages are worked on. */
const SERVER = process.env.GONGKAI_SERVER ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [react(), persistedDocuments(), encodingTables(), compress()],
  build: {
    // The policy of the server allows no image that is written into a page.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  // The readers of PDF and Word are parts of their own there too.
  worker: { format: "es" },
  server: {
    proxy: Object.fromEntries(
      ["/graphql", "/health", "/v1", "^/reports/[^/]+/source"].map((path) => [path, SERVER]),
    ),
  },
});
