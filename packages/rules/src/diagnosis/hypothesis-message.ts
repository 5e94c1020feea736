import {
  type CellAddress,
  cellAt,
  cellPlace,
  type Edition,
  type LocalizedText,
  type Report,
  YUAN_PER_MONEY_UNIT,
} from "@gongkai/schema";
import { formCellAt } from "../form-lookup.ts";
import { cellNumberText, inMoneyUnit } from "../formula/number-text.ts";
import { quantityName } from "../formula/wording.ts";
import type { Change, Proposal } from "./proposal.ts";

/** A number as a cell's own unit says it. */
export function numberText(address: CellAddress, value: number | null): LocalizedText {
  if (value === null) return { zh: "空白", en: "blank" };
  return cellNumberText(address, value);
}

/** What to fill in instead of an amount of another unit than its column's, as the column wants it, and what is printed. */
export function unitText({ cell, to }: Change, { tables, edition }: Report): LocalizedText | null {
  const unit = formCellAt(cell, edition)?.column.moneyUnit ?? null;
  const printed = cellAt(tables, cell);
  if (unit === null || printed?.state !== "value") return null;
  const number = inMoneyUnit(to, unit);
  const raw = printed.raw.trim();
  return {
    zh: `应填${number}（${unit}），印为${raw}`,
    en: `should be filled in as ${number} (in units of ${YUAN_PER_MONEY_UNIT[unit]} yuan) rather than the printed ${raw}`,
  };
}

function changeText({ cell, from, to }: Change, edition: Edition | null): LocalizedText {
  const [name, was, is] = [quantityName(cell, edition), numberText(cell, from), numberText(cell, to)];
  return {
    zh: `${name.zh}为${is.zh}（现为${was.zh}）`,
    en: `${name.en} were ${is.en} instead of ${was.en}`,
  };
}

/** The name of the line that a cell stands in, and of its place within that line. */
function lineNames(cell: CellAddress, along: "row" | "column", edition: Edition | null) {
  const found = formCellAt(cell, edition);
  const { row, column } = cellPlace(cell);
  const rowName = { zh: `“${found?.row.label ?? row}”`, en: `“${found?.row.english ?? row}”` };
  const columnName = { zh: `“${found?.column.label ?? column}”`, en: `“${found?.column.english ?? column}”` };
  return along === "row" ? { line: rowName, place: columnName } : { line: columnName, place: rowName };
}

/** Where numbers slipped: the line, from one place to another. */
function runText({ changes, along }: Proposal, edition: Edition | null): LocalizedText {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return { zh: "", en: "" };
  const direction = along ?? "row";
  const [start, end] = [lineNames(first.cell, direction, edition), lineNames(last.cell, direction, edition)];
  // The groups of table `remedies` stand side by side, so one of its lines has several names.
  if (start.line.zh !== end.line.zh) {
    const [from, to] = [quantityName(first.cell, edition), quantityName(last.cell, edition)];
    return { zh: `从${from.zh}到${to.zh}`, en: `from ${from.en} to ${to.en}` };
  }
  return {
    zh: `${start.line.zh}${direction === "row" ? "一行" : "一列"}从${start.place.zh}到${end.place.zh}`,
    en: `in ${direction} ${start.line.en} from ${start.place.en} to ${end.place.en}`,
  };
}

function exchangeText({ changes, along }: Proposal, edition: Edition | null): LocalizedText {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return { zh: "", en: "" };
  if (changes.length === 2) {
    const [one, other] = [quantityName(first.cell, edition), quantityName(last.cell, edition)];
    return {
      zh: `${one.zh}与${other.zh}的数字可能互换了位置`,
      en: `the numbers of ${one.en} and ${other.en} may have changed places`,
    };
  }
  const direction = along ?? "row";
  const [one, other] = [
    lineNames(first.cell, direction, edition).line,
    lineNames(last.cell, direction, edition).line,
  ];
  return {
    zh: `${one.zh}与${other.zh}两${direction === "row" ? "行" : "列"}的数字可能互换了位置`,
    en: `${direction}s ${one.en} and ${other.en} may have changed places`,
  };
}

