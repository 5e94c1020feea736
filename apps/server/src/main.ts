import { inspect } from "node:util";
import { applyMigrations, openDatabase } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { MeilisearchFailure, openSearch } from "@gongkai/search";
import { createServer } from "./create-server.ts";
import { drainRegularly } from "./drain-regularly.ts";
import { EXAMPLE_QUERY } from "./http/home-page.ts";
import { type Listening, listen } from "./listen.ts";
import { DEFAULT_PORT, readSettings } from "./settings.ts";
import { stopOnSignal } from "./stop-on-signal.ts";

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

function complainOf(subject: string, error: unknown): void {
  complain(`${subject}: ${inspect(error)}`);
}

function welcome({ url, isElsewhere }: Listening, database: string, search: string): string {
  const moved = isElsewhere ? `Port ${DEFAULT_PORT} is taken, so a free one is used.\n` : "";
  const query = EXAMPLE_QUERY.replace(/\s+/g, " ");
  return `${moved}gongkai is running at ${url}
Data: ${database}
${search}

Try a query in the browser at ${url}, or here:

  curl ${url}/graphql -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query })}'

Stop it with Ctrl+C.`;
}

async function run(): Promise<void> {
  const settings = readSettings(process.env);
  const database = await openDatabase({
    url: settings.databaseUrl,
    directory: settings.directory,
    role: "server",
    // A command that ends would take the database away with it.
    asGuest: "never",
    onNotice: complain,
    onFatal(error) {
      complain(error.message);
      process.exit(1);
    },
  });
  try {
    await applyMigrations(database);
    const search = await openSearch({
      pool: database.pool,
      environment: process.env,
      onNotice: complain,
    });
    const server = await createServer({
      database,
      search,
      editors: settings.editors,
      onInternalError: (requestId, error) => complainOf(`Request ${requestId}`, error),
    });
    const listening = await listen(server, settings);
    const draining = drainRegularly({ database, search }, (error) => {
      const subject = "Search is not brought up to date";
      // A server that is away is no fault of this program, whose traces would say nothing.
      if (error instanceof MeilisearchFailure) complain(`${subject}: ${error.message}`);
      else complainOf(subject, error);
    });
    const stop = async () => {
      await server.close();
      await draining.stop();
      await search.close();
      await database.close();
    };
    stopOnSignal(stop, { print, onError: (error) => complainOf("The server did not stop in order", error) });
    print(welcome(listening, database.description, search.describe()));
  } catch (error) {
    await database.close();
    throw error;
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof GongkaiError) complain(error.message);
  else complainOf("The server did not start", error);
  process.exit(1);
}
