import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { makeSelfSigned } from "./support/self-signed.ts";
import { fetchAll, startSite, tell } from "./support/site.ts";

afterEach(() => vi.unstubAllEnvs());

test("a server whose certificate nobody vouches for is told nothing", async () => {
  const asked: string[] = [];
  const server = createServer(makeSelfSigned("localhost"), (request, response) => {
    asked.push(request.url ?? "");
    response.end("text");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    // A server that listens on a port has an address of this form.
    const { port } = server.address() as AddressInfo;
    const options = { allowPrivate: [`127.0.0.1:${port}`], retries: 0 };
    const [item] = await fetchAll([`https://127.0.0.1:${port}/`], options);
    expect(tell(item)).toContain("FETCH_FAILED");
    expect(item?.kind === "failure" ? item.error.message : "").toMatch(/self-signed certificate/);
    expect(asked).toEqual([]);
  } finally {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

test("proxies that the environment names are not used: they would look hosts up past the guard", async () => {
  const proxy = await startSite((_, response) => response.end("by the proxy"));
  const site = await startSite((_, response) => response.end("text"));
  const connected: string[] = [];
  proxy.server.on("connect", (request, socket) => {
    connected.push(request.url ?? "");
    socket.end();
  });
  for (const name of ["http_proxy", "https_proxy", "all_proxy"]) {
    vi.stubEnv(name, proxy.origin);
    vi.stubEnv(name.toUpperCase(), proxy.origin);
  }
  for (const name of ["no_proxy", "NO_PROXY"]) vi.stubEnv(name, "");
  vi.stubEnv("NODE_USE_ENV_PROXY", "1");
  try {
    const items = await fetchAll([site.origin], { allowPrivate: [site.authority], retries: 0 });
    expect(items.map(tell)).toEqual(["text"]);
    expect([proxy.asked, connected]).toEqual([[], []]);
  } finally {
    await proxy.close();
    await site.close();
  }
});
