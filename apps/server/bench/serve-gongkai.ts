import { openDatabase } from "@gongkai/db";
import { openSearch } from "@gongkai/search";
import { createServer } from "../src/index.ts";

/** The server as its program starts it, except that nobody is told to come again later. */
const database = await openDatabase({ url: process.env.DATABASE_URL, role: "server" });
const search = await openSearch({ pool: database.pool, environment: {} });
const server = await createServer({ database, search, rateLimits: null });
const url = await server.listen({ host: "127.0.0.1", port: 0 });
process.send?.(Number(new URL(url).port));