/** How many numbers of a guess a message names before it only counts them. */
const MOST_NAMED = 2;

function changesText(changes: readonly Change[], edition: Edition | null): LocalizedText {
  if (changes.length > MOST_NAMED) {
    return {
      zh: `若改动其中${changes.length}个数`,
      en: `if ${changes.length} of the numbers were moved back`,
    };
  }
  const texts = changes.map((change) => changeText(change, edition));
  return {
    zh: `若${texts.map(({ zh }) => zh).join("、")}`,
    en: `if ${texts.map(({ en }) => en).join(" and ")}`,
  };
}

const WHOLE_TABLE: LocalizedText = {
  zh: "整张表的数字可能错了一列",
  en: "the numbers of the whole table may stand one column off",
};

/** What may have happened, without what would follow; null where the changes alone say it. */
function eventText(proposal: Proposal, edition: Edition | null): LocalizedText | null {
  const [first, second] = proposal.changes;
  if (first === undefined) return null;
  switch (proposal.kind) {
    case "wrong-cell":
      return null;
    case "transposed-digits": {
      const name = quantityName(first.cell, edition);
      return { zh: `${name.zh}可能有两位数字颠倒`, en: `two digits of ${name.en} may be transposed` };
    }
    case "split-digits": {
      const run = runText(proposal, edition);
      const parts = `${first.from ?? ""}、${second?.from ?? ""}`;
      const englishParts = `${first.from ?? ""} and ${second?.from ?? ""}`;
      return {
        zh: `${run.zh}，${first.to}可能被拆成了${parts}`,
        en: `${run.en} the number ${first.to} may have been split into ${englishParts}`,
      };
    }
    case "shifted-row":
    case "shifted-column": {
      if (proposal.along === null) return WHOLE_TABLE;
      const run = runText(proposal, edition);
      const isRow = proposal.kind === "shifted-row";
      return {
        zh: `${run.zh}的数字可能错了一${isRow ? "列" : "行"}`,
        en: `the numbers ${run.en} may stand one ${isRow ? "column" : "row"} off`,
      };
    }
    case "swapped-cells":
      return exchangeText(proposal, edition);
    case "unit": {
      const name = quantityName(first.cell, edition);
      return { zh: `${name.zh}可能错了计量单位`, en: `the unit of ${name.en} may be wrong` };
    }
  }
}

/** How many failures a guess resolves and how many it makes. */
function effectText(resolved: number, broken: number): LocalizedText {
  const zh = `有${resolved}处不符可以消除`;
  const en = `${resolved} ${resolved === 1 ? "failure" : "failures"} would pass`;
  if (broken === 0) return { zh, en };
  return { zh: `${zh}，但新增${broken}处不符`, en: `${en}, but ${broken} more would fail` };
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One sentence on what may have happened, with which numbers, and what follows. */
export function hypothesisMessage(
  proposal: Proposal,
  resolved: number,
  broken: number,
  report: Report,
): LocalizedText {
  const { edition } = report;
  const effect = effectText(resolved, broken);
  const [first] = proposal.changes;
  const fix = proposal.kind === "unit" && first !== undefined ? unitText(first, report) : null;
  if (fix !== null && first !== undefined) {
    const name = quantityName(first.cell, edition);
    return {
      zh: `${name.zh}可能错了计量单位：${fix.zh}；如此则${effect.zh}。`,
      en: `${capitalize(name.en)} may be in the wrong unit and ${fix.en}: ${effect.en}.`,
    };
  }
  const [event, changes] = [eventText(proposal, edition), changesText(proposal.changes, edition)];
  return {
    zh: `${event === null ? "" : `${event.zh}：`}${changes.zh}，则${effect.zh}。`,
    en: `${capitalize(event === null ? changes.en : `${event.en}: ${changes.en}`)}, ${effect.en}.`,
  };
}
