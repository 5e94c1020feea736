/** Writes what follows from the operations, with schema.graphql as it stands; `npm run gen` at the root makes that too. */
import { readFileSync, writeFileSync } from "node:fs";
import { renderOperationTypes } from "./operation-types.ts";

const sdl = readFileSync(new URL("../../server/schema.graphql", import.meta.url), "utf8");
for (const [path, content] of await renderOperationTypes(sdl)) writeFileSync(path, content);
