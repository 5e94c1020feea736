import { type Blame, type CellAddress, cellAt, type LocalizedText, type Report } from "@gongkai/schema";
import { unitOf } from "../form-lookup.ts";
import { readPrintedNumber } from "./printed-number.ts";

/** Who made a cell wrong, and why that can be said, as the end of a sentence. */
export interface Judged {
  readonly blame: Blame;
  readonly reason: LocalizedText;
}

const UNDECIDED = {
  noText: {
    zh: "没有原文可供核对，无法判断是填报有误还是读取有误",
    en: "the text of the source is not at hand, so it is undecided whether the agency or the reading is at fault",
  },
  deduced: {
    zh: "该数字所在的列系推断得出，无法判断是填报有误还是读取有误",
    en: "the column of the number was deduced, so it is undecided whether the agency or the reading is at fault",
  },
  notRead: {
    zh: "原文此处没有读出数字，无法判断是填报有误还是读取有误",
    en: "no number was read there, so it is undecided whether the agency or the reading is at fault",
  },
  noNumber: {
    zh: "原文此处不是阿拉伯数字，无法判断是填报有误还是读取有误",
    en: "the source prints no plain digits there, so it is undecided whether the agency or the reading is at fault",
  },
  several: {
    zh: "不知道是哪个单元格有误，无法判断是填报有误还是读取有误",
    en: "which cell is wrong is not known, so it is undecided whether the agency or the reading is at fault",
  },
} as const satisfies Record<string, LocalizedText>;

const EVERYWHERE: LocalizedText = {
  zh: "原文各处印的就是读出的数，是填报有误",
  en: "the source prints everywhere what was read, so the agency wrote it",
};

function undecided(reason: keyof typeof UNDECIDED): Judged {
  return { blame: "undecided", reason: UNDECIDED[reason] };
}

/** What a printed number may mean in yuan: as it stands, by its own unit, or by one of the form's. */
function isSameNumber(address: CellAddress, value: number, printed: number, unit: number): boolean {
  const factors = unitOf(address) === "money" ? [unit, 1, 10_000, 100_000_000] : [unit];
  return factors.some((factor) => Math.abs(printed * factor - value) < 0.005);
}

/**
 * Whether the agency or the reading made a cell wrong, by the text at the cell's own span: if the number that was read
 * is what stands there, the agency wrote it.
 */
export function blameCell(report: Report, address: CellAddress, text: string | undefined): Judged {
  if (text === undefined) return undecided("noText");
  const cell = cellAt(report.tables, address);
  if (cell?.state !== "value") return undecided("notRead");
  if (cell.placement === "deduced") return undecided("deduced");
  const printed = readPrintedNumber(text, cell.span);
  if (printed.kind === "nothing") return undecided("notRead");
  if (printed.kind === "noNumber") return undecided("noNumber");
  const shown = text.slice(cell.span.start, cell.span.end).trim();
  if (printed.isContinued) {
    return {
      blame: "reading",
      reason: {
        zh: `原文此处的数字在“${shown}”前后还没有完，是读取有误`,
        en: `the number in the source goes on around “${shown}”, so the reading is at fault`,
      },
    };
  }
  if (!isSameNumber(address, cell.value, printed.value, printed.unit)) {
    return {
      blame: "reading",
      reason: {
        zh: `原文此处印的是“${shown}”，是读取有误`,
        en: `the source prints “${shown}” there, so the reading is at fault`,
      },
    };
  }
  return {
    blame: "agency",
    reason: {
      zh: "原文此处印的就是读出的数，是填报有误",
      en: "the source prints what was read, so the agency wrote it",
    },
  };
}

/**
 * Whether the agency or the reading is at fault where several cells are in question: all of them wrong together
 * (`every`), or one of them without its being known which (`some`). Cells without a number have nothing to read again.
 */
export function blameCells(
  report: Report,
  addresses: readonly CellAddress[],
  wrong: "every" | "some",
  text: string | undefined,
): Judged {
  if (text === undefined) return undecided("noText");
  const filled = addresses.filter((address) => cellAt(report.tables, address)?.state === "value");
  const judged = filled.map((address) => blameCell(report, address, text));
  const [first] = judged;
  if (first === undefined) return undecided("notRead");
  if (judged.every(({ blame }) => blame === "agency")) return { blame: "agency", reason: EVERYWHERE };
  const doubtful = judged.find(({ blame }) => blame === "undecided");
  if (doubtful !== undefined) return doubtful;
  const misread = judged.find(({ blame }) => blame === "reading");
  const isDecided = wrong === "every" || judged.every(({ blame }) => blame === "reading");
  return (isDecided ? misread : undefined) ?? undecided("several");
}
