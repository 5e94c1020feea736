import { createReadStream, readFileSync } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ZSTDDecoder } from "zstddec/stream";
import { openInput } from "../src/index.ts";
const [mode, rounds, ...files] = process.argv.slice(2);
async function gz(path: string) {
  const nowhere = new Writable({ write: (_c, _e, done) => done() });
  await pipeline(createReadStream(path, { highWaterMark: 262144 }), createGunzip({ chunkSize: 262144 }), nowhere);
}
async function zst(path: string) { const d = new ZSTDDecoder(); await d.init(); for (const _ of d.decodeStreaming([readFileSync(path)])); }
async function scan(path: string) { const i = await openInput({ name: path, path }); let n = 0; for await (const x of i.items) if (x.kind === "document") n++; return n + i.passedOver() * 1e-6; }
for (const f of files) {
  const best: Record<string, number[]> = {};
  for (let r = 0; r < Number(rounds); r++)
    for (const m of mode === "both" ? ["plain", "scan"] : [mode as string]) {
      const t = performance.now(), c = process.cpuUsage();
      const n = m === "plain" ? await (f.endsWith("zst") ? zst(f) : gz(f)) : await scan(f);
      const u = process.cpuUsage(c);
      const row = [performance.now() - t, (u.user + u.system) / 1000, u.user / 1000, n ?? 0];
      best[m] = best[m] ? row.map((v, i) => Math.min(v, best[m]?.[i] ?? v)) : row;
    }
  console.log(f.slice(9), Object.entries(best).map(([k, v]) => `${k} clock ${v[0]?.toFixed(0)} cpu ${v[1]?.toFixed(0)} user ${v[2]?.toFixed(0)} n ${v[3]}`).join(" | "), best["plain"] && best["scan"] ? `clock ${(best["plain"][0]! / best["scan"][0]!).toFixed(2)} cpu ${(best["plain"][1]! / best["scan"][1]!).toFixed(2)}` : "");
}
