import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { fetchDocuments } from "../src/index.ts";
import { fetchAll, type Site, startSite, tell } from "./support/site.ts";

const sites: Site[] = [];

async function site(...given: Parameters<typeof startSite>): Promise<Site> {
  const started = await startSite(...given);
  sites.push(started);
  return started;
}

afterEach(async () => {
  for (const started of sites.splice(0)) await started.close();
});

/** Without the guard these hosts would be connected to, and most never answer: it must not take long to see. */
const SOON = { connectTimeout: 250, headersTimeout: 250, retries: 0 } as const;

const INNER_HOSTS = [
  "127.0.0.1",
  "127.255.255.254",
  "0.0.0.0",
  "0",
  "10.1.2.3",
  "172.16.0.1",
  "172.31.255.255",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "100.100.100.200",
  "168.63.129.16",
  "192.0.0.192",
  "192.0.2.1",
  "198.18.0.1",
  "203.0.113.9",
  "224.0.0.1",
  "240.0.0.1",
  "255.255.255.255",
  // 127.0.0.1 in other spellings
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "0x7f.1",
  "127.1",
  "127。0。0。1",
  "①②⑦.0.0.1",
  "%31%32%37.0.0.1",
  "[::1]",
  "[::]",
  "[::ffff:127.0.0.1]",
  "[::ffff:a9fe:a9fe]",
  "[::127.0.0.1]",
  "[::ffff:0:127.0.0.1]",
  "[64:ff9b::127.0.0.1]",
  "[64:ff9b::10.0.0.1]",
  "[64:ff9b:1::8.8.8.8]",
  "[2002:7f00:1::]",
  "[2002:c0a8:101::1]",
  "[2001:0:1::1]",
  "[2001:db8::1]",
  "[fd00:ec2::254]",
  "[fc00::1]",
  "[fe80::1]",
  "[fec0::1]",
  "[ff02::1]",
  "[100::1]",
  "[4000::1]",
];

test.each(INNER_HOSTS)("nothing is asked of %s", async (host) => {
  const { port, asked } = await site((_, response) => response.end("secret"));
  const items = await fetchAll([`http://${host}:${port}/`, `https://${host}/`], SOON);
  expect(items.map(tell)).toEqual(["ADDRESS_REFUSED", "ADDRESS_REFUSED"]);
  expect(asked).toEqual([]);
});

