import { brotliCompressSync, gzipSync } from "node:zlib";
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

test("compressed documents come unpacked", async () => {
  const { origin, authority } = await site((request, response) => {
    const isGzip = request.url === "/gzip";
    response.writeHead(200, { "content-encoding": isGzip ? "gzip" : "br" });
    response.end(isGzip ? gzipSync("text") : brotliCompressSync("text"));
  });
  const items = await fetchAll([`${origin}/gzip`, `${origin}/br`], { allowPrivate: [authority] });
  expect(items.map(tell)).toEqual(["text", "text"]);
});

test("a document over the limit is refused, whether it says so, grows, or unpacks", async () => {
  const big = Buffer.alloc(2_000_000);
  const { origin, authority } = await site((request, response) => {
    if (request.url === "/announced")
      response.writeHead(200, { "content-length": big.length }).write("begin");
    else if (request.url === "/packed")
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(big));
    else if (request.url === "/endless") {
      const write = () => {
        while (!response.destroyed && response.write(big.subarray(0, 10_000)));
      };
      response.on("drain", write);
      write();
    } else if (request.url === "/hollow") {
      // Empty members without end: compressed bytes that hold nothing.
      const nothing = Buffer.concat(Array.from({ length: 1_000 }, () => gzipSync("")));
      response.writeHead(200, { "content-encoding": "gzip" });
      const write = () => {
        while (!response.destroyed && response.write(nothing));
      };
      response.on("drain", write);
      write();
    } else response.end(big.subarray(0, 100_000));
  });
  const paths = ["announced", "endless", "exact", "hollow", "packed"];
  const items = await fetchAll(
    paths.map((path) => `${origin}/${path}`),
    { allowPrivate: [authority], maximumBytes: 100_000 },
  );
  expect(items.map((item) => (item.kind === "document" ? item.bytes.length : tell(item)))).toEqual([
    "DOCUMENT_TOO_LARGE",
    "DOCUMENT_TOO_LARGE",
    100_000,
    "DOCUMENT_TOO_LARGE",
    "DOCUMENT_TOO_LARGE",
  ]);
});

test("bytes that do not unpack, encodings not asked for and broken HTTP fail at once", async () => {
  const { origin, authority, asked } = await site((request, response) => {
    if (request.url === "/a") response.writeHead(200, { "content-encoding": "gzip" }).end("no gzip at all");
    else if (request.url === "/b") response.writeHead(200, { "content-encoding": "zstd" }).end("text");
    else if (request.url === "/c") response.writeHead(200, { "content-encoding": "gzip, gzip" }).end("text");
    else if (request.url === "/d") request.socket.end("no HTTP at all\r\n\r\n");
    else response.writeHead(204).end();
  });
  const items = await fetchAll(
    ["a", "b", "c", "d", "e"].map((path) => `${origin}/${path}`),
    { allowPrivate: [authority] },
  );
  expect(items.map(tell)).toEqual(items.map(() => "FETCH_FAILED"));
  expect(asked).toHaveLength(1 + 5);
});

test("a document that breaks off is tried again and never handed out in part", async () => {
  let count = 0;
  const { origin, authority } = await site((request, response) => {
    count += 1;
    const isWhole = count % 2 === 0;
    const packed = gzipSync("text");
    if (request.url === "/gzip") {
      response.writeHead(200, { "content-encoding": "gzip" }).end(isWhole ? packed : packed.subarray(0, 12));
    } else {
      response.writeHead(200, { "content-length": 4 });
      if (isWhole) response.end("text");
      else response.write("te", () => request.socket.destroy());
    }
  });
  const items = await fetchAll([`${origin}/gzip`, `${origin}/plain`], { allowPrivate: [authority] });
  expect(items.map(tell)).toEqual(["text", "text"]);
});

test("servers that keep us waiting are given up: before the headers, within them, and within the body", async () => {
  const drips = new Set<NodeJS.Timeout>();
  const drip = (write: () => void) => drips.add(setInterval(write, 5));
  const { origin, authority } = await site((request, response) => {
    if (request.url === "/body") {
      response.writeHead(200);
      drip(() => response.write("x"));
    } else if (request.url === "/headers") {
      request.socket.write("HTTP/1.1 200 OK\r\n");
      drip(() => request.socket.writable && request.socket.write("x: y\r\n"));
    } else if (request.url === "/error-body") {
      response.writeHead(404);
      drip(() => response.write("x"));
    }
  });
  const options = {
    allowPrivate: [authority],
    connectTimeout: 100,
    headersTimeout: 100,
    bodyTimeout: 100,
    retries: 0,
  };
  const paths = ["body", "error-body", "headers", "silence"];
  const items = await fetchAll(
    paths.map((path) => `${origin}/${path}`),
    options,
  );
  for (const timer of drips) clearInterval(timer);
  expect(items.map(tell)).toEqual(paths.map(() => "FETCH_FAILED for now"));
});

