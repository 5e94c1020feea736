import type { CellAddress, Hypothesis, LocalizedText, Report } from "@gongkai/schema";
import { quantityName } from "../formula/wording.ts";
import type { Judged } from "./blame.ts";
import { numberText, unitText } from "./hypothesis-message.ts";

/** What a diagnosis comes to, before it is said. */
export interface Outcome {
  /** How many failures it is about. */
  readonly count: number;
  readonly cell: CellAddress | null;
  /** Best first. */
  readonly hypotheses: readonly Hypothesis[];
  /** How many of the hypotheses explain all failures by one cell. */
  readonly alternatives: number;
  /** How many of the hypotheses explain as much as the first. */
  readonly guesses: number;
  /** Whether all of the failures are against the year before. */
  readonly isOnlyContinuity: boolean;
  readonly judged: Judged;
}

function withoutStop(text: LocalizedText): LocalizedText {
  const en = text.en.replace(/\.$/, "");
  return { zh: text.zh.replace(/。$/, ""), en: en.charAt(0).toLowerCase() + en.slice(1) };
}

function failuresText(count: number): LocalizedText {
  return { zh: `${count}处不符`, en: count === 1 ? "one failure" : `${count} failures` };
}

/** What is wrong, without who did it. */
function findingText(outcome: Outcome, report: Report): LocalizedText {
  const { count, cell, hypotheses, alternatives, guesses, isOnlyContinuity } = outcome;
  const failures = failuresText(count);
  const best = hypotheses[0];
  if (best === undefined && isOnlyContinuity) {
    return {
      zh: `${failures.zh}只涉及上一年度，改动本年度任何一个数都会引起新的不符，可能是上一年度的数有误`,
      en: `${failures.en} against the year before: any other number this year would make others fail, so last year's may be wrong`,
    };
  }
  if (best === undefined) {
    return {
      zh: `${failures.zh}：没有找到不引起新的不符的改法`,
      en: `${failures.en}: no change was found that would not make others fail`,
    };
  }
  const change = best.changes[0];
  if (cell !== null && change !== undefined) {
    const fix = best.kind === "unit" ? unitText(change, report) : null;
    const name = quantityName(cell, report.edition);
    if (fix !== null) {
      return {
        zh: `${name.zh}${fix.zh}，${failures.zh}由此而来`,
        en: `${name.en} ${fix.en}, which causes ${failures.en}`,
      };
    }
    const [to, from] = [numberText(cell, change.to), numberText(cell, change.from)];
    return {
      zh: `${name.zh}应为${to.zh}，而不是${from.zh}，${failures.zh}由此而来`,
      en: `${name.en} should be ${to.en} rather than ${from.en}, which causes ${failures.en}`,
    };
  }
  const guess = withoutStop(best.message);
  if (alternatives > 1) {
    return {
      zh: `${failures.zh}有${alternatives}个单元格各自都能解释，无法确定是哪一个，其一：${guess.zh}`,
      en: `${failures.en} that each of ${alternatives} cells would explain, so which one is wrong is undecided, for one: ${guess.en}`,
    };
  }
  if (guesses > 1) {
    return {
      zh: `${failures.zh}有${guesses}种同样说得通的解释，无法确定是哪一种，其一：${guess.zh}`,
      en: `${failures.en} that ${guesses} guesses explain alike, so which one is right is undecided, for one: ${guess.en}`,
    };
  }
  return { zh: `${failures.zh}：${guess.zh}`, en: `${failures.en}: ${guess.en}` };
}

/** One sentence on what is wrong and who did it. */
export function diagnosisMessage(outcome: Outcome, report: Report): LocalizedText {
  const found = findingText(outcome, report);
  const { reason } = outcome.judged;
  const en = `${found.en}; ${reason.en}.`;
  return { zh: `${found.zh}；${reason.zh}。`, en: en.charAt(0).toUpperCase() + en.slice(1) };
}
