import type { Line } from "../structure/lines.ts";
import { readDateLine } from "./dates.ts";

/** Where the agency can be reached, as found. Offsets are into the reading text. */
export interface FoundContact {
  readonly address: string | null;
  readonly telephone: string | null;
  readonly email: string | null;
  readonly postcode: string | null;
  readonly start: number;
  readonly end: number;
}

type Parts = Omit<FoundContact, "start" | "end">;

const TELEPHONE =
  /(?:电 {0,3}话|联系方式|座机|手机)(?:号码)?(?:\(传真\)|及传真|\/传真)? {0,3}[:为是]? {0,3}(\(?0?\d{2,4}\)? {0,2}[-—–]{0,2} {0,2}\d{7,8}(?:[-转]\d{1,6})?|\d{11}|\d{7,8})(?!\d)/;
const POSTCODE = /(?:邮 {0,3}编|邮政编码) {0,3}[:为是]? {0,3}(\d{6})(?!\d)/;
const ADDRESS =
  /(?:通讯地址|通信地址|联系地址|办公地址|办公地点|邮寄地址|地 {0,3}址) {0,3}[:为是]? {0,3}([^,;。:|)\s][^,;。:|]{2,60})/;
/** What ends an address that runs on: the next label, or the bracket that holds the whole. */
const AFTER_ADDRESS = / {0,3}(?:联系|电 {0,3}话|邮 {0,3}编|邮政|邮箱|电子|传 {0,3}真|网 {0,3}址|办公时间).*$/;
const ADDRESS_CHARACTER = /[A-Za-z0-9._%+-]/;
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}$/;

/** The address around the first `@`, in one pass each way. */
function emailIn(text: string): string | null {
  const at = text.indexOf("@");
  if (at === -1) return null;
  let [start, end] = [at, at + 1];
  while (start > 0 && at - start < 64 && ADDRESS_CHARACTER.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && end - at < 128 && ADDRESS_CHARACTER.test(text.charAt(end))) end += 1;
  // A space within the address cuts it.
  if (/^ [a-z.]/.test(text.slice(end, end + 2))) return null;
  const email = text.slice(start, end).replace(/[.-]+$/, "");
  return EMAIL.test(email) ? email : null;
}

/** `示例路1号(县政府大院)` keeps its brackets, `示例路1号)` loses the one that closes the sentence's. */
function addressIn(text: string): string | null {
  const printed = ADDRESS.exec(text)?.[1]?.replace(AFTER_ADDRESS, "");
  if (printed === undefined) return null;
  let depth = 0;
  for (let at = 0; at < printed.length; at += 1) {
    if (printed.charAt(at) === "(") depth += 1;
    if (printed.charAt(at) === ")") depth -= 1;
    if (depth < 0) return printed.slice(0, at).trim() || null;
  }
  return printed.trim() || null;
}

function partsIn(text: string): Parts {
  return {
    address: addressIn(text),
    telephone: TELEPHONE.exec(text)?.[1] ?? null,
    email: emailIn(text),
    postcode: POSTCODE.exec(text)?.[1] ?? null,
  };
}

function isEmpty({ address, telephone, email, postcode }: Parts): boolean {
  return address === null && telephone === null && email === null && postcode === null;
}

/** Words of the page's own footer, which gives the website's telephone and not the report's. */
const FOOTER =
  /主办单位|承办单位|(?:主办|承办) {0,3}(?::|$)|^(?:主办|承办) |版权|ICP备|公网安备|标识码|技术支持|网站地图|站点地图/;
const ASKS = /(?<!申)请(?=[^。;]{0,60}(?:联系|咨询|反映|致电|垂询))|如[有需对][^。;]{0,60}(?:联系|咨询|致电)/;
const STATES = /(?:联系|咨询)电话|(?:通讯|通信|联系|办公)地址/;
const LONGEST_SENTENCE = 400;

/** The data that a sentence gives from `at` on, or null. */
function partsOfSentence({ text, start }: Line, at: number): FoundContact | null {
  const stop = text.indexOf("。", at);
  const end = Math.min(stop === -1 ? text.length : stop, at + LONGEST_SENTENCE);
  const parts = partsIn(text.slice(at, end));
  return isEmpty(parts) ? null : { ...parts, start: start + at, end: start + end };
}

