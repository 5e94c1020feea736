import type { ClaimKind } from "@gongkai/schema";
import type { Random } from "../random.ts";
import { toChineseCount } from "./chinese-numerals.ts";
import type { Passage, StatedClaim } from "./passage.ts";

/** What more there is to say about a stated number. */
export interface StateDetail {
  /** What part of the quantity it is; see `CLAIM_KINDS`. */
  readonly scope?: string;
  /** The year, where it is not the report year. */
  readonly year?: number;
  /** The sum it is listed as a part of. */
  readonly partOf?: Passage;
  /** Whether the text may round it with 余, 多, 近 or 约. Sums and their parts never are. */
  readonly canBeRounded?: boolean;
  /** Whether it is by how much something fell, which is printed without a sign and means less than nothing. */
  readonly isFall?: boolean;
}

/** States numbers in running text, and keeps what was stated. */
export interface Stater {
  /** A number of things with its measure word, such as 12件, 十二件, 近1.2万条. */
  count(kind: ClaimKind, value: number, measure: string, detail?: StateDetail): Passage;
  /** Words such as 未收到 or 无, by which the text says that there is none of each quantity. */
  none(words: string, kinds: readonly ClaimKind[], detail?: StateDetail): Passage;
  /** A sum of money, given in yuan, in 元 or 万元. */
  money(kind: ClaimKind, yuan: number, unit?: "元" | "万元"): Passage;
  /** A percentage, printed without its sign: the words before it say whether something rose or fell. */
  percent(kind: ClaimKind, value: number, scope: string): Passage;
  /** One number that stands for several quantities, as in 均为0件. */
  each(kinds: readonly ClaimKind[], value: number, measure: string): Passage;
}

interface Printed {
  readonly text: string;
  readonly value: number;
  readonly isApproximate: boolean;
}

const exactly = (text: string, value: number): Printed => ({ text, value, isApproximate: false });

function groupThousands(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function round(random: Random, value: number, measure: string): Printed {
  const isLarge = value >= 10_000;
  const step = isLarge ? 1_000 : 10 ** (String(value).length - 2);
  const below = Math.floor(value / step) * step;
  const word = random.pick(["余", "多", "近", "约"]);
  // 近 comes from below, 余 and 多 from above.
  const rounded = word === "近" ? below + step : below;
  const digits = isLarge ? `${rounded / 10_000}万` : String(rounded);
  const text = word === "近" || word === "约" ? `${word}${digits}${measure}` : `${digits}${word}${measure}`;
  return { text, value: rounded, isApproximate: true };
}

/** One of the ways in which offices print a number; most print its digits. */
function vary(random: Random, value: number, measure: string, canBeRounded: boolean): Printed {
  const way = random.next();
  if (canBeRounded && value >= 100 && way < 0.3) return round(random, value, measure);
  const isCounted = value > 0 && measure !== "";
  if (way > 0.92 && isCounted && value <= 120) return exactly(`${toChineseCount(value)}${measure}`, value);
  if (way > 0.88 && value >= 1_000) return exactly(`${groupThousands(value)}${measure}`, value);
  if (way > 0.84 && value >= 10_000 && value % 100 === 0) {
    return exactly(`${value / 10_000}万${measure}`, value);
  }
  if (way > 0.78 && way < 0.84 && isCounted) return exactly(`${value} ${measure}`, value);
  // Some forget the measure word: 政府信息72，其中…
  if (way > 0.76 && way < 0.78) return exactly(String(value), value);
  return exactly(`${value}${measure}`, value);
}

/** A way to state numbers: `plain` prints digits only, `varied` as different offices print them. */
export function createStater(random: Random, wording: "plain" | "varied"): Stater {
  const claim = (kind: ClaimKind, { text, ...stated }: Printed, detail: StateDetail = {}): StatedClaim => ({
    kind,
    ...stated,
    value: detail.isFall === true ? -stated.value : stated.value,
    scope: detail.scope ?? null,
    year: detail.year ?? null,
    partOf: detail.partOf?.claims[0] ?? null,
    printed: text,
  });
  const print = (value: number, measure: string, canBeRounded = false) =>
    wording === "plain" ? exactly(`${value}${measure}`, value) : vary(random, value, measure, canBeRounded);
  return {
    count: (kind, value, measure, detail) => {
      const printed = print(value, measure, detail?.canBeRounded);
      return { text: printed.text, claims: [claim(kind, printed, detail)] };
    },
    none: (words, kinds, detail) => ({
      text: words,
      claims: kinds.map((kind) => claim(kind, exactly(words, 0), detail)),
    }),
    money: (kind, yuan, unit = "元") => {
      // Whole yuan, so that four decimals of 万元 are exact.
      const printed = exactly(unit === "元" ? `${yuan}元` : `${yuan / 10_000}万元`, yuan);
      return { text: printed.text, claims: [claim(kind, printed)] };
    },
    percent: (kind, value, scope) => {
      const printed = exactly(`${Math.abs(value)}%`, value);
      return { text: printed.text, claims: [claim(kind, printed, { scope })] };
    },
    each: (kinds, value, measure) => {
      const printed = print(value, measure);
      return { text: printed.text, claims: kinds.map((kind) => claim(kind, printed)) };
    },
  };
}
