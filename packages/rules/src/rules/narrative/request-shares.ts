import { type CellAddress, type Claim, type ClaimKind, cellAt, type Report } from "@gongkai/schema";
import { isWithin, lastDigitWorth } from "./claim-range.ts";

/** How a share can be computed: `numerator / denominator`. */
export interface Share {
  readonly formula: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

const RECEIVED: CellAddress = "requests/received/total";
const START: CellAddress = "requests/pendingAtStart/total";
const PROCESSED: CellAddress = "requests/processed.total/total";
const END: CellAddress = "requests/pendingAtEnd/total";
/** The cells that shares of requests are computed from. */
export const SHARE_CELLS = [RECEIVED, START, PROCESSED, END] as const;

/** The shares of requests closed that the table gives; the plainest first. */
export function tableShares({ tables }: Report): readonly Share[] {
  const at = (address: CellAddress) => {
    const cell = cellAt(tables, address);
    return cell?.state === "value" ? cell.value : null;
  };
  const [received, start, processed, end] = [at(RECEIVED), at(START), at(PROCESSED), at(END)];
  const [all, closed] = [
    received === null || start === null ? null : received + start,
    received === null || end === null ? null : received - end,
  ];
  return [
    { formula: "processed.total / (received + pendingAtStart)", numerator: processed, denominator: all },
    { formula: "processed.total / received", numerator: processed, denominator: received },
    { formula: "(received - pendingAtEnd) / received", numerator: closed, denominator: received },
  ];
}

/** The share of requests closed that claims of the narrative give. */
export function statedShare({ claims }: Report, indices: readonly number[]): Share {
  const value = (...kinds: readonly ClaimKind[]) =>
    indices.flatMap((index) => claims[index] ?? []).find(({ kind }) => kinds.includes(kind))?.value ?? null;
  return {
    formula: "requests.processed / requests.received",
    numerator: value("requests.processed"),
    denominator: value("requests.receivedAndPending", "requests.received"),
  };
}

/** A share in per cent, or null where it is not known. */
export function percentOf({ numerator, denominator }: Share): number | null {
  return numerator === null || denominator === null || denominator <= 0
    ? null
    : (numerator / denominator) * 100;
}

/** Whether a share prints as the stated rate, rounded or cut off. */
export function printsAs(share: Share, { value, raw }: Claim): boolean {
  const percent = percentOf(share);
  const worth = lastDigitWorth(raw);
  return percent !== null && isWithin(percent, { minimum: value - worth / 2, maximum: value + worth - 1e-9 });
}
