import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { InProcessStream } from "../../src/connection/in-process-stream.ts";
import { serveWireConnection } from "../../src/connection/wire-connection.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a client that is gone leaves no timer behind that would keep the process alive", async () => {
  const [client, server] = InProcessStream.pair();
  const service = Promise.reject(new Error("The database is not asked for anything."));
  service.catch(() => undefined);
  const connection = serveWireConnection(server, { id: 1, service, token: undefined });
  client.destroy();
  connection.stop();
  await connection.done;
  expect(vi.getTimerCount()).toBe(0);
});
