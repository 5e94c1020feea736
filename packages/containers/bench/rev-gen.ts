/**
 * How fast crawl files are looked through, as the share of the speed at which the same files are decompressed in the
 * same run by the plain decompressor of each format. One page in a hundred is a report; the others are other Chinese
 * pages, one in twenty of which speaks of 公开. Rounds take turns, and the best ones are compared: what else a machine
 * does only makes them slower.
 * Scanning and decompression are in different threads; on a machine that has no thread to spare the ratio sinks to that
 * of the processor time.
 *
 *     npm run bench [MEGABYTES]
 */
import { spawnSync } from "node:child_process";
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip, gzipSync } from "node:zlib";
import { createRandom, generateReport } from "@gongkai/corpus";
import { ZSTDDecoder } from "zstddec/stream";
import { openInput } from "../src/index.ts";

const MEGABYTE = 1e6;
const BYTES = Number(process.argv[2] ?? 300) * MEGABYTE;
const ROUNDS = 5;
const WORDS =
  "的 一 是 在 不 了 有 和 人 这 中 大 为 上 个 国 我 以 要 他 时 来 用 们 生 到 作 地 于 出 就 分 对 成 会 可 主 发 年 动 同 工 也 能 下 过 子 说 产 种 面 而 方 后 多 定 行 学 法 所 民 得 经 十 三 之 进 着 等 部 度 家 电 力 里 如 水 化 高 自 二 理 起 小 物 现 实 加 量 都 两 体 制 机 当 使 点 从 业 本 去 把 性 好 应 开 它 合 还 因 由 其 些 然 前 外 天 政 四 日 那 社 义 事 平 形 相 全 表 间 样 与 关 各 重 新 线 内 数 正 心 反 你 明 看 原 又 么 利 比 或 但 质 气 第 向 道 命 此 变 条 只 没 结 解 问 意 建 月 公 无 系 军 很 情 者 最 立 代 想 已 通 并 提 直 题 党 程 展 五 果 料 象 员 革 位 入 常 文 总 次 品 式 活 设 及 管 特 件 长 求 老 头 基 资 边 流 路 级 少 图 山 统 接 知 较 将 组 见 计 别 她 手 角 期 根 论 运 农 指 几 九 区 强 放 决 西 被 干 做 必 战 先 回 则 任 取 据 处 队 南 给 色 光 门 即 保 治 北 造 百 规 热 领 七 海 口 东 导 器 压 志 世 金 增 争 济 阶 油 思 术 极 交 受 联 什 认 六 共 权 收 证 改 清 己 美 再 采 转 更 单 风 切 打 白 教 速 花 带 安 场 身 车 例 真 务 具 万 每 目 至 达 走 积 示 议 声 报 斗 完 类 八 离 华 名 确 才 科 张 信 马 节 话 米 整 空 元 况 今 集 温 传 土 许 步 群 广 石 记 需 段 研 界 拉 林 律 叫 且 究 观 越 织 装 影 算 低 持 音 众 书 布 复 容 儿 须 际 商 非 验 连 断 深 难 近 矿 千 周 委 素 技 备 半 办 青 省 列 习 响 约 支 般 史 感 劳 便 团 往 酸 历 市 克 何 除 消 构 府 称 太 准 精 值 号 率 族 维 划 选 标 写 存 候 毛 亲 快 效 斯 院 查 江 型 眼 王 按 格 养 易 置 派 层 片 始 却 专 状 育 厂 京 识 适 属 圆 包 火 住 调 满 县 局 照 参 红 细 引 听 该 铁 价 严".split(
    " ",
  );

interface Page {
  readonly text: string;
  readonly address: string;
}

const random = createRandom(5);

function makePhrase(): string {
  let phrase = "";
  // Frequent characters first, as in any language.
  for (let left = random.integer(2, 7); left > 0; left -= 1) {
    phrase += WORDS[Math.floor(WORDS.length * random.next() ** 2)] ?? "";
  }
  return phrase;
}

function makeText(phrases: readonly string[]): string {
  let text = "";
  for (let left = random.integer(100, 900); left > 0; left -= 1) {
    text += phrases[random.integer(0, phrases.length - 1)] ?? "";
    if (left % 7 === 0) text += left % 28 === 0 ? "。\n" : "，";
  }
  return random.chance(0.05) ? `${text}信息公开\n` : text;
}

/** One report in a hundred pages. Pages repeat, far enough from each other that no compression sees it. */
function* makePages(): Generator<Page, void, undefined> {
  const phrases = Array.from({ length: 6000 }, makePhrase);
  const others = Array.from({ length: 6000 }, () => makeText(phrases));
  const reports = Array.from({ length: 40 }, (_, seed) => generateReport({ seed, layout: "H" }).text);
  for (let index = 0; ; index += 1) {
    const pool = index % 100 === 50 ? reports : others;
    yield {
      text: pool[(index * 7919) % pool.length] ?? "",
      address: `https://www.example.org/${index}.html`,
    };
  }
}

