import type { AgencyEvidenceKind, AgencyMention, Report, Section, Span } from "@gongkai/schema";
import type { Observation, ObservationRule } from "../../rule.ts";
import { exampleSections } from "./example-sections.ts";
import { fieldsOf } from "./fields-of-work.ts";
import { officialSections, paragraphsOf } from "./official-sections.ts";

/** Evidence that is the report's own word for its agency; a narrative may have been copied. */
const OWN_EVIDENCE: readonly AgencyEvidenceKind[] = [
  "title",
  "introduction",
  "signature",
  "metadata",
  "account",
];

/** Only a department can be mistaken for one of another kind: a government speaks of all of them. */
const DEPARTMENT = /(?<!政府)(?:局|委员会|委|(?<!办公)厅)$/;

/** A department at the beginning of what is said of it, without a conjunction that would make it one of several. */
const BODY = "(?<body>[\\p{Script=Han}]{2,26}?(?:局|委员会|委|厅))";
const YEAR = "(?:(?:在|过去的)?\\d{4}\\s?年(?:度|以来|来)?|今年(?:以来)?|本年度?|一年来)";
const OPENING = `^\\s*(?:[(（]?[一二三四五六七八九十\\d]{1,2}[)）、.．])?\\s*(?:${YEAR}\\s?[,，]?\\s?)?`;
const HOW = "(?:全年|本年度?|今年|年内|共计?|累计|总共|主动|积极|始终|一直|认真|严格|深入|\\s)*";
const DUTY =
  "(?:(?:收到|受理|接收|新收)[^,，、。;；]{0,8}申请|(?:公开|发布)(?:各类|各项)?(?:政府|政务)?信息|高度重视(?:政府|政务)信息公开|(?:贯彻落实|贯彻执行|落实|执行)《(?:中华人民共和国)?政府信息公开条例)";

/** `某县公安局共收到…申请`: another department does what this report is about. */
const SUBJECT = new RegExp(`${OPENING}${BODY}${HOW}${DUTY}`, "u");
/** `加大某局机关信息公开力度`: the disclosure that the report promises is another department's. */
const PROMISE = new RegExp(
  `(?:加大|推进|推动|加强|做好|提高|提升|深化|强化|规范)${BODY}(?:机关)?(?:政府|政务)?信息公开`,
  "u",
);
/** Words that say that the department is not the one who reports, or not alone. */
const NOT_ALONE =
  /会同|联合|配合|协同|所属|下属|直属|各|等|其他|其它|指导|督促|组织|协调|通过|根据|按照|依托|对|向|由|从|经|被|为|及|与|上级|有关|相关|部门/;
const NAMED_BODY = /局|委|厅/;
const ABOUT_DISCLOSURE = /申请|信息/;

/** `我局`, `本机关`: the sentence has the agency beside the other body, and only mentions that one. */
const SPEAKS_AS_ITSELF =
  /我(?![国省市州盟县縣区區旗])|本(?:机关|機關|单位|單位|级|局|委|厅|办|镇|乡|街道|部门)/;

/** The report of a township may have been copied from a department of its county, which has the county's name. */
const TOWNSHIP = /(?:镇|乡|苏木|街道)(?:人民政府|办事处)?$/;
const OF_COUNTY = /[县区市旗](?=.)/;

/** Whether words may have a department in the place of the agency. */
function mayNameBody(words: string): boolean {
  return NAMED_BODY.test(words) && ABOUT_DISCLOSURE.test(words);
}

/** The clauses of those sentences of a section that do not have the agency itself, with the places of their paragraphs. */
function clausesOf(section: Section): readonly (readonly [string, Span])[] {
  return paragraphsOf(section).flatMap(([words, span]) => {
    // What a paragraph lacks, each of its clauses lacks.
    if (!mayNameBody(words)) return [];
    return words
      .split(/(?<=[。!！])/)
      .filter((sentence) => !SPEAKS_AS_ITSELF.test(sentence))
      .flatMap((sentence) => sentence.split(/(?<=[;；])/))
      .map((clause) => [clause, span] as const);
  });
}

/** The department that a clause puts in the agency's place, or null. */
function namedBody(clause: string): string | null {
  if (!mayNameBody(clause)) return null;
  const body = (SUBJECT.exec(clause) ?? PROMISE.exec(clause))?.groups?.body;
  return body === undefined || NOT_ALONE.test(body) ? null : body;
}

/** Tells whether a body is another one than the agency for certain; null where nobody could tell. */
function otherThan(agency: AgencyMention): ((body: string) => boolean) | null {
  const { name, evidence } = agency;
  if (TOWNSHIP.test(name)) return (body) => fieldsOf(body).size > 0 && OF_COUNTY.test(body);
  if (!DEPARTMENT.test(name)) return null;
  const names = [name, ...evidence.flatMap((each) => (OWN_EVIDENCE.includes(each.kind) ? each.name : []))];
  const own = new Set([...new Set(names)].flatMap((each) => [...fieldsOf(each)]));
  if (own.size === 0) return null;
  return (body) => {
    const fields = fieldsOf(body);
    return fields.size > 0 && [...fields].every((field) => !own.has(field));
  };
}

function observe(report: Report): readonly Observation[] {
  const { agency } = report;
  const sections = officialSections(report).filter(({ id }) => id === "overview");
  const isOther = agency === null || sections.length === 0 ? null : otherThan(agency);
  if (agency === null || isOther === null) return [];
  const found = new Map<string, Span[]>();
  for (const [clause, place] of sections.flatMap(clausesOf)) {
    const body = namedBody(clause);
    if (body !== null && isOther(body)) found.set(body, [...(found.get(body) ?? []), place]);
  }
  if (found.size === 0) {
    return [
      { verdict: "pass", message: { zh: "没有以其他机关的名义叙述。", en: "No other agency reports here." } },
    ];
  }
  return [...found].map(([body, spans]) => ({
    verdict: "fail",
    spans,
    message: {
      zh: `本报告的机关为“${agency.name}”，文字却以“${body}”的名义叙述，可能是复制的文字。`,
      en: `The report is that of “${agency.name}”, but its text speaks as “${body}”; it may have been copied.`,
    },
  }));
}

const AGENCY: Report["agency"] = { name: "某县卫生健康委员会", place: null, evidence: [] };

/** The narrative speaks as the agency and not as another one. */
export const anotherAgencyNamed: ObservationRule = {
  code: "another-agency-named",
  version: 1,
  kind: "structure",
  severity: "warning",
  editions: ["2019", "2021"],
  title: { zh: "文中出现其他机关", en: "Another agency named" },
  explanation: {
    zh: "总体情况以其他类别机关的名义叙述本机关的公开工作，多因复制他人的报告。只提到其他机关的句子，以及同时称“我局”“本机关”的句子，不算。",
    en: "The overview tells the agency's own work in the name of a department of another kind, which usually comes from a copied report. Sentences that only mention other agencies, or that have the agency itself beside them, do not count.",
  },
  statement: "the subject of the overview = the agency",
  observe: ({ report }) => observe(report),
  example: {
    edition: "2021",
    passing: {
      report: {
        agency: AGENCY,
        sections: exampleSections({
          overview: { text: "2022年，我县卫生健康委员会共收到政府信息公开申请3件。" },
        }),
      },
      words: "the overview of a health commission that speaks as itself",
    },
    failing: {
      report: {
        agency: AGENCY,
        sections: exampleSections({ overview: { text: "2022年，我县公安局共收到政府信息公开申请3件。" } }),
      },
      words: "the overview of a health commission that speaks as a public security bureau",
    },
  },
};
