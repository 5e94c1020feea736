import "./node-22.ts";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { announce } from "./announce.ts";

const { DATABASE_URL = "" } = process.env;

/** PostGraphile as its guide sets it up, over every table, with neither explorer nor subscriptions. */
const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  // It would leave out conditions on columns without an index of their own, which these queries need.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  pgServices: [makePgService({ connectionString: DATABASE_URL, schemas: ["public"] })],
  grafserv: { graphiql: false, websockets: false },
  grafast: { explain: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
announce(server);
