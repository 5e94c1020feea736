/**
 * Sends every attack of `test/attacks` to a server with the usual limits, and measures how long it is occupied: until
 * the attack is answered, and until somebody is answered who asks for `{ __typename }` at the same moment.
 *
 *     node scripts/bench.mjs apps/server/bench/attacks.ts
 */
import { performance } from "node:perf_hooks";
import { openMemoryDatabase } from "@gongkai/db";
import type { Attack } from "../test/attacks/attack.ts";
import { DOCUMENT_ATTACKS } from "../test/attacks/document-attacks.ts";
import { REQUEST_ATTACKS } from "../test/attacks/request-attacks.ts";
import { VALUE_ATTACKS } from "../test/attacks/value-attacks.ts";
import { type ReceivedAnswer, type RequestToSend, sendRequest } from "../test/support/send-request.ts";
import { startTestServer, storeSample } from "../test/support/test-server.ts";

/** How often each attack is sent. */
const ROUNDS = 7;

const BYSTANDER: RequestToSend = { body: '{"query":"{ __typename }"}' };

async function timed(url: string, request: RequestToSend): Promise<[milliseconds: number, ReceivedAnswer]> {
  const start = performance.now();
  const answer = await sendRequest(url, request);
  return [performance.now() - start, answer];
}

async function measure(url: string, { name, request }: Attack): Promise<string> {
  const rounds: { answer: Awaited<ReturnType<typeof timed>>[1]; attack: number; bystander: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const [attack, bystander] = await Promise.all([timed(url, request()), timed(url, BYSTANDER)]);
    rounds.push({ answer: attack[1], attack: attack[0], bystander: bystander[0] });
  }
  const { status, body } = rounds[0]?.answer ?? { status: 0, body: "{}" };
  const { errors }: { errors?: readonly { extensions: { code: string } }[] } = JSON.parse(body);
  const times = (which: "attack" | "bystander") => {
    const sorted = rounds.map((round) => round[which]).sort((a, b) => a - b);
    return [sorted[Math.floor(ROUNDS / 2)], sorted.at(-1)].map((time = 0) => time.toFixed(1));
  };
  return [
    name.replaceAll("|", "\\|"),
    status,
    errors?.[0]?.extensions.code ?? "answered",
    body.length,
    ...times("attack"),
    ...times("bystander"),
  ].join(" | ");
}

const database = await openMemoryDatabase();
const search = await storeSample(database, 4);
const server = await startTestServer({ database, search });
await sendRequest(server.url, BYSTANDER);
console.log("| attack | status | code | bytes | ms | slowest | bystander ms | slowest |");
console.log("|---|---|---|---|---|---|---|---|");
for (const attack of [...DOCUMENT_ATTACKS, ...REQUEST_ATTACKS, ...VALUE_ATTACKS]) {
  console.log(`| ${await measure(server.url, attack)} |`);
}
console.log(`\nMemory at the end: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB.`);
await server.close();
await database.close();
