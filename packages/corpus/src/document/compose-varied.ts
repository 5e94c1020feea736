import type { Agency } from "../agencies/agency.ts";
import { otherBody, ownsWebsite, reportAddress, shortName, websiteOwner } from "../agencies/names.ts";
import type { TextHabits } from "../agencies/text-habits.ts";
import type { Facts } from "../narrative/facts.ts";
import { toPassage } from "../narrative/passage.ts";
import type { WrittenSection } from "../narrative/resolve-claims.ts";
import type { Writer } from "../narrative/sentence.ts";
import { createStater } from "../narrative/stater.ts";
import {
  type Day,
  isoDate,
  type PrintedPeriod,
  printDay,
  printDayInNumerals,
  printPeriod,
} from "../narrative/varied/dates.ts";
import { type VariedIntroduction, writeVariedIntroduction } from "../narrative/varied/introduction.ts";
import { accountSentence, copiedSentence, writeVariedSections } from "../narrative/varied/write-report.ts";
import type { Random } from "../random.ts";
import type { TruthMention } from "../truth.ts";
import { type ComposedText, textBlocks } from "./composed-text.ts";
import { variedFooterLines, variedLinesAbove } from "./page-noise.ts";
import { type PrintedTitle, printTitle } from "./title.ts";

/** What the text of a report in varied wording is composed from. */
export interface VariedTextInput {
  readonly agency: Agency;
  readonly year: number;
  readonly random: Random;
  readonly facts: Facts;
  readonly habits: TextHabits;
}

/** Most reports are signed in January; some in February and March, some on the last day of the year itself. */
function drawDay(random: Random, year: number): Day {
  if (random.chance(0.05)) return { year, month: 12, day: 31 };
  const month = random.chance(0.8) ? 1 : random.integer(2, 3);
  return { year: year + 1, month, day: random.integer(4, 27) };
}

interface Signature {
  readonly belowTitle: readonly string[];
  readonly lines: readonly string[];
  readonly signedOn: string | null;
  readonly isNamed: boolean;
}

function sign({ agency, habits, random }: VariedTextInput, day: Day): Signature {
  const unsigned: Signature = { belowTitle: [], lines: [], signedOn: null, isNamed: false };
  const dated = { ...unsigned, signedOn: isoDate(day) };
  switch (habits.signature) {
    case "none":
      return unsigned;
    case "agencyAndDate":
      return { ...dated, lines: [agency.name, printDay(day)], isNamed: true };
    case "dateOnly":
      return { ...dated, lines: [printDay(day)] };
    case "agencyOnly":
      return { ...unsigned, lines: [agency.name], isNamed: true };
    case "monthOnly":
      return { ...unsigned, lines: [agency.name, `${day.year}年${day.month}月`], isNamed: true };
    case "chineseNumerals":
      return {
        ...dated,
        lines: [agency.name, printDayInNumerals(day, random.pick(["○", "〇", "O"]))],
        isNamed: true,
      };
    case "lostBracket":
      return { ...dated, lines: [`${printDay(day)}）`] };
    case "belowTitle":
      return { ...dated, belowTitle: [`（${printDay(day)}）`] };
  }
}

/** A number such as 槐教〔2023〕4号, in the brackets that are in use. */
function drawDocumentNumber({ agency, year, random }: VariedTextInput): string {
  const [opening = "", closing = ""] = random.pick(["〔〕", "〔〕", "〔〕", "[]", "【】", "﹝﹞"]);
  const issuer = `${agency.name.slice(0, 1)}${agency.kind.field.slice(0, 2)}`;
  return `${issuer}${opening}${year + 1}${closing}${random.integer(1, 40)}号`;
}

/** Without a year in the title the period has to give the right one, or nothing on the page does. */
function printStatedPeriod({ habits, year }: VariedTextInput, title: PrintedTitle): PrintedPeriod | null {
  const isWrong = ["none", "endsEarly", "yearBefore", "fourteenMonths"].includes(habits.period);
  return printPeriod(!title.statesYear && isWrong ? "fromTo" : habits.period, year);
}

