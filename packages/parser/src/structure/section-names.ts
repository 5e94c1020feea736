import { type FormSectionId, SECTIONS } from "@gongkai/schema";

/**
 * Wordings of the six headings that are headings wherever they stand whole, beside the forms' own: renamings seen in
 * real reports. Words that also name the parts of section one (主动公开情况) are in {@link ORDINARY_NAMES}.
 */
const RENAMINGS: Readonly<Record<FormSectionId, readonly string[]>> = {
  overview: [
    "总体情况概述",
    "工作基本情况",
    "工作总体情况",
    "信息公开总体情况",
    "政府信息公开总体情况",
    "概述",
  ],
  proactiveDisclosure: [
    "主动公开政府政府信息情况",
    "主动公开政府信息的情况",
    "主动公开信息情况",
    "政府信息主动公开情况",
    "行政机关主动公开政府信息情况",
  ],
  requests: [
    "收到和处理信息公开申请情况",
    "收到和处理政府信息公开申请的情况",
    "行政机关收到和处理政府信息公开申请情况",
    "依申请公开政府信息办理情况",
    "依申请公开政府信息情况",
  ],
  remedies: [
    "政府信息公开行政复议和行政诉讼情况",
    "政府信息公开行政复议及行政诉讼情况",
    "政府信息公开行政复议行政诉讼情况",
    "政府信息公开行政复议、诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "因政府信息公开申请行政复议、提起行政诉讼情况",
    "行政复议、行政诉讼情况",
    "行政复议和行政诉讼情况",
    "行政复议(行政诉讼)情况",
    "行政复议、行政许可等情况",
  ],
  problemsAndImprovements: [
    "存在问题及改进情况",
    "存在的问题及改进情况",
    "存在的主要问题和改进情况",
    "存在的主要问题及改进措施",
    "存在的问题及改进措施",
    "政府信息公开工作存在的主要问题及改进情况",
    "主要问题和改进措施",
    "主要问题及改进情况",
  ],
  otherMatters: [
    "其它需要报告的事项",
    "其他需要报告的情况",
    "其它需要报告的情况",
    "其他需要报告事项",
    "其他报告事项",
    "其他需要报告的事项需要说明的事项",
    "其他需要说明的事项",
    "需要说明的事项",
  ],
};

/** Names that the parts of section one, and other documents, have as well: no headings without an ordinal. */
const ORDINARY_NAMES: Readonly<Partial<Record<FormSectionId, readonly string[]>>> = {
  overview: ["基本情况"],
  proactiveDisclosure: ["主动公开情况", "主动公开政府信息"],
  requests: ["依申请公开情况"],
  problemsAndImprovements: ["存在的主要问题", "存在的问题", "存在问题"],
};

/** A known name of a section, found in a text. */
export interface NamedSection {
  /** Position of the section in the form, from 0. */
  readonly order: number;
  /** Whether the name is one of a section only, wherever it stands. */
  readonly isProper: boolean;
  /** Where the name ends in the text. */
  readonly end: number;
}

interface Node {
  readonly next: Map<number, Node>;
  section: { readonly order: number; readonly isProper: boolean } | null;
}

const root: Node = { next: new Map(), section: null };

function addName(name: string, order: number, isProper: boolean): void {
  let node = root;
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    const next = node.next.get(code) ?? { next: new Map(), section: null };
    node.next.set(code, next);
    node = next;
  }
  node.section = { order, isProper };
}

for (const [order, { id, heading }] of SECTIONS.entries()) {
  for (const name of ORDINARY_NAMES[id] ?? []) addName(name, order, false);
  for (const name of [heading.zh, ...RENAMINGS[id]]) addName(name, order, true);
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;
/** A heading of narrow paper is seen on three lines. */
const MOST_LINE_FEEDS = 2;

/**
 * The longest known name that begins at an offset of a text. Spaces inside it, and up to two line breaks, are passed
 * over: they are what a converter left of wrapped lines.
 */
export function nameAt(text: string, from: number, to: number): NamedSection | null {
  let node = root;
  let found: Node["section"] = null;
  let end = from;
  let lineFeeds = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === LINE_FEED) {
      lineFeeds += 1;
      if (lineFeeds > MOST_LINE_FEEDS) break;
      continue;
    }
    const next = node.next.get(code);
    if (next === undefined) break;
    node = next;
    if (node.section !== null) [found, end] = [node.section, at + 1];
  }
  return found === null ? null : { order: found.order, isProper: found.isProper, end };
}

/** Whether a character begins a known name. */
export function beginsName(code: number): boolean {
  return root.next.has(code);
}

/**
 * The order in which signs are looked for: remedies and problems first, because their headings may speak of the
 * disclosure or the requests that they are about.
 */
const BY_DISTINCTNESS = SECTIONS.map((section, order) => ({ ...section, order })).toSorted(
  (one, other) => distinctness(one.id) - distinctness(other.id),
);

function distinctness(id: FormSectionId): number {
  return id === "remedies" || id === "problemsAndImprovements" ? 0 : 1;
}

/** Every sign holds one of these; most numbered lines of the tables hold none. */
const ANY_SIGN = /情况|概述|信息|复议|问题|报告|申请|说明/;

/** Position in the form of the section whose signs a heading's words show, without spaces; -1 if none. */
export function orderBySigns(words: string): number {
  if (!ANY_SIGN.test(words)) return -1;
  const found = BY_DISTINCTNESS.find(({ signs }) =>
    signs.some((list) => list.every((word) => words.includes(word))),
  );
  return found?.order ?? -1;
}