test("a server that speaks no TLS fails for good", async () => {
  const { authority } = await site((_, response) => response.end("text"));
  const [item] = await fetchAll([`https://${authority}/`], { allowPrivate: [authority] });
  expect(tell(item)).toBe("FETCH_FAILED");
});

test("a host that nobody knows or where nobody listens fails for now", async () => {
  const { authority, close } = await startSite((_, response) => response.end("text"));
  await close();
  const resolve = () => Promise.reject(Object.assign(new Error("not found"), { code: "ENOTFOUND" }));
  const items = await fetchAll([`http://${authority}/`, "http://name.test/", "http://empty.test/"], {
    allowPrivate: [authority],
    resolve: async (host) => (host === "empty.test" ? [] : await resolve()),
  });
  expect(items.map(tell)).toEqual(items.map(() => "FETCH_FAILED for now"));
});

test("stopping ends a run: what came is handed out, what did not yields nothing", async () => {
  const { origin, authority, server } = await site((request, response) => {
    if (request.url === "/quick") response.end("text");
  });
  const stop = new AbortController();
  const items: Fetched[] = [];
  async function* requests() {
    yield { url: `${origin}/quick` };
    yield { url: `${origin}/never` };
    yield { url: `${origin}/after` };
    // A list that goes on only when somebody types.
    await new Promise(() => {});
  }
  for await (const item of fetchDocuments(requests(), {
    ...HASTY,
    allowPrivate: [authority],
    signal: stop.signal,
  })) {
    items.push(item);
    setTimeout(() => stop.abort(), 20);
  }
  expect(items.map(tell)).toEqual(["text"]);
  const open = await new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  expect(open).toBeLessThanOrEqual(1);
  expect(await fetchAll([origin], { allowPrivate: [authority], signal: stop.signal })).toEqual([]);
});

test("whoever stops reading stops the fetching and the list", async () => {
  const { origin, authority } = await site((_, response) => response.end("text"));
  let isClosed = false;
  async function* requests() {
    try {
      for (let at = 0; ; at += 1) yield { url: `${origin}/${at}` };
    } finally {
      isClosed = true;
    }
  }
  for await (const item of fetchDocuments(requests(), {
    ...HASTY,
    maximumAhead: 10,
    allowPrivate: [authority],
  })) {
    expect(tell(item)).toBe("text");
    break;
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(isClosed).toBe(true);
});

test("a list that breaks off is told of after everything before it", async () => {
  const { origin, authority } = await site((_, response) => response.end("text"));
  async function* requests() {
    yield { url: `${origin}/a` };
    yield { url: "no address" };
    throw new Error("the list is torn");
  }
  const told: string[] = [];
  const reading = async () => {
    for await (const item of fetchDocuments(requests(), { ...HASTY, allowPrivate: [authority] }))
      told.push(tell(item));
  };
  await expect(reading()).rejects.toThrow("the list is torn");
  expect(told.sort()).toEqual(["ADDRESS_REFUSED", "text"]);
});

test("every address ends as exactly one item, the same one twice as two", async () => {
  const { origin, authority } = await site((request, response) => response.end(request.url));
  const given = Array.from({ length: 300 }, (_, at) => ({
    url:
      at % 3 === 0 ? `${origin}/${at % 7}` : at % 3 === 1 ? `http://10.0.0.${at % 5}/` : `no address ${at}`,
  }));
  const met = new Set<unknown>();
  let count = 0;
  for await (const { request } of fetchDocuments(given, {
    ...HASTY,
    maximumAhead: 20,
    maximumHeld: 2,
    allowPrivate: [authority],
  })) {
    met.add(request);
    count += 1;
  }
  expect([count, met.size]).toEqual([given.length, given.length]);
});

test.each([
  { hostsInParallel: 0 },
  { delay: -1 },
  { retries: 1.5 },
  { bodyTimeout: Number.NaN },
  { userAgent: "a\r\nx-injected: 1" },
  { userAgent: "" },
])("%j is no way to fetch", (options) => {
  expect(() => fetchDocuments([], options)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});
