import { LANGUAGE_TAGS, type Language } from "./language.ts";

const formats = new Map<string, Intl.NumberFormat>();

function formatFor(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(LANGUAGE_TAGS[language], options);
  formats.set(key, known);
  return known;
}

/** What a {@link Decimal} of the schema may look like to `Intl`, which keeps all of its digits. */
type DecimalText = `${number}`;

/** A count, or a decimal number as the server writes it, with separators: 12,345. */
export function formatCount(count: number | string, language: Language): string {
  // Intl takes the digits of a decimal text one by one.
  return formatFor(language, { maximumFractionDigits: 2 }).format(count as DecimalText);
}

/** A count in few characters, for the axis of a chart: 1.2万, 12K. */
export function formatShortCount(count: number, language: Language): string {
  return formatFor(language, { notation: "compact", maximumFractionDigits: 1 }).format(count);
}

/** A part of one as per cent: 0.123 → 12.3%. */
export function formatShare(share: number, language: Language): string {
  return formatFor(language, { style: "percent", maximumFractionDigits: 1 }).format(share);
}

/** A change with its sign: +12, −3, 0. */
export function formatChange(change: number, language: Language): string {
  return formatFor(language, { signDisplay: "exceptZero", maximumFractionDigits: 2 }).format(change);
}

/** How much something changed, as a part of what it was: 0.123 → +12.3%. */
export function formatRelativeChange(change: number, language: Language): string {
  return formatFor(language, {
    style: "percent",
    signDisplay: "exceptZero",
    maximumFractionDigits: 1,
  }).format(change);
}
