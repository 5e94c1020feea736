import { shortName } from "../../agencies/names.ts";
import type { TextHabits } from "../../agencies/text-habits.ts";
import type { ReportTruth, TruthMention } from "../../truth.ts";
import type { Introduction } from "../introduction.ts";
import type { Writer } from "../sentence.ts";

const REGULATIONS = "《中华人民共和国政府信息公开条例》";

type Opening = readonly [text: string, name: string | null];

/** The notice that prescribes the form of a year. */
function noticeOf(year: number): string {
  return year >= 2021 ? "国办公开办函〔2021〕30号" : "国办公开办函〔2019〕60号";
}

/** The sentence that says who made the report and on what basis. */
function writeOpening({ facts, random }: Writer, form: TextHabits["introduction"]): Opening {
  const { agency, self, year } = facts;
  switch (form) {
    case "absent":
      return ["", null];
    case "compiledBy":
      return [`本报告由${agency.name}根据${REGULATIONS}和${noticeOf(year)}文件要求编制。`, agency.name];
    case "published":
      return [`根据${REGULATIONS}，现公布${agency.name}${year}年政府信息公开工作情况。`, agency.name];
    case "defined":
      return [
        `${agency.name}（以下简称“${shortName(agency)}”）按照${REGULATIONS}第五十条编制本报告。`,
        agency.name,
      ];
    case "contactOnly":
      return [
        `根据${REGULATIONS}及${noticeOf(year).replace("〔", "[").replace("〕", "]")}要求，编制本报告。`,
        null,
      ];
    case "selfOnly":
      return [
        random.pick([
          `${self}按照${REGULATIONS}规定编制本报告。`,
          `依据${REGULATIONS}，现将${self}${year}年工作情况报告如下。`,
        ]),
        self === shortName(agency) ? self : null,
      ];
  }
}

/** Numbers and addresses that cannot exist. */
function drawContact({ random }: Writer): NonNullable<ReportTruth["contact"]> {
  const number = random.integer(10, 99);
  return {
    address: random.chance(0.7) ? `示例路${number}号` : null,
    telephone: `0000-10000${number}`,
    email: random.chance(0.4) ? `gk${number}@mail.example` : null,
    postcode: random.chance(0.4) ? `0000${number}` : null,
  };
}

const CONTACT_LABELS = {
  address: ["地址", "联系地址"],
  postcode: ["邮编", "邮政编码"],
  telephone: ["电话", "联系电话"],
  email: ["电子邮箱", "邮箱"],
} as const;

/** Labels and values of contact data, in the order in which they are usually given. */
function listContact(contact: NonNullable<ReportTruth["contact"]>, label: 0 | 1): readonly string[] {
  const keys = ["address", "postcode", "telephone", "email"] as const;
  return keys.flatMap((key) => {
    const value = contact[key];
    return value === null ? [] : [`${CONTACT_LABELS[key][label]}：${value}`];
  });
}

/** An introduction whose contact data may stand in lines at the end of the report. */
export interface VariedIntroduction extends Introduction {
  readonly contactLines: readonly string[];
}

/** What an introduction is written from, beside the facts. */
export interface IntroductionInput {
  readonly habits: TextHabits;
  /** The sentence that carries the title, or null. */
  readonly titleSentence: string | null;
  /** The printed period, or null. */
  readonly period: string | null;
}

/** The paragraph before the sections in varied wording. */
export function writeVariedIntroduction(
  writer: Writer,
  { habits, titleSentence, period }: IntroductionInput,
): VariedIntroduction {
  const { random, facts } = writer;
  const [opening, openingName] =
    titleSentence === null ? writeOpening(writer, habits.introduction) : [titleSentence, null];
  const contact = habits.contact === "none" ? null : drawContact(writer);
  const namesInContact = habits.contact === "sentence" && habits.introduction !== "selfOnly";
  const office = random.pick(["", "办公室", "政府信息公开办公室", "综合科"]);
  const addressee = namesInContact ? `${facts.agency.name}${office}` : "本机关";
  const periodSentence = random.pick([
    `本报告所列数据的统计期限${period}。`,
    `本报告统计时间为${period}。`,
    `报告中所列数据统计时间：${period}。`,
    `本报告统计期限为${period}，数据核定时间点为${facts.year + 1}年1月5日。`,
  ]);
  const contactSentence =
    contact === null || habits.contact === "lines"
      ? ""
      : `如对本报告有疑问，请与${addressee}联系（${listContact(contact, 0).join("，")}）。`;
  const names = [openingName, namesInContact ? facts.agency.name : null].filter((name) => name !== null);
  return {
    text: [opening, period === null ? "" : periodSentence, contactSentence].join(""),
    contact,
    contactLines: contact !== null && habits.contact === "lines" ? listContact(contact, 1) : [],
    mentions: names.map((name): TruthMention => ({ kind: "introduction", name })),
  };
}
