import { APPLICANTS } from "@gongkai/schema";

const NO_LETTERS = /[\s\p{P}\p{S}]+/gu;

/** What {@link NO_LETTERS} says of a UTF-16 unit; `half` where the one behind it decides, too. */
const UNIT = { letter: 0, sign: 1, half: 2 } as const;
const UNITS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (code >= 0xd800 && code < 0xe000) return UNIT.half;
  return /[\s\p{P}\p{S}]/u.test(String.fromCharCode(code)) ? UNIT.sign : UNIT.letter;
});

/** The word for other that many labels hold, and its other spelling. */
const [, , , , , OTHER] = APPLICANTS;
const [OTHER_SPELLING] = OTHER.aliases;

/** Markdown breaks a line within a cell by the tag of HTML. */
const LINE_BREAK_TAG = /<br\s*\/?>/gi;

/**
 * What is left of a label when spaces, punctuation and quotation marks are gone, so that
 * `3.危及“三安全一稳定”`, `3、危及三安全一稳定` and `3．危及"三安全 一稳定"` are one. 其它 is 其他.
 */
export function labelKey(label: string): string {
  const key = withoutSigns(label.includes("<") ? label.replace(LINE_BREAK_TAG, "") : label);
  return key.includes(OTHER_SPELLING) ? key.replaceAll(OTHER_SPELLING, OTHER.label) : key;
}

/** Every cell of every table passes here, so the letters are picked unit by unit, without an expression. */
function withoutSigns(label: string): string {
  let letters = "";
  let from = 0;
  for (let at = 0; at < label.length; at += 1) {
    const unit = UNITS[label.charCodeAt(at)];
    if (unit === UNIT.letter) continue;
    if (unit === UNIT.half) return label.replace(NO_LETTERS, "");
    if (at > from) letters += label.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? label : letters + label.slice(from);
}

/** A label without a bracketed remark at its end: `规章(设区的市填报)` → `规章`. */
export function withoutRemark(label: string): string {
  const opening = label.lastIndexOf("(");
  if (opening === -1) return label;
  const closing = label.indexOf(")", opening);
  return closing === -1 || closing === label.length - 1 ? label.slice(0, opening).trimEnd() : label;
}

/** The label's own words, without the ordinal before them: `1.属于国家秘密` → `属于国家秘密`. */
export function withoutOrdinal(key: string): string {
  return key.replace(/^(?:[一二三四五六七八]|\d)(?=\p{Script=Han})/u, "");
}
