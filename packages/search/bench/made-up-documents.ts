import { type Agency, createRandom, generateAgencies, generateReport, type Random } from "@gongkai/corpus";
import {
  AGENCY_KINDS,
  type AgencyKind,
  type AgencyLevel,
  type FormSectionId,
  SECTIONS,
  type SearchAgency,
  type SearchDocument,
  type SearchRegion,
} from "@gongkai/schema";

/** Years that each agency reports on. */
const YEARS = [2019, 2020, 2021, 2022, 2023];

/** So many reports of the corpus lend their sentences; each document is made of other ones, with other numbers. */
const LENDERS = 400;

/** The lengths that documents have at least, in characters; most are short, as in real reports, with 600 on average. */
const LENGTHS = { shortest: 200, longest: 1400 };

/** What made-up words are written with, so that a name of four of them stands in one document, nearly always. */
const CHARACTERS =
  "安柏策岑澄淳笛鼎渡峨帆枫馥港耕谷桂瀚禾衡虹湖桦汇蕙稷济嘉涧蕉津鲸菊峻开珂兰朗黎莲凌浏鹿峦洛茂眉濛岷牧楠宁鸥磐澎鹏屏萍浦琪桥沁晴琼泉榕瑞润森杉尚韶深笙石枢曙松溯穗棠陶藤汀桐万薇渭梧溪霞仙湘岫旭轩雁阳瑶野宜逸银颍榆玉沅岳云泽湛芷舟珠竹梓";

/** How many words every so often stand in documents; the first ones much more often than the last. */
const WORDS = 3000;

const SECTION_IDS: readonly FormSectionId[] = SECTIONS.map((section) => section.id);

const LEVELS: Readonly<Record<Agency["level"], AgencyLevel>> = {
  province: "provincial",
  prefecture: "prefectural",
  county: "county",
  township: "township",
};

/** A document and what in it a query can ask for. */
export interface MadeUpDocument {
  readonly document: SearchDocument;
  /** A name that hardly any other document has. */
  readonly rareName: string;
  /** A word that some other documents have. */
  readonly word: string;
  /** Such as 3646件. */
  readonly quantity: string;
  /** Such as 槐渡政发〔2021〕30号. */
  readonly documentNumber: string;
}

/** Documents by number, the same on every run, made as they are asked for. */
export interface MadeUpDocuments {
  readonly reports: number;
  /** The sections of a report, each one document. */
  report(number: number): readonly MadeUpDocument[];
}

/** Makes ready so many sections, rounded up to whole reports. What is kept in memory grows with the agencies only. */
export function madeUpDocuments(sections: number, seed = 1): MadeUpDocuments {
  const reports = Math.ceil(sections / SECTION_IDS.length);
  const agencies = generateAgencies({ seed, count: Math.ceil(reports / YEARS.length) });
  const codes = new Map<string, string>();
  const searchAgencies = agencies.map((agency, index) => searchAgency(agency, index, codes));
  const lent = lendSentences();
  const random = createRandom(seed);

  return {
    reports,
    report(number) {
      const agency = searchAgencies[Math.floor(number / YEARS.length)] ?? null;
      const year = YEARS[number % YEARS.length] ?? 2023;
      return SECTIONS.map((section, position) =>
        madeUpDocument(random.fork(`${number}-${position}`), lent.get(section.id) ?? [], {
          id: `report-${number}-${position}`,
          reportId: `report-${number}`,
          revision: 1,
          versionId: number + 1,
          position,
          section: section.id,
          agency,
          year,
          publishedOn: `${year + 1}-01-${String(10 + (number % 20))}`,
          heading: `${section.ordinal}、${section.heading.zh}`,
          title: `${agency?.name ?? ""}${year}年政府信息公开工作年度报告`,
          synthetic: true,
        }),
      );
    },
  };
}