function writeSections(
  { agency, year, habits }: VariedTextInput,
  writer: Writer,
  introduction: VariedIntroduction | null,
): readonly WrittenSection[] {
  return writeVariedSections(writer, habits).map((section) => {
    if (section.id !== "overview") return section;
    return {
      ...section,
      passages: [
        ...(introduction === null || introduction.text === "" ? [] : [toPassage(introduction.text)]),
        ...(habits.namesOther ? [copiedSentence(year, otherBody(agency))] : []),
        ...section.passages,
        ...(habits.namesAccount ? [accountSentence(agency.name)] : []),
      ],
    };
  });
}

function listOthers({ agency, habits }: VariedTextInput): readonly string[] {
  return [
    ...(habits.namesOther ? [otherBody(agency)] : []),
    ...(habits.footer === "government" && !ownsWebsite(agency) ? [websiteOwner(agency)] : []),
  ];
}

function isSaid(sections: readonly WrittenSection[], words: string): boolean {
  return sections.some(({ passages }) => passages.some(({ text }) => text.includes(words)));
}

/** Writes the text of one report in varied wording. */
export function composeVariedText(input: VariedTextInput): ComposedText {
  const { agency, year, random, habits } = input;
  const { name } = agency;
  const self = habits.selfReference === "short" ? shortName(agency) : input.facts.self;
  const facts: Facts = { ...input.facts, self };
  const state = createStater(random.fork("numbers"), "varied");
  const writer = (label: string): Writer => ({ random: random.fork(label), facts, state });
  const title = printTitle(habits.title, agency, year, random.fork("title"));
  const period = printStatedPeriod(input, title);
  const introduction = writeVariedIntroduction(writer("introduction"), {
    habits,
    titleSentence: title.sentence,
    period: period?.text ?? null,
  });
  // A title that is part of the first sentence stands before the sections.
  const isInsideOverview = title.sentence === null && random.chance(0.3);
  const day = drawDay(random.fork("signature"), year);
  const signature = sign(input, day);
  const documentNumber = habits.documentNumber ? drawDocumentNumber(input) : null;
  const page = variedLinesAbove({ agency, habits, documentNumber, publishedOn: day });
  const footer = variedFooterLines(agency, habits);
  const mention = (kind: TruthMention["kind"], isThere: boolean): readonly TruthMention[] =>
    isThere ? [{ kind, name }] : [];
  const sections = writeSections(input, writer("sections"), isInsideOverview ? introduction : null);
  const mentions = [
    ...page.mentions,
    ...title.mentions,
    ...introduction.mentions,
    ...(self === shortName(agency) && isSaid(sections, self)
      ? [{ kind: "narrative", name: self } as const]
      : []),
    ...mention("account", habits.namesAccount),
    ...mention("signature", signature.isNamed),
    ...footer.mentions,
    ...mention("url", habits.url === "named"),
  ];
  return {
    above: [
      ...textBlocks("navigation", [...page.lines, ...title.above]),
      ...(title.lines.length === 0 ? [] : [{ kind: "title", lines: title.lines } as const]),
      ...textBlocks("signature", signature.belowTitle),
      ...textBlocks("paragraph", isInsideOverview ? [] : [introduction.text]),
    ],
    sections,
    below: [
      ...textBlocks("signature", [...introduction.contactLines, ...signature.lines]),
      ...textBlocks("footer", footer.lines),
    ],
    truth: {
      title: title.titles[0] ?? null,
      titles: title.titles,
      agency: {
        name,
        place: habits.footer === "government" && agency.region.county !== null ? agency.region.city : null,
        isPrinted: mentions.length > 0,
        mentions,
        others: listOthers(input),
      },
      period: period?.period ?? null,
      signedOn: signature.signedOn,
      publishedOn: page.publishedOn,
      documentNumber,
      contact: introduction.contact,
    },
    ...(habits.url === "none" ? {} : { url: reportAddress(agency, year, habits.url) }),
  };
}
