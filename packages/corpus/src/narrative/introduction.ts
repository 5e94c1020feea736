import type { Random } from "../random.ts";
import type { Facts } from "./facts.ts";
import { type Sentence, say } from "./sentence.ts";

/** The statistics period, always the calendar year. */
const PERIODS: readonly Sentence[] = [
  ({ year }) => `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
  ({ year }) => `文中数据统计时间为${year}年1月1日至12月31日。`,
  ({ year }) => `报告中的数据自${year}年1月1日起，到${year}年12月31日止。`,
];

const OPENINGS: readonly Sentence[] = [
  () => "根据《中华人民共和国政府信息公开条例》第五十条的规定，编制本年度报告。",
  ({ self }) => `按照《中华人民共和国政府信息公开条例》和上级有关要求，${self}编写了本年度报告，现予公布。`,
  ({ agency }) => `本报告由${agency.name}依照《中华人民共和国政府信息公开条例》编制。`,
];

/** The telephone number is one that cannot exist: no area code is 0000. */
const CONTACTS: readonly Sentence[] = [
  ({ agency }) => `如对报告内容有疑问，请与${agency.name}办公室联系（电话：0000-1000000）。`,
  ({ agency }) => `公众如需了解详情，请与${agency.name}联系（地址：示例路1号，电话：0000-1000001）。`,
];

/** The paragraph that says on what basis, for what period and by whom the report was made. */
export function writeIntroduction(random: Random, facts: Facts, statesPeriod: boolean): string {
  const parts = [say(random, facts, OPENINGS)];
  if (statesPeriod) parts.push(say(random, facts, PERIODS));
  return [...parts, say(random, facts, CONTACTS)].join("");
}
