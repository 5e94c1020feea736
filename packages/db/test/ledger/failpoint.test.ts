import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const MODULE = new URL("../../src/failpoint.ts", import.meta.url).href;
const SCRIPT = `
const { failpoint } = await import(${JSON.stringify(MODULE)});
failpoint("store-committed");
console.log("once");
failpoint("outbox-claimed");
failpoint("store-committed");
console.log("twice");`;

function runWith(setting: string): { readonly signal: string | null; readonly printed: string } {
  const { signal, stdout } = spawnSync(
    process.execPath,
    ["--import", "tsx", "--input-type=module", "--eval", SCRIPT],
    { encoding: "utf8", env: { ...process.env, GONGKAI_FAILPOINT: setting } },
  );
  return { signal, printed: stdout };
}

test("kills the process at the place that is named, the n-th time it is passed, and without a name never", () => {
  expect(runWith("")).toEqual({ signal: null, printed: "once\ntwice\n" });
  expect(runWith("store-committed")).toEqual({ signal: "SIGKILL", printed: "" });
  expect(runWith("store-committed:2")).toEqual({ signal: "SIGKILL", printed: "once\n" });
});
