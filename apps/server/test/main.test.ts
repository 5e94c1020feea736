import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer as createTcpServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rawQuery, sendRaw } from "./support/raw-request.ts";

/** Where the tools of the workspace are found. */
const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** Waits until the output says something; fails when the process ends before. */
  readonly said: (pattern: RegExp) => Promise<RegExpExecArray>;
  readonly ended: Promise<number | null>;
}

function startMain(environment: Readonly<Record<string, string>>): Run {
  const { PORT, HOST, DATABASE_URL, MEILI_URL, GONGKAI_SEARCH_ENGINE, ...inherited } = process.env;
  const child = spawn(process.execPath, ["--import", "tsx", "apps/server/src/main.ts"], {
    cwd: ROOT,
    env: { ...inherited, ...environment },
  });
  let output = "";
  const ended = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      child.emit("said");
    });
  }
  return {
    child,
    ended,
    output: () => output,
    async said(pattern) {
      for (;;) {
        const match = pattern.exec(output);
        if (match !== null) return match;
        const wasEnd = await Promise.race([once(child, "said").then(() => false), ended.then(() => true)]);
        if (wasEnd && !pattern.test(output))
          throw new Error(`The server ended without saying so:\n${output}`);
      }
    },
  };
}

describe("the server's main program", () => {
  let directory: string;
  let blocker: Server;
  let takenPort: number;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "gongkai-main-"));
    blocker = createTcpServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const address = blocker.address();
    if (address === null || typeof address === "string") throw new Error("A TCP server has a port.");
    takenPort = address.port;
  });
  afterAll(async () => {
    blocker.close();
    await rm(directory, { recursive: true, force: true });
  });
  const isOwned = () => existsSync(join(directory, "owner.json"));

  test("says where it is and what to try, serves, and stops in order when asked", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0", METRICS_PORT: "0", STOP_DELAY: "1" });
    const [, url] = await run.said(/running at (http:\S+)/);
    await run.said(/Ctrl\+C/);
    const [, metrics = ""] = await run.said(/Metrics are served at ([^"]+)/);
    const command = /curl (\S+) -H '([^:]+): ([^']+)' \\\n\s+-d '([^']+)'/.exec(run.output());
    expect(command?.[1]).toBe(`${url}/graphql`);
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { [command?.[2] ?? ""]: command?.[3] ?? "" },
      body: command?.[4] ?? "",
    });
    expect(await response.json()).toMatchObject({ data: { reports: { totalCount: { value: 0 } } } });
    expect(run.output()).toContain(
      "Searches are answered by postgres: MEILI_URL names no Meilisearch server.\n",
    );
    expect(await (await fetch(metrics)).text()).toContain('gongkai_requests_total{method="POST"');
    expect(await run.said(/^\{.*"msg":"answered"\}$/m)).toBeTruthy();
    run.child.kill("SIGTERM");
    await run.said(/Stopping on SIGTERM/);
    // It serves on for a second, so that whoever sends it requests learns first that it stops.
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await run.ended).toBe(0);
    await expect(fetch(`${url}/health`)).rejects.toThrow();
  });

  test("names the port that is taken and what to do, in one sentence or two", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: String(takenPort) });
    expect(await run.ended).toBe(1);
    expect(run.output()).toBe(
      `Port ${takenPort} is taken by another program. Stop that one, or name another port, such as PORT=${takenPort + 1}.\n`,
    );
  });

  test.each([
    ["192.0.2.1", /^HOST is 192\.0\.2\.1, which is no address of this machine\. Use .+\.\n$/],
    ["nowhere.invalid", /^HOST is nowhere\.invalid, a name that leads to no address\. Use .+\.\n$/],
  ])("says of the HOST %s why it cannot be listened on", async (host, sentence) => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0", HOST: host });
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(sentence);
  });

  test.skipIf(process.getuid?.() === 0)(
    "says of a PORT that only root may open that it may not (skipped: run as root)",
    async () => {
      const run = startMain({ GONGKAI_DATA: directory, PORT: "1" });
      expect(await run.ended).toBe(1);
      expect(run.output()).toMatch(/^Port 1 may not be opened by this user\. Name .+\.\n$/);
    },
  );

  /** A server with a client that never finishes its request. */
  async function startWithHangingRequest(environment: Readonly<Record<string, string>> = {}) {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0", ...environment });
    const [, url = ""] = await run.said(/running at (http:\S+)/);
    await run.said(/Ctrl\+C/);
    const socket = await sendRaw(url, rawQuery("{ __typename }").slice(0, -5));
    // By the time that another request is answered, the server knows of the one that hangs.
    await fetch(`${url}/health`);
    return { run, socket };
  }

  test("takes a signal that is delivered twice for one, and stops in order", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0" });
    await run.said(/Ctrl\+C/);
    expect(isOwned()).toBe(true);
    run.child.kill("SIGINT");
    await setTimeout(20);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(isOwned()).toBe(false);
  });

  test("stops in order although a client never finishes its request", async () => {
    const { run, socket } = await startWithHangingRequest();
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(0);
    expect(isOwned()).toBe(false);
    socket.destroy();
  });

  test("ends at once on another signal after a while", async () => {
    // Longer than any machine takes to deliver the signals.
    const { run, socket } = await startWithHangingRequest({ LIMITS: "closingTime=600000" });
    run.child.kill("SIGINT");
    await setTimeout(20);
    run.child.kill("SIGINT");
    await setTimeout(1_500);
    run.child.kill("SIGINT");
    expect(await run.ended).toBe(1);
    socket.destroy();
  });

  test("takes a free port where none was named and the usual one is taken", async () => {
    const usual = createTcpServer().listen(4000, "127.0.0.1");
    // Whoever has it, it is taken.
    await Promise.race([once(usual, "listening"), once(usual, "error").catch(() => {})]);
    const run = startMain({ GONGKAI_DATA: directory });
    await run.said(/^Port 4000 is taken, so a free one is used\.$/m);
    const [, url] = await run.said(/running at (http:\S+)/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    usual.close();
  });

  test("starts without the Meilisearch server that it was told of, and says why it is not used", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0", MEILI_URL: "http://127.0.0.1:1" });
    const [, reason] = await run.said(
      /Searches are answered by postgres until meilisearch can be used: (.+)\n/,
    );
    expect(reason).toContain("cannot be reached");
    await run.said(/Ctrl\+C/);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  });

  test("refuses a search engine that there is not", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "0", GONGKAI_SEARCH_ENGINE: "solr" });
    expect(await run.ended).toBe(1);
    expect(run.output()).toBe(
      "GONGKAI_SEARCH_ENGINE is solr, and there is no such engine. Give postgres or meilisearch.\n",
    );
  });

  test("refuses a PORT that is none", async () => {
    const run = startMain({ GONGKAI_DATA: directory, PORT: "eighty" });
    expect(await run.ended).toBe(1);
    expect(run.output()).toBe("PORT is eighty, which is no port. Give a number from 0 to 65535.\n");
  });

  test("does not share a data directory with another server", async () => {
    const first = startMain({ GONGKAI_DATA: directory, PORT: "0" });
    await first.said(/running at/);
    const second = startMain({ GONGKAI_DATA: directory, PORT: "0" });
    expect(await second.ended).toBe(1);
    expect(second.output().trim().split("\n")).toHaveLength(1);
    first.child.kill("SIGINT");
    expect(await first.ended).toBe(0);
  });
});
