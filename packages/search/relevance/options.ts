import { parseArgs } from "node:util";
import { GongkaiError } from "@gongkai/schema";
import { QUERY_CLASS_IDS, type QueryClassId } from "./queries/query.ts";

/** What the evaluation is asked to do. */
export interface RelevanceOptions {
  /** The sections to search: made up, those of reports in a folder, or those that the index of a database holds. */
  readonly corpus:
    | { readonly kind: "made"; readonly sections: number }
    | { readonly kind: "reports"; readonly folder: string }
    | { readonly kind: "database"; readonly url: string };
  readonly engines: readonly ("postgres" | "meilisearch")[];
  readonly classes: readonly QueryClassId[];
  /** How many queries of each class, as a share of the usual numbers. */
  readonly share: number;
  readonly seed: number;
  readonly json: boolean;
  /** Whether a target counts as missed by anything, and not by more than a point. */
  readonly strict: boolean;
}

/** How the command is used. */
export const USAGE = `Measures how well search finds what it should, by classes of queries drawn from the corpus itself.

  npm run relevance -- [options]

  --database URL     the sections in the index of this PostgreSQL database, which is only read
  --reports FOLDER   the reports in a folder; the default is a made-up corpus
  --sections N       how many sections the made-up corpus has (6000)
  --engine NAME      postgres or meilisearch; by default both where MEILI_URL names a server, else postgres.
                     MEILI_KEY is its key. The sections go into an index named relevance; with --database the
                     index that follows that database is searched as it is.
  --class NAME       only this class: ${QUERY_CLASS_IDS.join(", ")}
  --queries SHARE    how many queries, as a share of the usual numbers (1)
  --seed N           another seed, other queries (1)
  --json             the results as JSON
  --strict           a target is missed by anything; otherwise by more than one point

The exit status is 1 when a target is missed.`;

function readNumber(name: string, text: string | undefined, fallback: number): number {
  const number = text === undefined ? fallback : Number(text);
  if (Number.isFinite(number) && number > 0) return number;
  throw new GongkaiError("BAD_USER_INPUT", `--${name} is ${text}. Give a number above 0.`);
}

function readChoice<Choice extends string>(
  name: string,
  text: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (text === undefined) return undefined;
  const choice = choices.find((each) => each === text);
  if (choice !== undefined) return choice;
  throw new GongkaiError("BAD_USER_INPUT", `--${name} is ${text}. Give ${choices.join(" or ")}.`);
}

/**
 * Reads the command's arguments; null when its usage is asked for.
 *
 * @throws GongkaiError BAD_USER_INPUT
 */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): RelevanceOptions | null {
  const { values } = parse(args);
  if (values.help) return null;
  const { database, reports } = values;
  if (database !== undefined && reports !== undefined) {
    throw new GongkaiError("BAD_USER_INPUT", "Give --database or --reports, not both.");
  }
  const engine = readChoice("engine", values.engine, ["postgres", "meilisearch"] as const);
  if (engine === "meilisearch" && !environment.MEILI_URL) {
    throw new GongkaiError(
      "BAD_USER_INPUT",
      "MEILI_URL names no Meilisearch server. Set it to evaluate one.",
    );
  }
  const named = readChoice("class", values.class, QUERY_CLASS_IDS);
  const usual = environment.MEILI_URL ? (["postgres", "meilisearch"] as const) : (["postgres"] as const);
  return {
    corpus:
      database !== undefined
        ? { kind: "database", url: database }
        : reports !== undefined
          ? { kind: "reports", folder: reports }
          : { kind: "made", sections: readNumber("sections", values.sections, 6000) },
    engines: engine === undefined ? usual : [engine],
    classes: named === undefined ? QUERY_CLASS_IDS : [named],
    share: readNumber("queries", values.queries, 1),
    seed: readNumber("seed", values.seed, 1),
    json: values.json ?? false,
    strict: values.strict ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        database: { type: "string" },
        reports: { type: "string" },
        sections: { type: "string" },
        engine: { type: "string" },
        class: { type: "string" },
        queries: { type: "string" },
        seed: { type: "string" },
        json: { type: "boolean" },
        strict: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new GongkaiError("BAD_USER_INPUT", `${error instanceof Error ? error.message : error} See --help.`);
  }
}
