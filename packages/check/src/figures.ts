import type { Finding, LocalizedText } from "@gongkai/schema";

const DIGITS = 4;

/** A number without the traces of binary fractions. */
export function formatNumber(value: number): string {
  return String(Number(value.toFixed(DIGITS)));
}

/** The figures of a finding that are known, and their difference; null where neither is. */
export function figuresText({ left, right, difference }: Finding): LocalizedText | null {
  const figures: readonly (readonly [LocalizedText, number | null])[] = [
    [{ zh: "左边", en: "left" }, left],
    [{ zh: "右边", en: "right" }, right],
    [{ zh: "相差", en: "difference" }, difference === 0 ? null : difference],
  ];
  const known = figures.flatMap(([name, value]) =>
    value === null
      ? []
      : [{ zh: `${name.zh} ${formatNumber(value)}`, en: `${name.en} ${formatNumber(value)}` }],
  );
  if (known.length === 0) return null;
  return { zh: known.map(({ zh }) => zh).join("，"), en: known.map(({ en }) => en).join(", ") };
}
