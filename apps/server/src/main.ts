import { applyMigrations, openDatabase } from "@gongkai/db";
import { GongkaiError } from "@gongkai/schema";
import { createPostgresEngine } from "@gongkai/search";
import { createServer } from "./create-server.ts";
import { drainRegularly } from "./drain-regularly.ts";
import { EXAMPLE_QUERY } from "./http/home-page.ts";
import { type Listening, listen } from "./listen.ts";
import { DEFAULT_PORT, readSettings } from "./settings.ts";

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

function reportInternalError(requestId: string, error: unknown): void {
  complain(`[${requestId}] ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
}

function welcome({ url, isElsewhere }: Listening, database: string): string {
  const moved = isElsewhere ? `Port ${DEFAULT_PORT} is taken, so a free one is used.\n` : "";
  const query = EXAMPLE_QUERY.replace(/\s+/g, " ");
  return `${moved}gongkai is running at ${url}
Data: ${database}

Try a query in the browser at ${url}, or here:

  curl ${url}/graphql -H 'content-type: application/json' \\
    -d '${JSON.stringify({ query })}'

Stop it with Ctrl+C.`;
}

/** Runs a task once on SIGINT or SIGTERM and then ends the process; a second signal ends it at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const handle = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    print(`\nStopping on ${signal}; once more to stop at once.`);
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        reportInternalError("shutdown", error);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", handle);
  process.on("SIGTERM", handle);
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
  });
  try {
    await applyMigrations(database);
    const engine = createPostgresEngine({ pool: database.pool });
    await engine.prepare();
    const server = await createServer({ database, engine, onInternalError: reportInternalError });
    const listening = await listen(server, settings);
    const draining = drainRegularly({ database, engine }, reportInternalError);
    stopOnSignal(async () => {
      await server.close();
      await draining.stop();
      await database.close();
    });
    print(welcome(listening, database.description));
  } catch (error) {
    await database.close();
    throw error;
  }
}

try {
  await run();
} catch (error) {
  if (error instanceof GongkaiError) complain(error.message);
  else reportInternalError("start", error);
  process.exit(1);
}
