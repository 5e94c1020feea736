import type { Claim } from "@gongkai/schema";
import type { ClaimText } from "./claim-text.ts";

/** What an office for reconsiderations decides, a legal office answers for, or a whole place counts, on any subject. */
const OF_ALL_CASES = /[复復][议議][机機][关關构構]|[应應][诉訴]|全[市县縣區区旗省州][^年]/;
/** 其中涉及政府信息公开2件: the number before it counts cases on any subject. */
const NARROWED = /(?:其中|涉及).{0,40}信息公[开開]/;
/** 新增行政复议: in the words right before a number. */
const NEW_ONLY = /新(?:增|收|发|發|受理|立案)[^,，;；:：]*$/;
/** 不含转办的5件: said behind a number, of what it leaves out. */
const LEAVES_OUT = /不(?:含|包括|包含|[计計]入)/;
/** 上年结转1件; 以市政府为被告1件: cases that are the table's although there was none of the year, or of the agency. */
const OTHER_CASES = /[结結][转轉]|上年.{0,4}未|被告/;
const CASES = /[复復覆][议議]|[诉訴][讼訟]/;
/** 零件逾期: none of those counted. */
const WITH_A_FAULT = /^\s*(?:逾期|超期|超[时時]|延期|[积積][压壓]|[败敗][诉訴]|被)/;
/** 修订3件: documents issued again. */
const ISSUED_AGAIN = /修[订訂改正]|[转轉][发發]/;
/** 20件(含历年): said right behind a number. */
const WITH_EARLIER = /^[^,，;；]{0,3}[(（]?(?:含|包括)[^,，;；]{0,6}[历歷往]年/;
/** 累计受理20件, 本年度新收5件: the number of the year itself follows. */
const IN_ALL = /累[计計]|[积積]累/;
const OF_THE_YEAR = /(?:其中|本年度?|[当當]年|今年)(?:共|[为為])?新[收增]/;

/** Whether cases are counted whatever they were about; the form counts those about the disclosure of information. */
export function countsAllCases({ kind, value }: Claim, { before, after, next }: ClaimText): boolean {
  if (!kind.startsWith("remedies.")) return false;
  return OF_ALL_CASES.test(before) || (value > 0 && (NARROWED.test(after) || NARROWED.test(next)));
}

/** Whether a 0 denies less than all that the table counts: only new cases, only those that were late. */
export function deniesOnlySome({ kind, value }: Claim, { before, after }: ClaimText): boolean {
  if (value !== 0) return false;
  if (LEAVES_OUT.test(after) || WITH_A_FAULT.test(after)) return true;
  if (kind === "documents.issued") return ISSUED_AGAIN.test(after);
  return kind.startsWith("remedies.") && (NEW_ONLY.test(before) || OTHER_CASES.test(after));
}

/** Whether what is pending is said of cases: 行政复议0件(不含上年结转1件). */
export function isPendingCase({ kind }: Claim, { before }: ClaimText): boolean {
  return kind.startsWith("requests.pending") && CASES.test(before);
}

/** Whether requests of earlier years are counted in. */
export function countsEarlierYears({ kind }: Claim, { before, after }: ClaimText): boolean {
  if (!kind.startsWith("requests.")) return false;
  return WITH_EARLIER.test(after) || (IN_ALL.test(before) && OF_THE_YEAR.test(after));
}