function madeUpDocument(
  random: Random,
  sentences: readonly string[],
  rest: Omit<SearchDocument, "text">,
): MadeUpDocument {
  const rareName = Array.from({ length: 4 }, () => character(random)).join("");
  const word = madeUpWord(Math.floor(WORDS * random.next() ** 3));
  const quantity = `${random.integer(1000, 9999)}件`;
  const office = rest.agency?.name.slice(0, 2) ?? "";
  const documentNumber = `${office}政发〔${rest.year}〕${random.integer(1, 400)}号`;
  const own = `印发《${rareName}管理办法》(${documentNumber}),开展${word}专项工作,涉及${quantity}。`;
  const length = LENGTHS.shortest + random.next() ** 2 * (LENGTHS.longest - LENGTHS.shortest);
  const lines = [own];
  for (let written = own.length; written < length; ) {
    const sentence = withOtherNumbers(random, random.pick(sentences));
    written += sentence.length;
    if (random.chance(0.5)) lines.push(sentence);
    else lines.unshift(sentence);
  }
  return { document: { ...rest, text: lines.join("\n") }, rareName, word, quantity, documentNumber };
}

/** Sentences of the corpus, by the section they stand in; those of all sections where one has none. */
function lendSentences(): ReadonlyMap<FormSectionId, readonly string[]> {
  const bySection = new Map<string, Set<string>>(SECTION_IDS.map((id) => [id, new Set()]));
  for (let seed = 0; seed < LENDERS; seed++) {
    const { truth } = generateReport({ seed, layout: "J", wording: "varied" });
    for (const { id, paragraphs } of truth.sections) {
      const sentences = paragraphs.flatMap((paragraph) => paragraph.match(/[^。;]+[。;]/g) ?? []);
      for (const sentence of sentences) bySection.get(id)?.add(sentence);
    }
  }
  const all = [...bySection.values()].flatMap((sentences) => [...sentences]);
  return new Map(
    SECTION_IDS.map((id) => {
      const own = [...(bySection.get(id) ?? [])];
      return [id, own.length > 0 ? own : all];
    }),
  );
}

/** The same sentence with other numbers of as many digits; years stay. */
function withOtherNumbers(random: Random, sentence: string): string {
  return sentence.replace(/\d+/g, (digits) => {
    if (/^20\d\d$/.test(digits) || digits.length > 6) return digits;
    const highest = 10 ** digits.length - 1;
    return String(random.integer(Math.ceil(highest / 10), highest));
  });
}

function character(random: Random): string {
  return CHARACTERS.charAt(random.integer(0, CHARACTERS.length - 1));
}

function madeUpWord(number: number): string {
  const random = createRandom(number);
  return Array.from({ length: 3 }, () => character(random)).join("");
}

function isAgencyKind(id: string): id is AgencyKind {
  return id in AGENCY_KINDS;
}

/** Codes shaped like those of GB/T 2260, given to places in the order in which they come up within the larger one. */
function searchAgency(
  { name, region, level, kind }: Agency,
  index: number,
  codes: Map<string, string>,
): SearchAgency {
  const regions: SearchRegion[] = [];
  let around = "";
  for (const place of [region.province, region.city, region.county]) {
    if (place === null) break;
    const key = `${around}/${place}`;
    const code = codes.get(key) ?? nextCode(around, codes);
    codes.set(key, code);
    regions.push({ code: code.padEnd(6, "0"), name: place });
    around = code;
  }
  return {
    id: `agency-${index}`,
    name,
    aliases: [],
    level: LEVELS[level],
    kind: isAgencyKind(kind.id) ? kind.id : null,
    regions,
  };
}

/** How many places a place has is counted under its own code; those beyond the 88th share codes with the first ones. */
function nextCode(around: string, codes: Map<string, string>): string {
  const count = Number(codes.get(around) ?? 0);
  codes.set(around, String(count + 1));
  return `${around}${11 + (count % 88)}`;
}
