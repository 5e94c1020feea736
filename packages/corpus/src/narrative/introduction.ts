import type { ReportTruth, TruthMention } from "../truth.ts";
import type { Facts } from "./facts.ts";
import type { Sentence } from "./sentence.ts";
import { say, type Writer } from "./sentence.ts";

/** An introduction, and what it says of the agency. */
export interface Introduction {
  /** The paragraph; empty where there is none. */
  readonly text: string;
  readonly contact: ReportTruth["contact"];
  readonly mentions: readonly TruthMention[];
}

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

const NO_CONTACT = { address: null, telephone: null, email: null, postcode: null } as const;

/** The telephone number is one that cannot exist: no area code is 0000. */
const CONTACTS: readonly {
  readonly write: (facts: Facts) => string;
  readonly contact: NonNullable<ReportTruth["contact"]>;
}[] = [
  {
    write: ({ agency }) => `如对报告内容有疑问，请与${agency.name}办公室联系（电话：0000-1000000）。`,
    contact: { ...NO_CONTACT, telephone: "0000-1000000" },
  },
  {
    write: ({ agency }) =>
      `公众如需了解详情，请与${agency.name}联系（地址：示例路1号，电话：0000-1000001）。`,
    contact: { ...NO_CONTACT, address: "示例路1号", telephone: "0000-1000001" },
  },
];

/** The paragraph that says on what basis, for what period and by whom the report was made. */
export function writeIntroduction(writer: Writer, statesPeriod: boolean): Introduction {
  const { facts, random } = writer;
  const opening = say(writer, OPENINGS).text;
  const period = statesPeriod ? say(writer, PERIODS).text : "";
  const { write, contact } = random.pick(CONTACTS);
  const mention: TruthMention = { kind: "introduction", name: facts.agency.name };
  return {
    text: `${opening}${period}${write(facts)}`,
    contact,
    mentions: opening.includes(facts.agency.name) ? [mention, mention] : [mention],
  };
}
