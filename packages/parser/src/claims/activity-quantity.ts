import type { Side } from "./clause.ts";
import { fits, overList, scopesOf } from "./counting.ts";
import type { Quantity } from "./draft.ts";
import type { PrintedNumber } from "./numerals.ts";
import type { SentenceState } from "./sentence-state.ts";

const SESSION_UNITS: ReadonlySet<string> = new Set(["次", "场", "期", "场次", "班次", "个"]);
const PEOPLE_UNITS: ReadonlySet<string> = new Set(["人", "个", "名", "户"]);
const VISIT_UNITS: ReadonlySet<string> = new Set(["次", "人次"]);

/** What may stand before 满意率 without making another rate of it, as 基本 and 热线 would. */
const BEFORE_RATE = /(?:实现|做到|保持|确保|保证|取得|其)$/;

/** Stated rates: 办结率、满意率均为100%. */
export function rates(
  state: SentenceState,
  number: PrintedNumber,
  left: Side,
  isOfEach: boolean,
): readonly Quantity[] {
  const { signs } = left;
  const first = signs.findIndex((sign) => sign.class === "rate");
  if (number.unit !== "%" || first < 0 || signs.slice(first).some((sign) => sign.class !== "rate")) return [];
  const before = signs[first - 1];
  if (before?.class === "gap" && !BEFORE_RATE.test(state.text.slice(before.start, before.end))) return [];
  return overList("rate", scopesOf(signs, "rate"), isOfEach || number.value === 100);
}

/** Training and meetings, where the clause says that they are about disclosure. */
export function sessions(state: SentenceState, number: PrintedNumber, { signs }: Side): readonly Quantity[] {
  const head = signs.at(-1);
  const before = signs.at(-2)?.class;
  const isAboutDisclosure = before === "disclosure" || (before === undefined && state.speaksOfDisclosure);
  if (head?.scope === "participants") {
    const isTraining =
      state.drafts.at(-1)?.kind === "training" && (number.unit === "人次" || number.unit === "人");
    return isTraining ? [{ kind: "training.participants", scope: null }] : [];
  }
  if (!isAboutDisclosure) return [];
  if (head?.class === "meeting")
    return fits(SESSION_UNITS, number) ? [{ kind: "meetings", scope: null }] : [];
  if (number.unit === "人次") return [{ kind: "training.participants", scope: null }];
  // Without a unit it may be the sessions or those who came.
  return SESSION_UNITS.has(number.unit) ? [{ kind: "training", scope: null }] : [];
}

/** Followers of accounts and visits to them. */
export function audience(
  state: SentenceState,
  number: PrintedNumber,
  { signs }: Side,
  right: Side,
): readonly Quantity[] {
  const head = signs.at(-1);
  const channels = scopesOf(signs, "channel");
  if (channels.length > 1) return [];
  const scope = channels[0] ?? (state.channelBefore === "" ? null : state.channelBefore);
  if (head?.class === "follower" && right.signs.length === 0) {
    return PEOPLE_UNITS.has(number.unit) || (number.unit === "" && number.value >= 10_000)
      ? [{ kind: "followers", scope }]
      : [];
  }
  const isVisited =
    head?.class === "visit" || (head?.class === "channel" && right.signs[0]?.class === "visit");
  const isUnit = VISIT_UNITS.has(number.unit) || (number.unit === "" && number.value >= 10_000);
  return isVisited && isUnit ? [{ kind: "visits", scope }] : [];
}
