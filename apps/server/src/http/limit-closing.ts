import type { FastifyInstance } from "fastify";

/** Ends connections whose requests have not ended some milliseconds after the server began to close. */
export function limitClosing(server: FastifyInstance, milliseconds: number): void {
  server.addHook("preClose", (done) => {
    const timer = setTimeout(() => server.server.closeAllConnections(), milliseconds);
    server.server.once("close", () => clearTimeout(timer));
    done();
  });
}
