import { EDITION_DESCRIPTIONS, type Edition, TABLE_IDS } from "@gongkai/schema";
import { FORM_TEXTS } from "../../components/official-table/form-texts.ts";
import { holdsWords } from "../../components/reference/use-filter-text.ts";
import type { Language } from "../../language/language.ts";
import {
  claimEntries,
  concordanceEntries,
  diagnosticEntries,
  type EntryList,
  sectionEntries,
  tableLists,
  unitEntries,
} from "./codebook-entries.ts";
import { CODEBOOK_TEXTS } from "./codebook-texts.ts";

/** A part of the codebook under a heading. */
export interface CodebookPart {
  readonly id: string;
  readonly title: string;
  /** A sentence below the heading; null where none is needed. */
  readonly hint: string | null;
  readonly lists: readonly EntryList[];
}

function editionHint(edition: Edition, language: Language): string {
  const texts = CODEBOOK_TEXTS[language];
  const { notice, firstReportYear, lastReportYear } = EDITION_DESCRIPTIONS[edition];
  const years =
    lastReportYear === null
      ? texts.yearsFrom(String(firstReportYear))
      : texts.years(String(firstReportYear), String(lastReportYear));
  return `${notice} · ${years}`;
}

/** The codebook with the tables of one edition, in the order of its page. */
export function codebookParts(edition: Edition, language: Language): readonly CodebookPart[] {
  const texts = CODEBOOK_TEXTS[language];
  const one = (entries: EntryList["entries"]) => [{ title: null, entries }];
  return [
    ...TABLE_IDS.map((table) => ({
      id: table,
      title: FORM_TEXTS[language].tables[table],
      hint: editionHint(edition, language),
      lists: tableLists(edition, table, language),
    })),
    { id: "sections", title: texts.sections, hint: null, lists: one(sectionEntries()) },
    { id: "units", title: texts.units, hint: null, lists: one(unitEntries()) },
    {
      id: "concordance",
      title: texts.concordance,
      hint: texts.concordanceHint,
      lists: one(concordanceEntries()),
    },
    { id: "claims", title: texts.claims, hint: null, lists: one(claimEntries(language)) },
    {
      id: "diagnostics",
      title: texts.diagnostics,
      hint: texts.diagnosticsHint,
      lists: one(diagnosticEntries()),
    },
  ];
}

/** The parts with the entries that hold every word of a filter; lists and parts without any are left out. */
export function filterParts(parts: readonly CodebookPart[], filter: string): readonly CodebookPart[] {
  return parts.flatMap((part) => {
    const lists = part.lists.flatMap((list) => {
      const entries = list.entries.filter(({ id, zh, en, note }) => holdsWords([id, zh, en, note], filter));
      return entries.length === 0 ? [] : [{ ...list, entries }];
    });
    return lists.length === 0 ? [] : [{ ...part, lists }];
  });
}
