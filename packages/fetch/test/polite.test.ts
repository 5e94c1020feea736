import type { ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { type Fetched, fetchDocuments } from "../src/index.ts";
import { fetchAll, HASTY, type Site, startSite, tell } from "./support/site.ts";

const sites: Site[] = [];

async function site(...given: Parameters<typeof startSite>): Promise<Site> {
  const started = await startSite(...given);
  sites.push(started);
  return started;
}

afterEach(async () => {
  for (const started of sites.splice(0)) await started.close();
});

test("a document comes with what is needed to ask for it again", async () => {
  const { origin, authority, requests } = await site((_, response) =>
    response
      .writeHead(200, {
        "content-type": "Text/HTML; charset=gb2312",
        etag: '"one"',
        "last-modified": "Wed, 01 Jan 2025 00:00:00 GMT",
      })
      .end("text"),
  );
  const [item] = await fetchAll([`${origin}/page#part`], { allowPrivate: [authority] });
  expect(item).toMatchObject({
    kind: "document",
    url: `${origin}/page#part`,
    finalUrl: `${origin}/page`,
    mediaType: "text/html",
    etag: '"one"',
    lastModified: "Wed, 01 Jan 2025 00:00:00 GMT",
    fetchedAt: expect.any(Date),
  });
  expect(tell(item)).toBe("text");
  expect(requests.at(-1)?.headers["user-agent"]).toMatch(/^gongkai\/\d+\.\d+\.\d+/);
});

test("a document that is still the same is not sent again", async () => {
  const { origin, authority, requests } = await site((request, response) => {
    const isSame =
      request.headers["if-none-match"] === '"one"' ||
      request.headers["if-modified-since"] === "Wed, 01 Jan 2025 00:00:00 GMT";
    response.writeHead(isSame ? 304 : 200).end(isSame ? undefined : "new");
  });
  const items = await fetchAll(
    [
      { url: `${origin}/a`, etag: '"one"' },
      { url: `${origin}/b`, lastModified: "Wed, 01 Jan 2025 00:00:00 GMT" },
      { url: `${origin}/c`, etag: '"two"' },
      { url: `${origin}/d`, etag: '"one"\r\nx-injected: 1', lastModified: "a\nx-injected: 1" },
    ],
    { allowPrivate: [authority] },
  );
  expect(items.map(tell)).toEqual(["unchanged", "unchanged", "new", "new"]);
  expect(requests.every(({ headers }) => headers["x-injected"] === undefined)).toBe(true);
});

test("a server that says unchanged to a plain question did not send the document", async () => {
  const { origin, authority } = await site((_, response) => response.writeHead(304).end());
  expect((await fetchAll([origin], { allowPrivate: [authority] })).map(tell)).toEqual(["FETCH_FAILED"]);
});

test("robots.txt is read once for a site and obeyed", async () => {
  const robots = "User-agent: *\nDisallow: /closed\nAllow: /closed/open$\n";
  const { origin, authority, asked } = await site((_, response) => response.end("text"), robots);
  const items = await fetchAll(
    ["/closed/a", "/closed/open", "/free"].map((path) => origin + path),
    { allowPrivate: [authority] },
  );
  expect(items.map(tell)).toEqual(["ROBOTS_DENIED", "text", "text"]);
  expect(asked.filter((path) => path === "/robots.txt")).toHaveLength(1);
  expect(asked).not.toContain("/closed/a");
});

test("what robots.txt says to this program by name goes before what it says to all", async () => {
  const robots =
    "User-agent: *\nDisallow:\n\nUser-agent: GongKai\nDisallow: /a\n\nUser-agent: other\nDisallow: /\n";
  const { origin, authority } = await site((_, response) => response.end("text"), robots);
  const options = { allowPrivate: [authority] };
  expect((await fetchAll([`${origin}/a`, `${origin}/b`], options)).map(tell)).toEqual([
    "ROBOTS_DENIED",
    "text",
  ]);
  const other = await fetchAll([`${origin}/b`], {
    ...options,
    userAgent: "other/2.0 (+https://www.example.org)",
  });
  expect(other.map(tell)).toEqual(["ROBOTS_DENIED"]);
});

test("only the first half MiB of robots.txt counts", async () => {
  const robots = `User-agent: *\nDisallow: /a\n${`#${"x".repeat(1022)}\n`.repeat(600)}Disallow: /b\n`;
  const { origin, authority } = await site((_, response) => response.end("text"), robots);
  expect((await fetchAll([`${origin}/a`, `${origin}/b`], { allowPrivate: [authority] })).map(tell)).toEqual([
    "ROBOTS_DENIED",
    "text",
  ]);
});

test("robots.txt full of wildcards is read in bounded time", async () => {
  const robots = `User-agent: *\nDisallow: /${"*a".repeat(200_000)}b\n`;
  const { origin, authority } = await site((_, response) => response.end("text"), robots);
  expect(
    (await fetchAll([`${origin}/${"a".repeat(4_000)}`], { allowPrivate: [authority] })).map(tell),
  ).toEqual(["text"]);
});

test("a site whose robots.txt is out of order is not asked for documents", async () => {
  const { origin, authority, asked } = await site(
    (_, response) => response.end("text"),
    (_, response) => response.writeHead(503).end(),
  );
  const items = await fetchAll([`${origin}/a`, `${origin}/b`], { allowPrivate: [authority] });
  expect(items.map(tell)).toEqual(["FETCH_FAILED for now", "FETCH_FAILED for now"]);
  expect(asked).toEqual(["/robots.txt", "/robots.txt", "/robots.txt"]);
});

test("robots.txt is followed to where it was moved", async () => {
  const { origin, authority, asked } = await site(
    (request, response) =>
      request.url === "/rules" ? response.end("User-agent: *\nDisallow: /a") : response.end("text"),
    (_, response) => response.writeHead(301, { location: "/rules" }).end(),
  );
  expect((await fetchAll([`${origin}/a`, `${origin}/b`], { allowPrivate: [authority] })).map(tell)).toEqual([
    "ROBOTS_DENIED",
    "text",
  ]);
  expect(asked).toEqual(["/robots.txt", "/rules", "/b"]);
});

test("a host is asked one thing at a time, by whatever port or redirect it is reached", async () => {
  let underWay = 0;
  let most = 0;
  const slow = (body: string, status = 200, headers = {}) => {
    return (_: unknown, response: ServerResponse) => {
      underWay += 1;
      most = Math.max(most, underWay);
      setTimeout(() => {
        underWay -= 1;
        response.writeHead(status, headers).end(body);
      }, 5);
    };
  };
  const one = await site(slow("one"));
  const two = await site(slow("", 302, { location: `${one.origin}/moved` }));
  const addresses = Array.from({ length: 6 }, (_, at) => [
    `${one.origin}/${at}`,
    `${two.origin}/${at}`,
  ]).flat();
  const items = await fetchAll(addresses, {
    allowPrivate: [one.authority, two.authority],
    hostsInParallel: 16,
    maximumHeld: 16,
  });
  expect(items.map(tell)).toEqual(addresses.map(() => "one"));
  expect(most).toBe(1);
});

test("several hosts are asked at the same time", async () => {
  // Nobody gets an answer before all have asked.
  const waiting: (() => void)[] = [];
  const { port } = await site((_, response) => {
    waiting.push(() => response.end("text"));
    if (waiting.length === 4) for (const answer of waiting) answer();
  });
  const hosts = ["a.test", "b.test", "c.test", "d.test"];
  const items = await fetchAll(
    hosts.map((host) => `http://${host}:${port}/`),
    { allowPrivate: hosts.map((host) => `${host}:${port}`), resolve: async () => ["127.0.0.1"] },
  );
  expect(items.map(tell)).toEqual(hosts.map(() => "text"));
});

test("a host rests between two requests, longer if robots.txt asks for it, but not for ever", async () => {
  const hour = 3_600_000;
  const ask = async (delay: number, maximumDelay: number, stopAt: string) => {
    const { origin, authority, asked } = await site(
      (_, response) => response.end("text"),
      "User-agent: *\nCrawl-delay: 3600",
    );
    const stop = new AbortController();
    const options = { ...HASTY, allowPrivate: [authority], delay, maximumDelay, signal: stop.signal };
    const stopWhenAsked = setInterval(() => asked.includes(stopAt) && stop.abort(), 10);
    for await (const _ of fetchDocuments([{ url: `${origin}/a` }, { url: `${origin}/b` }], options));
    clearInterval(stopWhenAsked);
    return asked;
  };
  expect(await ask(hour, 0, "/robots.txt")).toEqual(["/robots.txt"]);
  expect(await ask(0, hour, "/a")).toEqual(["/robots.txt", "/a"]);
  expect(await ask(0, 1, "never")).toEqual(["/robots.txt", "/a", "/b"]);
});

test("what may pass is tried again, what lasts is not", async () => {
  const tries = new Map<string, number>();
  const { origin, authority } = await site((request, response) => {
    const path = request.url ?? "";
    const count = (tries.get(path) ?? 0) + 1;
    tries.set(path, count);
    const [, status, times] = /^\/(\d+)-(\d+)/.exec(path) ?? [];
    if (count > Number(times)) response.end("text");
    else if (status === "0") request.socket.destroy();
    else response.writeHead(Number(status)).end();
  });
  const paths = ["0-1", "404-1", "408-2", "410-1", "429-1", "500-2", "503-3"];
  const items = await fetchAll(
    paths.map((path) => `${origin}/${path}`),
    { allowPrivate: [authority] },
  );
  expect(items.map(tell)).toEqual([
    "text",
    "FETCH_FAILED",
    "text",
    "FETCH_FAILED",
    "text",
    "text",
    "FETCH_FAILED for now",
  ]);
  expect([...tries.values()]).toEqual([2, 1, 3, 1, 2, 3, 3]);
});

test("a server that asks for time is given it, within limits", async () => {
  const ask = async (maximumRetryDelay: number) => {
    let count = 0;
    const { origin, authority } = await site((_, response) => {
      count += 1;
      if (count === 1) response.writeHead(429, { "retry-after": "1" }).end();
      else response.end("text");
    });
    return (await fetchAll([origin], { allowPrivate: [authority], maximumRetryDelay })).map(tell);
  };
  expect(await ask(999)).toEqual(["FETCH_FAILED for now"]);
  expect(await ask(1000)).toEqual(["text"]);
});

test("a host that asks for much time is left alone, and its documents fail for now", async () => {
  const later = new Date(Date.now() + 86_400_000).toUTCString();
  const { origin, authority, asked } = await site((_, response) =>
    response.writeHead(503, { "retry-after": later }).end(),
  );
  const items = await fetchAll([`${origin}/a`, `${origin}/b`, `${origin}/c`], { allowPrivate: [authority] });
  expect(items.map(tell)).toEqual(Array.from({ length: 3 }, () => "FETCH_FAILED for now"));
  expect(asked).toEqual(["/robots.txt", "/a"]);
});

test("a host that never answers is not tried again and again for each of its documents", async () => {
  const { origin, authority, asked } = await site((request) => request.socket.destroy());
  const paths = Array.from({ length: 20 }, (_, at) => `${origin}/${at}`);
  const items = await fetchAll(paths, { allowPrivate: [authority] });
  expect(new Set(items.map(tell))).toEqual(new Set(["FETCH_FAILED for now"]));
  expect(asked.length).toBe(1 + 3 * 3 + 17);
});

test("no more documents are fetched ahead than may be held for the reader", async () => {
  const { port, asked } = await site((_, response) => response.end("text"));
  const hosts = Array.from({ length: 20 }, (_, at) => `h${at}.test`);
  const options = {
    ...HASTY,
    maximumHeld: 3,
    allowPrivate: hosts.map((host) => `${host}:${port}`),
    resolve: async () => ["127.0.0.1"],
  };
  let read = 0;
  const items: Fetched[] = [];
  for await (const item of fetchDocuments(
    hosts.map((host) => ({ url: `http://${host}:${port}/` })),
    options,
  )) {
    items.push(item);
    read += 1;
    // Whoever could run ahead has had time to.
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(asked.filter((path) => path === "/").length).toBeLessThanOrEqual(read + 3);
  }
  expect(items.map(tell)).toEqual(hosts.map(() => "text"));
});
