import type { Edition } from "@gongkai/schema";
import { useSearchParams } from "wouter";
import { CsvLink } from "../../components/csv-link.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { PageHeading } from "../../components/page-heading.tsx";
import { FilterBox } from "../../components/reference/filter-box.tsx";
import { useEntryInAddress } from "../../components/reference/use-entry-in-address.ts";
import { useFilterText } from "../../components/reference/use-filter-text.ts";
import { Segments } from "../../components/segments.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import styles from "./codebook.module.css";
import type { CodebookEntry, EntryList } from "./codebook-entries.ts";
import { type CodebookPart, codebookParts, filterParts } from "./codebook-parts.ts";
import { CODEBOOK_TEXTS } from "./codebook-texts.ts";

const SHOWN_EDITIONS: readonly Edition[] = ["2021", "2019"];

/** The edition whose tables are shown: what the address says after `?edition=`, or in the anchor behind `#`. */
function useEdition(): readonly [Edition, (edition: Edition) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get("edition") ?? location.hash.slice(1, 5);
  const edition = SHOWN_EDITIONS.find((each) => each === asked) ?? "2021";
  const change = (next: Edition) =>
    setParameters(
      (current) => {
        const changed = new URLSearchParams(current);
        changed.set("edition", next);
        return changed;
      },
      { replace: true },
    );
  return [edition, change];
}

function Entry({ entry: { anchor, id, zh, en, note } }: { readonly entry: CodebookEntry }) {
  return (
    <li id={anchor} tabIndex={-1}>
      <span lang="zh-CN">{zh}</span>
      <span lang="en">{en}</span>
      <a href={`#${anchor}`}>
        <code>{id}</code>
      </a>
      {note !== "" && <small>{note}</small>}
    </li>
  );
}

function Entries({ list: { title, entries } }: { readonly list: EntryList }) {
  return (
    <>
      {title !== null && <h3>{title}</h3>}
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <Entry key={entry.anchor} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Part({ part: { id, title, hint, lists } }: { readonly part: CodebookPart }) {
  return (
    <section className={styles.part} id={id} tabIndex={-1}>
      <h2>{title}</h2>
      {hint !== null && <p>{hint}</p>}
      {lists.map((list) => (
        <Entries key={list.title} list={list} />
      ))}
    </section>
  );
}

function Contents({ parts }: { readonly parts: readonly CodebookPart[] }) {
  const texts = useTexts(CODEBOOK_TEXTS);
  return (
    <nav aria-label={texts.contents} className={styles.contents}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
        <li>
          <CsvLink name="codebook">{texts.csv}</CsvLink>
        </li>
      </ul>
    </nav>
  );
}

/** What everything in the data is called and means, to be searched and linked to. */
export function CodebookPage() {
  const texts = useTexts(CODEBOOK_TEXTS);
  const language = useLanguage();
  const [filter, setFilter] = useFilterText();
  const [edition, setEdition] = useEdition();
  useEntryInAddress();
  const parts = filterParts(codebookParts(edition, language), filter);
  const count = parts.flatMap(({ lists }) => lists).reduce((sum, { entries }) => sum + entries.length, 0);
  return (
    <>
      <PageHeading title={texts.title}>
        <p>
          {texts.lead}
          <code>requests/processed.granted/total</code>
        </p>
      </PageHeading>
      <FilterBox
        label={texts.filter}
        text={filter}
        found={texts.found(formatCount(count, language))}
        onChange={setFilter}
      >
        <Segments
          label={texts.edition}
          options={SHOWN_EDITIONS.map((value) => ({ value, label: texts.editions[value] }))}
          value={edition}
          onChange={setEdition}
        />
      </FilterBox>
      {parts.length === 0 ? <NothingFound title={texts.nothing} /> : <Contents parts={parts} />}
      {parts.map((part) => (
        <Part key={part.id} part={part} />
      ))}
    </>
  );
}
