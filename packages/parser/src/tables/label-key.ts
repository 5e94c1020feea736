import { APPLICANTS } from "@gongkai/schema";

const NO_LETTERS = /[\s\p{P}\p{S}]+/gu;

/** The word for other that many labels hold, and its other spelling. */
const [, , , , , OTHER] = APPLICANTS;
const [OTHER_SPELLING] = OTHER.aliases;

const LINE_BREAK_TAG = /<br\s*\/?>/gi;

/** Most labels are words and nothing else; telling so is several times faster than replacing nothing. */
const HAN_ONLY = /^[\u4e00-\u9fff]+$/;

/**
 * What is left of a label when spaces, punctuation and quotation marks are gone, so that
 * `3.危及“三安全一稳定”`, `3、危及三安全一稳定` and `3．危及"三安全 一稳定"` are one. 其它 is 其他.
 */
export function labelKey(label: string): string {
  const key = HAN_ONLY.test(label) ? label : withoutSigns(label);
  return key.includes(OTHER_SPELLING) ? key.replaceAll(OTHER_SPELLING, OTHER.label) : key;
}

function withoutSigns(label: string): string {
  // Markdown breaks a line within a cell by the tag of HTML.
  return (label.includes("<") ? label.replace(LINE_BREAK_TAG, "") : label).replace(NO_LETTERS, "");
}

/** A label without a bracketed remark at its end: `规章(设区的市填报)` → `规章`. */
export function withoutRemark(label: string): string {
  return label.replace(/\s*\([^()]*\)?$/, "");
}

/** The label's own words, without the ordinal before them: `1.属于国家秘密` → `属于国家秘密`. */
export function withoutOrdinal(key: string): string {
  return key.replace(/^(?:[一二三四五六七八]|\d)(?=\p{Script=Han})/u, "");
}
