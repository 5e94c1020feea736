import { GongkaiError } from "@gongkai/schema";

/** A number that a rule measures by, with its default and what it means. */
interface ThresholdDescription {
  readonly value: number;
  readonly zh: string;
  readonly en: string;
}

/** Every number that rules measure by and an office may set, with its default. */
export const THRESHOLDS = {
  "section-empty.characters": {
    value: 10,
    zh: "第五部分少于此字数视为空",
    en: "A section five of fewer characters counts as empty",
  },
  "counts-in-item-column.decisions": {
    value: 100,
    zh: "处理决定数量不小于此数才核对项目数量是否填成了件数",
    en: "Decisions must be at least this many for items to be taken for counts of cases",
  },
  "jump.ratio": {
    value: 5,
    zh: "与上年之比大于此数或小于其倒数视为突变",
    en: "A ratio to last year above this, or below its inverse, is a jump",
  },
  "jump.minimum": {
    value: 10,
    zh: "两年数字均不小于此数才核对突变",
    en: "Both years must be at least this for a jump to count",
  },
  "sudden-zero.median": {
    value: 20,
    zh: "前三年中位数不小于此数而本年为0",
    en: "Zero is sudden where the median of the three years before is at least this",
  },
  "table-not-updated.non-zero-cells": {
    value: 5,
    zh: "整表与上年相同且非零单元格不少于此数",
    en: "A table equal to last year's counts from this many non-zero cells on",
  },
  "narrative-reused.similarity": {
    value: 0.9,
    zh: "文字相似度不小于此数视为沿用",
    en: "A narrative at least this similar to another counts as reused",
  },
  "narrative-reused.characters": {
    value: 200,
    zh: "少于此字数的文字不核对是否沿用",
    en: "A narrative of fewer characters is not compared",
  },
  "fee-unit.tolerance": {
    value: 0.02,
    zh: "文字与表格金额之比偏离一万倍的容许程度",
    en: "How far the ratio of narrative and cell may be from ten thousand to be a slip of the unit",
  },
  "fee-jump.tolerance": {
    value: 0.1,
    zh: "与上年金额之比偏离一万倍的容许程度",
    en: "How far the ratio to last year's fee may be from ten thousand to be a slip of the unit",
  },
} as const satisfies Record<string, ThresholdDescription>;

/** The name of a threshold: its rule's code and what it measures. */
export type ThresholdId = keyof typeof THRESHOLDS;

/** Thresholds that differ from their defaults. */
export type ThresholdSettings = Readonly<Partial<Record<ThresholdId, number>>>;

/** A threshold as set, or else its default. */
export function thresholdOf(settings: ThresholdSettings, id: ThresholdId): number {
  return settings[id] ?? THRESHOLDS[id].value;
}

/**
 * The same thresholds, once they are known to be ones.
 *
 * Throws a GongkaiError that names the threshold for an unknown name and for what is no number of zero or more.
 */
export function checkThresholds(settings: ThresholdSettings): ThresholdSettings {
  for (const [id, value] of Object.entries(settings)) {
    if (!Object.hasOwn(THRESHOLDS, id)) {
      const known = Object.keys(THRESHOLDS).join(", ");
      throw new GongkaiError("BAD_USER_INPUT", `There is no threshold called ${id}. Use some of: ${known}.`);
    }
    if (typeof value !== "number" || !Number.isFinite(value) || value < 0) {
      throw new GongkaiError("BAD_USER_INPUT", `Threshold ${id} must be a number of zero or more.`);
    }
  }
  return settings;
}
