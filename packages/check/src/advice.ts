import type { Blame, Diagnosis, Finding, LocalizedText, RuleKind } from "@gongkai/schema";
import type { ArrangedFinding } from "./arrange-findings.ts";

/** What is said of a failure beside its figures. */
export interface Advice {
  /** Whether the agency or the reading is at fault, and why. */
  readonly blame: LocalizedText | null;
  /** What may have happened, best first, unless `blame` says it already. */
  readonly guesses: readonly LocalizedText[];
  /** What to do. */
  readonly help: LocalizedText | null;
}

/** Beside a cell that is singled out more guesses than this help nobody. */
const GUESSES = 3;

const NO_ADVICE: Advice = { blame: null, guesses: [], help: null };

const BLAME_WORDS: Readonly<Record<Blame, LocalizedText>> = {
  agency: { zh: "填报有误（不是读取之误）", en: "the agency, not the reading" },
  reading: { zh: "读取有误（不是填报之误）", en: "the reading, not the agency" },
  undecided: { zh: "尚不能确定是填报还是读取有误", en: "the agency or the reading; the text does not tell" },
};

const HELP_BY_BLAME: Readonly<Record<Blame, LocalizedText>> = {
  agency: {
    zh: "对照台账确认后更正报告中的数字，再核对一次。",
    en: "Compare with the records, correct the number in the report, and check again.",
  },
  reading: {
    zh: "以原文为准，不要据此更正报告；请把这份文件反馈给本工具的维护者。",
    en: "Go by the source and leave the report as it is; send the file to the maintainers of this tool.",
  },
  undecided: {
    zh: "对照原文查看所标各处，确认原文数字后再作判断。",
    en: "Look up the marked places in the source before judging.",
  },
};

const HELP_BY_KIND: Readonly<Record<RuleKind, LocalizedText>> = {
  balance: {
    zh: "对照台账找出有误的数字并更正。",
    en: "Compare with the records and correct the number that is wrong.",
  },
  footing: {
    zh: "对照台账找出有误的数字并更正。",
    en: "Compare with the records and correct the number that is wrong.",
  },
  continuity: {
    zh: "与上年报告逐项核对；如上年报告有误，应予更正或在报告中说明。",
    en: "Compare with last year's report; if that one is wrong, correct it or say so in the report.",
  },
  agreement: {
    zh: "核对文字与表格，更正不一致的一处。",
    en: "Compare the text with the table and correct the one that is wrong.",
  },
  plausibility: {
    zh: "核实数字；属实的不必更改，可在报告中说明。",
    en: "Verify the number; if it is true, leave it and explain it in the report.",
  },
  structure: {
    zh: "按照规定的报告格式补充或调整。",
    en: "Complete or rearrange the report as the form asks.",
  },
  hierarchy: {
    zh: "与下级机关的报告核对。",
    en: "Compare with the reports of the bodies below.",
  },
  timeliness: {
    zh: "今后按规定期限公布。",
    en: "Publish within the time that the law sets.",
  },
};

const HELP_WITH_TEXT: LocalizedText = {
  zh: "核实文字是否符合本年度实际，有误的更正；属实的不必更改。",
  en: "Look at the text again: correct what does not hold for this year; what is true can stay.",
};

/** What to do about a failure that no diagnosis explains; where it points to words, nothing is said of tables. */
function helpWith({ kind, places }: Finding): LocalizedText {
  const hasCells = places.some(({ cell }) => cell !== null);
  const isOfWords =
    !hasCells &&
    (kind === "continuity" || kind === "agreement" || (kind === "plausibility" && places.length > 0));
  return isOfWords ? HELP_WITH_TEXT : HELP_BY_KIND[kind];
}

/** The guesses that the sentence of the diagnosis does not say already; all of them where none is singled out. */
function furtherGuesses({ cell, message, hypotheses }: Diagnosis): readonly LocalizedText[] {
  const rest = cell !== null && hypotheses[0]?.kind === "wrong-cell" ? hypotheses.slice(1) : hypotheses;
  const isSaid = (guess: LocalizedText) =>
    message.en.toLowerCase().includes(guess.en.replace(/\.$/, "").toLowerCase());
  const unsaid = rest.flatMap(({ message: guess }) => (isSaid(guess) ? [] : [guess]));
  return cell === null ? unsaid : unsaid.slice(0, GUESSES);
}

/** What is to be said of a failure. What the same diagnosis explains, or the same rule asks for, is said once. */
export function adviceOf({ finding, diagnosis, explainedAt, isFirstOfRule }: ArrangedFinding): Advice {
  if (diagnosis === null) {
    const isAsked = isFirstOfRule && finding.verdict === "fail" && finding.severity !== "information";
    return isAsked ? { ...NO_ADVICE, help: helpWith(finding) } : NO_ADVICE;
  }
  if (explainedAt !== null) return NO_ADVICE;
  const { blame, message } = diagnosis;
  return {
    blame: {
      zh: `${BLAME_WORDS[blame].zh}。${message.zh}`,
      en: `${BLAME_WORDS[blame].en}. ${message.en}`,
    },
    guesses: furtherGuesses(diagnosis),
    help: HELP_BY_BLAME[blame],
  };
}