test.each(INNER_HOSTS.filter((host) => /^\[|^[\d.]+$/.test(host) && host !== "0" && host !== "127.1"))(
  "nothing is asked of a name that means %s",
  async (host) => {
    const { port, asked } = await site((_, response) => response.end("secret"));
    const resolve = async () => [host.replace(/[[\]]/g, "")];
    const items = await fetchAll([`http://name.test:${port}/`], { ...SOON, resolve });
    expect(items.map(tell)).toEqual(["ADDRESS_REFUSED"]);
    expect(asked).toEqual([]);
  },
);

test("the names of this machine lead nowhere", async () => {
  const { port, asked } = await site((_, response) => response.end("secret"));
  const items = await fetchAll([`http://localhost:${port}/`, `http://LOCALHOST.:${port}/`], {
    ...SOON,
    resolve: async () => ["240e::1"],
  });
  expect(items.map(tell)).toEqual(["ADDRESS_REFUSED", "ADDRESS_REFUSED"]);
  expect(asked).toEqual([]);
});

test("what a look-up returns besides IP addresses leads nowhere", async () => {
  for (const answer of ["", "localhost", "127.0.0.1:80", "2130706433", "/run/socket"]) {
    const items = await fetchAll(["http://name.test/"], { ...SOON, resolve: async () => [answer] });
    expect(items.map(tell)).toEqual(["ADDRESS_REFUSED"]);
  }
});

test("a name that changes its address between two requests is refused at the second", async () => {
  const { port, authority, asked } = await site((_, response) => response.end("text"));
  let count = 0;
  // The first answer is permitted, as a public address would be; every connection looks the name up again.
  const items = await fetchAll([`http://name.test:${port}/a`, `http://rebound.test:${port}/b`], {
    allowPrivate: [`name.test:${port}`, authority],
    resolve: async () => {
      count += 1;
      return ["127.0.0.1"];
    },
  });
  expect(items.map(tell)).toEqual(["text", "ADDRESS_REFUSED"]);
  expect(count).toBeGreaterThanOrEqual(2);
  expect(asked).not.toContain("/b");
});

test("of the addresses of a name only public ones are connected to", async () => {
  const { port, asked } = await site((_, response) => response.end("secret"));
  // 2001:db8::/32 would be refused; an address of a public range that nothing here can reach is tried instead.
  const items = await fetchAll([`http://name.test:${port}/`], {
    ...SOON,
    resolve: async () => ["127.0.0.1", "240e::1"],
  });
  expect(items.map(tell)).toEqual(["FETCH_FAILED for now"]);
  expect(asked).toEqual([]);
});

test("every hop of a redirection is checked", async () => {
  const targets = [
    "http://169.254.169.254/latest/meta-data/",
    "http://127.0.0.1:1/",
    "http://localhost:1/",
    "//[::1]:1/",
    "file:///etc/passwd",
    "ftp://www.example.org/",
    "http://user:secret@www.example.org/",
    "http://www.example.org/\u0085",
  ];
  const { origin, authority } = await site((request, response) =>
    response.writeHead(302, { location: encodeLocation(targets[Number(request.url?.slice(1))] ?? "") }).end(),
  );
  const items = await fetchAll(
    targets.map((_, at) => `${origin}/${at}`),
    { allowPrivate: [authority] },
  );
  expect(items.map(tell)).toEqual(targets.map(() => "ADDRESS_REFUSED"));
  expect(items.map((item) => (item.kind === "failure" ? item.error.message : "")).join()).not.toContain(
    "secret",
  );
});

/** Headers are sent as Latin-1; servers that mean UTF-8 write its bytes. */
function encodeLocation(location: string): string {
  return Buffer.from(location, "utf8").toString("latin1");
}

test("a redirection leads to what robots.txt of the other site allows", async () => {
  const other = await site((_, response) => response.end("text"), "User-agent: *\nDisallow: /closed");
  const { origin, authority } = await site((request, response) =>
    response.writeHead(307, { location: other.origin + request.url }).end(),
  );
  const items = await fetchAll([`${origin}/closed`, `${origin}/open`], {
    allowPrivate: [authority, other.authority],
  });
  expect(items.map(tell)).toEqual(["ROBOTS_DENIED", "text"]);
  expect(items[1]).toMatchObject({ url: `${origin}/open`, finalUrl: `${other.origin}/open` });
});

test("a site whose robots.txt points inside is not asked", async () => {
  const inner = await site((_, response) => response.end("secret"));
  const { origin, authority, asked } = await site(
    (_, response) => response.end("text"),
    (_, response) => response.writeHead(302, { location: `${inner.origin}/x` }).end(),
  );
  expect((await fetchAll([origin], { allowPrivate: [authority] })).map(tell)).toEqual(["ADDRESS_REFUSED"]);
  expect([...asked, ...inner.asked]).toEqual(["/robots.txt"]);
});

test("a redirection in a circle ends", async () => {
  const { origin, authority, asked } = await site((_, response) =>
    response.writeHead(301, { location: "/again" }).end(),
  );
  expect((await fetchAll([origin], { allowPrivate: [authority] })).map(tell)).toEqual(["FETCH_FAILED"]);
  expect(asked).toHaveLength(1 + 1 + 5);
});

test("only the host and port that were allowed are", async () => {
  const { port, asked } = await site((_, response) => response.end("text"));
  const other = await site((_, response) => response.end("secret"));
  const addresses = [
    `http://127.0.0.1:${port}/`,
    `http://127.0.0.1:${other.port}/`,
    `http://127.0.0.2:${port}/`,
  ];
  const items = await fetchAll(addresses, { allowPrivate: [`127.0.0.1:${port}`] });
  const told = new Map(items.map((item) => [item.url, tell(item)]));
  expect(addresses.map((address) => told.get(address))).toEqual([
    "text",
    "ADDRESS_REFUSED",
    "ADDRESS_REFUSED",
  ]);
  expect([asked.length, other.asked.length]).toEqual([2, 0]);
});

describe("addresses that are not asked for at all", () => {
  test.each([
    "",
    "page.html",
    "//www.example.org/",
    "file:///etc/passwd",
    "data:text/html,x",
    "javascript:1",
    "http://",
    "http://user@127.0.0.1/",
    "http://user:secret@www.example.org/",
    "http://www.example.org/\r\nx-injected: 1",
    "http://www.exam\tple.org/",
    "http://www.example.org/\u0000",
    "http://www.example.org/\u2028",
    `http://www.example.org/${"x".repeat(5_000)}`,
    `http://www.example.org/${"规".repeat(1_000)}`,
    "http://256.0.0.1/",
    "http://[::1/",
  ])("%j", async (address) => {
    const [item] = await fetchAll([address], { resolve: () => Promise.reject(new Error("looked up")) });
    expect(tell(item)).toBe("ADDRESS_REFUSED");
    const message = item?.kind === "failure" ? item.error.message : "";
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]|secret/u);
    expect(message.length).toBeLessThan(600);
  });
});

test("whatever an address says, its host sees one request line and no header of the address's", async () => {
  const { origin, authority, requests } = await site((_, response) => response.end("text"));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary", maxLength: 30 }), async (path) => {
      requests.length = 0;
      const items = await fetchAll([`${origin}/${path}`], { allowPrivate: [authority] });
      expect(items).toHaveLength(1);
      for (const request of requests) {
        expect(request.url).toMatch(/^\/[\x21-\x7e]*$/);
        expect(Object.keys(request.headers).sort()).toEqual([
          "accept",
          "accept-encoding",
          "connection",
          "host",
          "user-agent",
        ]);
        expect(request.headers.host).toBe(authority);
      }
    }),
    { numRuns: 50 },
  );
});

test.each(["127.0.0.1", "", "http://127.0.0.1:80", "127.0.0.1:80/x", "user@host:80", "host:99999", "*:80"])(
  "%j cannot be allowed",
  (authority) => {
    expect(() => fetchDocuments([], { allowPrivate: [authority] })).toThrow(
      expect.objectContaining({ code: "BAD_USER_INPUT" }),
    );
  },
);
