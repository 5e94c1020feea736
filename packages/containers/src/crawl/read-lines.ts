import type { ContainerPlace } from "../archives/member-reader.ts";
import type { ByteReader } from "../byte-reader.ts";
import type { ContainedItem } from "../contained-item.ts";
import { damaged, tooLarge, unsupported } from "../document-errors.ts";
import { mayHoldReport } from "../may-hold-report.ts";
import type { Label, Reading } from "../reading.ts";
import { WordFinder } from "../word-finder.ts";
import { readFields } from "./line-fields.ts";

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const [OPENING_BRACE, CLOSING_BRACE] = [0x7b, 0x7d];
/** How much is looked through at once. */
const BLOCK = 1024 * 1024;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** Where a line begins and ends without white space around it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function trim(view: Buffer, start: number, end: number): Stretch {
  let [from, to] = [start, end];
  while (from < to && (view[from] ?? 0) <= SPACE) from += 1;
  while (to > from && (view[to - 1] ?? 0) <= SPACE) to -= 1;
  return { from, to };
}

/** The documents of JSON Lines. Only lines that may hold a report are parsed. */
export async function* readLines(
  reader: ByteReader,
  { prefix, label }: ContainerPlace,
  reading: Reading,
): AsyncGenerator<ContainedItem, void, undefined> {
  const { limits } = reading.settings;
  const finder = new WordFinder();
  let number = 0;
  await reader.fill(BYTE_ORDER_MARK.length);
  if (reader.view().subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)) {
    reader.consume(BYTE_ORDER_MARK.length);
  }
  for (;;) {
    await reader.fill(BLOCK);
    let view = reader.view();
    let last = view.lastIndexOf(LINE_FEED);
    while (last === -1 && !reader.isEnded && view.length <= limits.documentBytes) {
      await reader.fill(2 * view.length);
      view = reader.view();
      last = view.lastIndexOf(LINE_FEED);
    }
    if (last === -1 && view.length > limits.documentBytes) {
      number += 1;
      const name = `${prefix}line ${number}`;
      await skipLine(reader);
      if (!reading.skipsNext()) yield reading.failure(name, tooLarge(name, limits.documentBytes));
      continue;
    }
    if (view.length === 0) break;
    const position = reader.position;
    const complete = last === -1 || (reader.isEnded && reader.damage === null) ? view.length : last + 1;
    // What stands before a damage is half a line.
    if (last === -1 && reader.damage !== null) break;
    for (let start = 0; start < complete; ) {
      const feed = view.indexOf(LINE_FEED, start);
      const end = feed === -1 ? complete : feed;
      const { from, to } = trim(view, start, end);
      start = end + 1;
      number += 1;
      if (from === to) continue;
      const isObject = view[from] === OPENING_BRACE && view[to - 1] === CLOSING_BRACE;
      if (isObject && !finder.holds(view, position, from, to)) {
        if (!reading.skipsNext()) reading.passOver();
      } else if (!reading.skipsNext()) {
        const name = `${prefix}line ${number}`;
        const item = readLine(view.subarray(from, to), name, label, position + from, reading);
        if (item === null) reading.passOver();
        else yield item;
      }
    }
    reader.consume(complete);
  }
  if (reader.damage !== null && !reading.skipsNext()) {
    yield reading.failure(`${prefix}line ${number + 1}`, reader.damage);
  }
}

/** Steps over the rest of a line and its end. */
async function skipLine(reader: ByteReader): Promise<void> {
  for (;;) {
    const view = reader.view();
    const feed = view.indexOf(LINE_FEED);
    if (feed !== -1) return reader.consume(feed + 1);
    reader.consume(view.length);
    if (!(await reader.fill(1))) return;
  }
}

function decodeLine(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  // JSON is UTF-8; some is GBK all the same.
  return text.includes("\ufffd") && !mayHoldReport(text) ? new TextDecoder("gb18030").decode(bytes) : text;
}

/** The item of a line; null where it turns out to hold no report. */
function readLine(
  bytes: Buffer,
  name: string,
  { seenAt: inputSeenAt }: Label,
  position: number,
  reading: Reading,
): ContainedItem | null {
  const { fields, limits } = reading.settings;
  if (bytes.length > limits.documentBytes) return reading.failure(name, tooLarge(name, limits.documentBytes));
  const written = decodeLine(bytes);
  // Parsing costs more than all that is asked of a line before; only escapes hide words from this.
  const isObject = bytes[0] === OPENING_BRACE && bytes.at(-1) === CLOSING_BRACE;
  if (isObject && !written.includes("\\u") && !mayHoldReport(written)) return null;
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return reading.failure(name, damaged(name, `no JSON (${what})`, `at byte ${position}`, error));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const advice = "Each line has to be a JSON object that holds a document.";
    return reading.failure(name, unsupported(name, "is no JSON object", advice));
  }
  const { content, url, seenAt } = readFields(value, fields);
  if (content === null) {
    const known = [...fields.html, ...fields.text].join(", ");
    const advice = "Name the field that holds the text or the HTML.";
    return reading.failure(name, unsupported(name, `has none of the fields ${known}`, advice));
  }
  if (!mayHoldReport(content)) return null;
  const document = Buffer.from(content);
  if (document.length > limits.documentBytes)
    return reading.failure(name, tooLarge(name, limits.documentBytes));
  return reading.document({ name, url, seenAt: seenAt ?? inputSeenAt }, document);
}
