import type { Span } from "@gongkai/schema";
import { sharedPassages } from "@gongkai/text";
import { useMemo } from "react";
import { formatShare } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { nameOfSection } from "../../language/names.ts";
import { useTexts } from "../../language/texts.ts";
import { alignParagraphs, rowsOf } from "./align-paragraphs.ts";
import type { ComparedSectionFragment } from "./compare.generated.ts";
import pageStyles from "./compare.module.css";
import { COMPARE_TEXTS } from "./compare-texts.ts";
import { ComparedRow, type Reused } from "./compared-row.tsx";
import type { ComparedSide } from "./compared-side.ts";
import styles from "./narratives.module.css";

type Names = readonly [string, string];

function reusedIn(spans: readonly Span[]): Reused {
  return ({ start, text }) =>
    start === null
      ? []
      : spans.flatMap((span) => {
          const [from, to] = [Math.max(0, span.start - start), Math.min(text.length, span.end - start)];
          return from < to ? [{ start: from, end: to }] : [];
        });
}

function narrativeIn(side: ComparedSide, section: string, heading: string | null) {
  return side.sections?.find((each) => each.section === section && each.heading === heading) ?? null;
}

function ComparedSection({
  compared,
  before,
  after,
  names,
}: {
  readonly compared: ComparedSectionFragment;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly names: Names;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  const language = useLanguage();
  const { section, headingBefore, headingAfter, change, similarity, paragraphs } = compared;
  const first = narrativeIn(before, section, headingBefore);
  const second = narrativeIn(after, section, headingAfter);
  const rows = rowsOf(alignParagraphs(first?.text ?? null, second?.text ?? null, paragraphs));
  const reused = useMemo(() => {
    const passages = first === null || second === null ? [] : sharedPassages(first.text, second.text);
    return [
      reusedIn(passages.map((passage) => passage.first)),
      reusedIn(passages.map((passage) => passage.second)),
    ] as const;
  }, [first, second]);
  const verdict =
    change === "SAME"
      ? texts.verbatimSection
      : similarity === null
        ? texts.only(change === "ADDED" ? names[1] : names[0])
        : texts.similarity(formatShare(similarity, language));
  return (
    <section className={styles.section}>
      <h3>
        {nameOfSection(section)[language]}{" "}
        {section === "OTHER" && <span lang="zh-CN">{headingAfter ?? headingBefore}</span>}
        <small>{rows.length === 0 && change === "SAME" ? texts.emptySection : verdict}</small>
      </h3>
      {rows.map((row, at) => (
        <ComparedRow key={at} row={row} reused={reused} names={names} />
      ))}
    </section>
  );
}

/** The narratives of two reports side by side, with what differs and what was taken over marked. */
export function ComparedNarratives({
  sections,
  before,
  after,
  names,
}: {
  readonly sections: readonly ComparedSectionFragment[];
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly names: Names;
}) {
  const texts = useTexts(COMPARE_TEXTS);
  return (
    <section className={`${pageStyles.part} ${styles.narratives}`}>
      <h2>{texts.narratives}</h2>
      <p>
        {texts.narrativesNote}
        <span className={styles.key}>
          <mark className={styles.reused}>{texts.reusedText}</mark>
          <del>{texts.removedText}</del>
          <ins>{texts.addedText}</ins>
        </span>
      </p>
      {sections.map((compared) => (
        <ComparedSection
          key={`${compared.section} ${compared.headingBefore} ${compared.headingAfter}`}
          compared={compared}
          before={before}
          after={after}
          names={names}
        />
      ))}
    </section>
  );
}
