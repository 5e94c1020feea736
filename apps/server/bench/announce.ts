import type { Server } from "node:http";

/** Listens on a free port of this machine and tells the process that waits for it which one. */
export function announce(server: Server): void {
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    if (typeof address === "object" && address !== null) process.send?.(address.port);
  });
}
