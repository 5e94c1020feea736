import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where the examples stand: `NAME.graphql`, and its variables in `NAME.json`. */
const FOLDER = new URL("../../examples/", import.meta.url);

/** A query that shows what can be asked for. */
export interface Example {
  /** The name of its file, without what follows the dot. */
  readonly name: string;
  /** What it shows, as its first two lines say. */
  readonly title: { readonly zh: string; readonly en: string };
  /** The whole file. */
  readonly query: string;
  /** Values for its variables, as JSON, of the sample data. */
  readonly variables: string;
}

/** The example queries, by name. */
export function readExamples(): readonly Example[] {
  const read = (file: string) => readFileSync(new URL(file, FOLDER), "utf8");
  return readdirSync(fileURLToPath(FOLDER))
    .filter((file) => file.endsWith(".graphql"))
    .sort()
    .map((file) => {
      const query = read(file);
      const [zh = "", en = ""] = query.split("\n", 2).map((line) => line.replace(/^#\s*/, ""));
      const name = file.slice(0, -".graphql".length);
      return { name, title: { zh, en }, query, variables: read(`${name}.json`) };
    });
}
