import { changedSpans } from "../../components/changed-spans.ts";
import { Loaded } from "../../components/loaded.tsx";
import { MarkedText } from "../../components/marked-text.tsx";
import { NothingFound } from "../../components/nothing-found.tsx";
import { Scroller } from "../../components/scroller.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useOperation } from "../../data/use-operation.ts";
import { formatChange, formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import { VERSION_CHANGES, type VersionChangesQuery } from "./report.generated.ts";
import { REPORT_TEXTS } from "./report-texts.ts";
import styles from "./versions.module.css";

/** How two versions differ, as the server answers. */
type Comparison = NonNullable<VersionChangesQuery["compareReports"]>;

function CellChanges({ cells }: Pick<Comparison, "cells">) {
  const texts = useTexts(REPORT_TEXTS).version;
  const language = useLanguage();
  const say = (figure: number | null) => (figure === null ? texts.none : formatCount(figure, language));
  if (cells.length === 0) return null;
  return (
    <Scroller label={texts.cells}>
      <table className={styles.changes}>
        <caption>{texts.cells}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
            <th scope="col">{texts.difference}</th>
            <th scope="col">{texts.note}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ address, label, before, after, difference, change, note }) => (
            <tr key={address}>
              <th scope="row">{label[language]}</th>
              <td className={styles.figure}>{say(before)}</td>
              <td className={styles.figure}>{say(after)}</td>
              <td className={styles.figure}>{difference !== null && formatChange(difference, language)}</td>
              <td>{note?.[language] ?? texts.kinds[change]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

function FactChanges({ facts }: Pick<Comparison, "facts">) {
  const texts = useTexts(REPORT_TEXTS).version;
  const changed = facts.filter(({ change }) => change !== "SAME");
  if (changed.length === 0) return null;
  return (
    <Scroller label={texts.factsHeading}>
      <table className={styles.changes}>
        <caption>{texts.factsHeading}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.what}</th>
            <th scope="col">{texts.before}</th>
            <th scope="col">{texts.after}</th>
          </tr>
        </thead>
        <tbody>
          {changed.map(({ fact, before, after }) => (
            <tr key={fact}>
              <th scope="row">{texts.facts[fact] ?? fact}</th>
              <td>{before ?? texts.nothing}</td>
              <td>{after ?? texts.nothing}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}

/** A paragraph as it was and as it is, with what is different marked; empty where there was or is none. */
function ParagraphChange({ before, after }: { readonly before: string; readonly after: string }) {
  const changed = changedSpans(before, after);
  return (
    <div className={styles.paragraphs} lang="zh-CN">
      {before !== "" && (
        <p>
          <MarkedText text={before} marks={changed.before} as="del" />
        </p>
      )}
      {after !== "" && (
        <p>
          <MarkedText text={after} marks={changed.after} as="ins" />
        </p>
      )}
    </div>
  );
}

function SectionChanges({ sections }: Pick<Comparison, "sections">) {
  const texts = useTexts(REPORT_TEXTS).version;
  const language = useLanguage();
  const changed = sections.filter(({ change }) => change !== "SAME");
  return changed.map(({ section, headingBefore, headingAfter, change, paragraphs }) => (
    <div key={`${section} ${headingBefore} ${headingAfter}`} className={styles.changedSection}>
      <h4>
        {nameOfSection(section)[language]} · {texts.kinds[change]}
      </h4>
      {paragraphs.map(({ before, after }) => (
        <ParagraphChange key={`${before} ${after}`} before={before ?? ""} after={after ?? ""} />
      ))}
    </div>
  ));
}

/** How a version of a report differs from the one before it: numbers, facts and text. */
export function VersionChanges({ before, after }: { readonly before: string; readonly after: string }) {
  const texts = useTexts(REPORT_TEXTS).version;
  const changes = useOperation(VERSION_CHANGES, { before, after });
  return (
    <div className={styles.comparison}>
      <h3>{texts.changes}</h3>
      <Loaded query={changes} skeleton={<Skeleton lines={4} />}>
        {({ compareReports: comparison }) => {
          if (comparison === null) return <NothingFound title={texts.gone} />;
          if (comparison.isSame) return <p>{texts.same}</p>;
          return (
            <>
              <CellChanges cells={comparison.cells} />
              <FactChanges facts={comparison.facts} />
              <SectionChanges sections={comparison.sections} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
