import {
  CLAIM_KINDS,
  CONCORDANCE,
  DIAGNOSTICS,
  type Edition,
  FORMS,
  type FormBlock,
  type FormColumn,
  type FormRow,
  OWN_SECTION,
  SECTIONS,
  type TableId,
  UNIT_DESCRIPTIONS,
} from "@gongkai/schema";
import { FORM_TEXTS } from "../../components/official-table/form-texts.ts";
import type { Language } from "../../language/language.ts";
import { CODEBOOK_TEXTS } from "./codebook-texts.ts";

/** One thing that has a name in the data. */
export interface CodebookEntry {
  /** Where it is in the page: unique there, and the same at every visit. */
  readonly anchor: string;
  /** Its name in the data. */
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** What else is to be said of it; empty where there is nothing. */
  readonly note: string;
}

/** Entries of one sort. */
export interface EntryList {
  /** What they are called within their part; null where the part has no others. */
  readonly title: string | null;
  readonly entries: readonly CodebookEntry[];
}

function rowEntry(prefix: string, { id, label, english, isGroup, article }: FormRow, language: Language) {
  const texts = CODEBOOK_TEXTS[language];
  const notes = [
    ...(isGroup ? [texts.group] : []),
    ...(article === null ? [] : [texts.article(String(article))]),
  ];
  return { anchor: `${prefix}/${id}`, id, zh: label, en: english, note: notes.join(" · ") };
}

function columnEntry(prefix: string, column: FormColumn, language: Language): CodebookEntry {
  const { id, label, english, unit, moneyUnit } = column;
  const name = UNIT_DESCRIPTIONS[unit][language];
  const note = moneyUnit === null ? name : CODEBOOK_TEXTS[language].printedIn(name, moneyUnit);
  return { anchor: `${prefix}/column/${id}`, id, zh: label, en: english, note };
}

function blockLists(prefix: string, block: FormBlock, language: Language): readonly EntryList[] {
  const texts = CODEBOOK_TEXTS[language];
  const clause = block.clause === null ? null : (FORM_TEXTS[language].clauses[block.id] ?? block.clause);
  const title = (what: string) => (clause === null ? what : `${clause} · ${what}`);
  return [
    { title: title(texts.rows), entries: block.rows.map((row) => rowEntry(prefix, row, language)) },
    {
      title: title(texts.columns),
      entries: block.columns.map((column) => columnEntry(`${prefix}/${block.id}`, column, language)),
    },
  ];
}

/** The rows and columns of an official table, block by block. */
export function tableLists(edition: Edition, table: TableId, language: Language): readonly EntryList[] {
  return FORMS[edition][table].blocks.flatMap((block) => blockLists(`${edition}/${table}`, block, language));
}

/** The sections of a report. */
export function sectionEntries(): readonly CodebookEntry[] {
  return [...SECTIONS, OWN_SECTION].map((section) => ({
    anchor: `section/${section.id}`,
    id: section.id,
    zh: "ordinal" in section ? `${section.ordinal}、${section.heading.zh}` : section.heading.zh,
    en: section.heading.en,
    note: "",
  }));
}

/** What columns count. */
export function unitEntries(): readonly CodebookEntry[] {
  return Object.entries(UNIT_DESCRIPTIONS).map(([id, names]) => ({
    anchor: `unit/${id}`,
    id,
    ...names,
    note: "",
  }));
}

/** The cells that do not ask the same question in both editions. */
export function concordanceEntries(): readonly CodebookEntry[] {
  const word = (language: Language, kind: keyof typeof CODEBOOK_TEXTS.zh.kinds) =>
    CODEBOOK_TEXTS[language].kinds[kind];
  return CONCORDANCE.filter(({ kind }) => kind !== "same").map(({ kind, in2019, in2021, note }) => {
    const id = [in2019, in2021.join(" + ")].filter((part) => part !== null && part !== "").join(" → ");
    const says = (language: Language) =>
      note === null ? word(language, kind) : `${note[language]} (${word(language, kind)})`;
    return { anchor: `concordance/${in2019 ?? in2021[0]}`, id, zh: says("zh"), en: says("en"), note: "" };
  });
}

/** The quantities that narratives state. */
export function claimEntries(language: Language): readonly CodebookEntry[] {
  return Object.entries(CLAIM_KINDS).map(([id, { zh, en, unit }]) => ({
    anchor: `claim/${id}`,
    id,
    zh,
    en,
    note: CODEBOOK_TEXTS[language].claimUnits[unit],
  }));
}

/** What can keep the parser from reading something. */
export function diagnosticEntries(): readonly CodebookEntry[] {
  return Object.entries(DIAGNOSTICS).map(([id, { zh, en }]) => ({
    anchor: `diagnostic/${id}`,
    id,
    zh,
    en,
    note: "",
  }));
}
