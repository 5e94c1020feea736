import { setTimeout } from "node:timers/promises";
import { inspect } from "node:util";
import { applyMigrations, openDatabase } from "@gongkai/db";
import { readStoredRules } from "@gongkai/pipeline";
import { GongkaiError } from "@gongkai/schema";
import { MeilisearchFailure, openSearch } from "@gongkai/search";
import { createServer } from "./create-server.ts";
import { drainRegularly } from "./drain-regularly.ts";
import { EXAMPLE_QUERY } from "./http/home-page.ts";
import { type Listening, listen } from "./listen.ts";
import { createLogger } from "./logging/logger.ts";
import { createMetrics } from "./metrics/metrics.ts";
import { createMetricsServer } from "./metrics/serve-metrics.ts";
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
  const logger = createLogger({
    level: settings.logLevel,
    isTerminal: process.stderr.isTTY === true,
    write: (text) => process.stderr.write(text),
  });
  const onNotice = (sentence: string) => logger.warn(sentence);
  const database = await openDatabase({
    url: settings.databaseUrl,
    directory: settings.directory,
    connections: settings.connections,
    role: "server",
    // A command that ends would take the database away with it.
    asGuest: "never",
    onNotice,
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
      onNotice,
    });
    const metrics = createMetrics({ database, search });
    const stopping = new AbortController();
    const server = await createServer({
      database,
      search,
      editors: settings.editors,
      rules: await readStoredRules(process.env),
      documents: settings.documents,
      pages: settings.pages,
      rateLimits: settings.rateLimits,
      trustedProxies: settings.trustedProxies,
      limits: {
        ...settings.limits,
        ...(settings.finishingTime === null ? {} : { finishingTime: settings.finishingTime }),
      },
      statuses: settings.statuses,
      logger,
      logsQueries: settings.logsQueries,
      metrics,
      stopping: stopping.signal,
      onInternalError: (requestId, err) => logger.error({ requestId, err }, "A request failed inside."),
    });
    const metricsServer = createMetricsServer(metrics);
    if (settings.metrics !== null) {
      const { url } = await listen(metricsServer, settings.metrics, "METRICS_");
      logger.info(`Metrics are served at ${url}/metrics`);
    }
    const listening = await listen(server, settings);
    const draining = drainRegularly({ database, search }, (error) => {
      const subject = "Search is not brought up to date";
      // A server that is away is no fault of this program, whose traces would say nothing.
      if (error instanceof MeilisearchFailure) logger.warn(`${subject}: ${error.message}`);
      else logger.error({ err: error }, `${subject}.`);
    });
    const stop = async () => {
      stopping.abort();
      await setTimeout(settings.stopDelay);
      await server.close();
      await metricsServer.close();
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