/** `如有疑问,请与某某局联系(地址:…;电话:…)。`: what the sentence that asks to get in touch gives. */
function contactSentence(lines: readonly Line[]): FoundContact | null {
  for (const line of lines) {
    const { text } = line;
    if (!text.includes("联系") && !text.includes("咨询") && !text.includes("致电")) continue;
    const at = ASKS.exec(text)?.index;
    const found = at === undefined ? null : partsOfSentence(line, at);
    if (found !== null) return found;
  }
  return null;
}

/** `本报告由某某局编制。联系电话:…,地址:…。`: data in an introduction that asks nothing. */
function contactInIntroduction(head: readonly Line[]): FoundContact | null {
  for (const line of head) {
    if (!line.text.includes("。") || FOOTER.test(line.text)) continue;
    const at = STATES.exec(line.text)?.index;
    const found = at === undefined ? null : partsOfSentence(line, at);
    if (found !== null) return found;
  }
  return null;
}

const LABEL_FIRST =
  /^(?:(?:联系|咨询|办公)?电 {0,3}话|联系方式|(?:通讯|通信|联系|办公|邮寄)?地 {0,3}址|邮 {0,3}编|邮政编码|(?:电子)?邮箱|电子邮件|E-?mail)(?:号码|地址)? {0,3}:/i;
const ASKED_LABEL = /^(?:联系|咨询|通讯|通信|邮寄)/;
/** Lines of one block of contact data stand together. */
const MOST_LINES = 6;

/** Whether the page's footer holds a block of lines: it stands near, and no date of a signature parts the two. */
function isInFooter(lines: readonly Line[], first: number, end: number, length: number): boolean {
  // 联系电话 and 通讯地址 within the last section are its own; 地址 and 电话 may begin a footer.
  const isOwn = end <= length && ASKED_LABEL.test(lines[first]?.text ?? "");
  if (lines.slice(Math.max(0, first - MOST_LINES), end).some(({ text }) => FOOTER.test(text))) return true;
  for (const { text, start } of lines.slice(end, end + MOST_LINES)) {
    if (readDateLine(text, start) !== null) return false;
    // A footer with data of its own leaves those above it to the report.
    if (FOOTER.test(text)) return !TELEPHONE.test(text) && !isOwn;
  }
  return false;
}

/** The lines of a block and, below a label that ends its line, the value. */
function blockFrom(lines: readonly Line[], first: number): readonly Line[] {
  const block: Line[] = [];
  for (const [at, line] of lines.slice(first, first + MOST_LINES).entries()) {
    const above = block.at(-1);
    const isValue = above?.text.endsWith(":") === true && lines[first + at - 1] === above;
    if (LABEL_FIRST.test(line.text) || isValue) block.push(line);
  }
  return block;
}

/** Lines such as `联系电话:…` and `地址:…` that belong to no footer; `length` lines are of a section, others follow. */
function contactLines(lines: readonly Line[], length: number): FoundContact | null {
  const first = lines.findIndex(({ text }) => text.length <= 120 && LABEL_FIRST.test(text));
  const line = lines[first];
  if (line === undefined) return null;
  const block = blockFrom(lines, first);
  const last = block.at(-1) ?? line;
  if (isInFooter(lines, first, lines.indexOf(last, first) + 1, length)) return null;
  const parts = partsIn(block.map(({ text }) => (text.endsWith(":") ? text : `${text}\n`)).join(""));
  return isEmpty(parts) ? null : { ...parts, start: line.start, end: last.end };
}

function firstContact(
  parts: readonly (readonly Line[])[],
  find: (lines: readonly Line[]) => FoundContact | null,
): FoundContact | null {
  for (const lines of parts) {
    const found = find(lines);
    if (found !== null) return found;
  }
  return null;
}

/**
 * Where the report says its agency can be reached, or null. The sentence that invites questions comes first, then
 * labelled lines.
 *
 * @param introduction lines above the first section
 * @param sections further lines that may hold the sentence
 * @param tail lines below the last section
 */
export function findContact(
  introduction: readonly Line[],
  sections: readonly (readonly Line[])[],
  tail: readonly Line[],
): FoundContact | null {
  const parts = [introduction, ...sections, tail];
  // Whether lines are the footer's is seen from what follows them.
  const end = [...(sections.at(-1) ?? []), ...tail];
  return (
    firstContact(parts, contactSentence) ??
    contactInIntroduction(introduction) ??
    firstContact([introduction, ...sections.slice(0, -1)], (lines) => contactLines(lines, lines.length)) ??
    contactLines(end, sections.at(-1)?.length ?? 0)
  );
}
