/**
 * What a first visit to a page costs: the script that is fetched before it is whole, compressed, and when its largest part is painted on
 * a processor four times as slow. It says so when a page is over its budget, and fails.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "../test/support/find-chromium.ts";
import { startSite } from "../test/support/start-site.ts";

/** Pages with the most that their scripts may weigh, in kilobytes of 1,000 bytes. */
const PAGES = [
  { address: "/", scripts: 170 },
  { address: "/search?q=%E6%94%BF%E7%AD%96%E8%A7%A3%E8%AF%BB", scripts: 170 },
  { address: "/figures", scripts: 170 },
  // The worker's script, with the parser, is counted with no page.
  { address: "/check", scripts: 170 },
  { address: "/rules", scripts: 170 },
  { address: "/codebook", scripts: 170 },
] as const;

/** The most milliseconds until the largest part of a page is painted. */
const PAINT_BUDGET = 1_500;
const SLOWDOWN = 4;
const VISITS = 5;

interface Visit {
  readonly scriptBytes: number;
  readonly paintMilliseconds: number;
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
  await session.send("Network.enable");
  const scripts = new Set<string>();
  let scriptBytes = 0;
  session.on("Network.responseReceived", ({ requestId, type }) => {
    if (type === "Script") scripts.add(requestId);
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  await page.goto(address, { waitUntil: "networkidle" });
  const paintMilliseconds = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
  await context.close();
  return { scriptBytes, paintMilliseconds };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

const executablePath = findChromium();
if (executablePath === null) {
  console.log("There is no Chromium to visit the pages with. CHROMIUM_PATH says where one is.");
} else {
  const folder = await mkdtemp(join(tmpdir(), "gongkai-web-bench-"));
  const site = await startSite(folder);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  for (const { address, scripts } of PAGES) {
    const visits: Visit[] = [];
    for (let count = 0; count < VISITS; count += 1) visits.push(await visit(browser, site.url + address));
    const kilobytes = median(visits.map(({ scriptBytes }) => scriptBytes)) / 1_000;
    const paint = median(visits.map(({ paintMilliseconds }) => paintMilliseconds));
    const isOver = kilobytes > scripts || paint > PAINT_BUDGET;
    if (isOver) process.exitCode = 1;
    console.log(
      `${decodeURIComponent(address)}: ${kilobytes.toFixed(1)} kB of script (at most ${scripts}), ` +
        `largest paint after ${Math.round(paint)} ms (at most ${PAINT_BUDGET})${isOver ? ": over budget" : ""}`,
    );
  }
  await browser.close();
  await site.close();
  await rm(folder, { recursive: true });
}
