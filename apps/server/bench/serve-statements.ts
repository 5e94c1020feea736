import { openDatabase } from "@gongkai/db";
import { openSearch } from "@gongkai/search";
import { fastify } from "fastify";
import { createServer } from "../src/index.ts";
import { recordStatements } from "./record-statements.ts";

/**
 * A bare route for each query: it sends the statements that our server sent when it was asked the same, over one connection,
 * and answers with the rows as JSON. What is asked comes first, as a message of queries with their variables.
 */
const database = await openDatabase({ url: process.env.DATABASE_URL, role: "server" });
const search = await openSearch({ pool: database.pool, environment: {} });
const asked = await createServer({ database, search, rateLimits: null });
const recorder = recordStatements(database.pool);
const routes = fastify();

process.once("message", async (bodies: readonly (readonly object[])[]) => {
  for (const [query, ofQuery] of bodies.entries()) {
    for (const [index, body] of ofQuery.entries()) {
      // The first time prepares what later ones find: connections, and what they know of the database.
      await asked.inject({ method: "POST", url: "/graphql", payload: body });
      recorder.take();
      await asked.inject({ method: "POST", url: "/graphql", payload: body });
      const statements = recorder.take();
      routes.get(`/${query}/${index}`, async () => {
        const client = await database.pool.connect();
        try {
          const answers: unknown[] = [];
          for (const statement of statements) answers.push((await client.query(statement)).rows);
          return answers;
        } finally {
          client.release();
        }
      });
    }
  }
  recorder.stop();
  const url = await routes.listen({ host: "127.0.0.1", port: 0 });
  process.send?.(Number(new URL(url).port));
});
process.send?.("ready");