const MENU = Array.from(
  { length: 60 },
  () => `<li class="item"><a href="/channel/${random.integer(1, 9999)}/">${makePhrase()}</a></li>\n`,
).join("");

function toLine({ text, address }: Page): string {
  return `${JSON.stringify({ url: address, date: "2024-03-01T00:00:00Z", text })}\n`;
}

function toRecord(type: string, mediaType: string, address: string, body: string): string {
  const head = [
    "WARC/1.0",
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${address}`,
    "WARC-Date: 2024-03-01T00:00:00Z",
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>",
    `Content-Type: ${mediaType}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}\r\n\r\n`;
}

function toWet({ text, address }: Page): string {
  return toRecord("conversion", "text/plain", address, text);
}

function toWarc({ text, address }: Page): string {
  const page = `<!DOCTYPE html>\n<html><body><ul>${MENU}</ul><div>${text.replaceAll("\n", "</p>\n<p>")}</div></body></html>`;
  const request = `GET ${address} HTTP/1.1\r\nUser-Agent: crawler\r\n\r\n`;
  const response = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`;
  return (
    toRecord("request", "application/http; msgtype=request", address, request) +
    toRecord("response", "application/http; msgtype=response", address, response)
  );
}

async function writeFile(path: string, print: (page: Page) => string, isByRecord: boolean): Promise<number> {
  let bytes = 0;
  function* printed(): Generator<Buffer, void, undefined> {
    for (const page of makePages()) {
      const piece = Buffer.from(print(page));
      bytes += piece.length;
      yield isByRecord ? gzipSync(piece) : piece;
      if (bytes >= BYTES) return;
    }
  }
  const source = Readable.from(printed(), { objectMode: false });
  if (path.endsWith(".gz") && !isByRecord) await pipeline(source, createGzip(), createWriteStream(path));
  else await pipeline(source, createWriteStream(path));
  return bytes;
}

async function decompressGzip(path: string): Promise<void> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), gunzip, nowhere);
}

async function decompressZstd(path: string): Promise<void> {
  const decoder = new ZSTDDecoder();
  await decoder.init();
  for (const _ of decoder.decodeStreaming([readFileSync(path)]));
}

async function scan(path: string): Promise<number> {
  const input = await openInput({ name: path, path });
  let found = 0;
  for await (const item of input.items) if (item.kind === "document") found += 1;
  return found;
}

/** What something took, in seconds: by the clock, and of all processors together. */
interface Cost {
  readonly clock: number;
  readonly processor: number;
}

async function costOf(task: () => Promise<unknown>): Promise<Cost> {
  const startedAt = performance.now();
  const usedBefore = process.cpuUsage();
  await task();
  const used = process.cpuUsage(usedBefore);
  return { clock: (performance.now() - startedAt) / 1000, processor: (used.user + used.system) / 1e6 };
}

function least(costs: readonly Cost[], kind: keyof Cost): number {
  return Math.min(...costs.map((cost) => cost[kind]));
}

/** The most memory that a process needs which does nothing but look through a file, in megabytes. */
function peakMemory(path: string): number {
  const { stdout } = spawnSync(process.execPath, [process.argv[1] ?? "", "--memory", path], {
    encoding: "utf8",
  });
  return Number(stdout) / 1000;
}

async function measure(name: string, path: string, bytes: number): Promise<object> {
  const decompress = path.endsWith(".zst") ? decompressZstd : decompressGzip;
  const plainCosts: Cost[] = [];
  const ownCosts: Cost[] = [];
  let found = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    plainCosts.push(await costOf(() => decompress(path)));
    const own = await costOf(async () => {
      found = await scan(path);
    });
    ownCosts.push(own);
  }
  const [plain, own] = [least(plainCosts, "clock"), least(ownCosts, "clock")];
  const processor = least(plainCosts, "processor") / least(ownCosts, "processor");
  return {
    file: name,
    "MB expanded": Math.round(bytes / MEGABYTE),
    "times smaller": Number((bytes / statSync(path).size).toFixed(1)),
    "decompress MB/s": Math.round(bytes / MEGABYTE / plain),
    "scan MB/s": Math.round(bytes / MEGABYTE / own),
    "scan / decompress": Number((plain / own).toFixed(2)),
    "processor time": Number(processor.toFixed(2)),
    found,
    "peak MB": Math.round(peakMemory(path)),
  };
}

const FILES = [
  { name: "pages.jsonl.gz", print: toLine, isByRecord: false },
  { name: "pages.warc.wet.gz", print: toWet, isByRecord: true },
  { name: "pages.warc.gz", print: toWarc, isByRecord: true },
  { name: "pages.jsonl", print: toLine, isByRecord: false },
  { name: "pages.warc", print: toWarc, isByRecord: false },
];

for (const { name, print, isByRecord } of FILES) { const path=join("/tmp/rev",name); console.log(name, await writeFile(path,print,isByRecord)); if(!name.endsWith(".gz")) {spawnSync("zstd",["-q","--rm","-f",path]);} }
