import { boundDatabase, type Database, searchBacklog } from "@gongkai/db";
import { Gauge, type Registry } from "prom-client";
import { askWithin } from "../operation.ts";

/** How long a scrape waits for the database, in milliseconds. */
const PATIENCE = 1_000;

/** Measures, whenever it is asked, how far search is behind what is stored. Nothing is told while the database does not answer. */
export function measureOutbox(database: Database, registry: Registry): void {
  const registers = [registry];
  const oldest = new Gauge({
    name: "gongkai_search_oldest_waiting_seconds",
    help: "How long the report has waited that search has yet to take in and that was stored first.",
    registers,
  });
  new Gauge({
    name: "gongkai_search_waiting_reports",
    help: "Reports that search has yet to take in, those among them that it refused.",
    registers,
    async collect() {
      this.remove();
      oldest.remove();
      try {
        const backlog = await askWithin(PATIENCE, (signal) =>
          searchBacklog(boundDatabase(database, { signal })),
        );
        this.set(backlog.reports);
        oldest.set(backlog.oldestSeconds);
      } catch {
        // That the database does not answer is told by the probes.
      }
    },
  });
}
