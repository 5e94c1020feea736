import { Link } from "wouter";
import { PATHS } from "../../app/paths.ts";
import { Scroller } from "../../components/scroller.tsx";
import { formatCount } from "../../language/format.ts";
import { formatMoment } from "../../language/format-moment.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import { PARTS } from "./contents-list.tsx";
import type { StoredVersionFragment } from "./report.generated.ts";
import page from "./report.module.css";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";
import { VersionChanges } from "./version-changes.tsx";
import styles from "./versions.module.css";

function VersionRow({ version }: { readonly version: StoredVersionFragment }) {
  const texts = useTexts(REPORT_TEXTS).version;
  const language = useLanguage();
  const { state, change } = useReportView();
  const { id, storedAt, sourceName, parserVersion, isCurrent, previous } = version;
  const isOpen = state.changes === id;
  return (
    <tr>
      <th scope="row">
        <time dateTime={storedAt}>{formatMoment(storedAt, language)}</time>
      </th>
      <td>{isCurrent ? <strong>{texts.current}</strong> : texts.replaced}</td>
      <td className={page.origin}>
        {sourceName}
        <br />
        <a href={`/reports/${id}/source`}>{texts.source}</a>
      </td>
      <td>{parserVersion}</td>
      <td className="screen-only">
        {previous === null ? (
          texts.first
        ) : (
          <>
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => change({ changes: isOpen ? null : id })}
            >
              {isOpen ? texts.hide : texts.show}
            </button>{" "}
            <Link href={PATHS.compare({ before: previous.id, after: id })}>{texts.side}</Link>
          </>
        )}
      </td>
    </tr>
  );
}

/** Every version of the report, the one stored last first, and how each differs from the one before it. */
export function Versions() {
  const { versions, version: texts } = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const { report, state } = useReportView();
  const { nodes, totalCount } = report.versions;
  const open = nodes.find(({ id }) => id === state.changes);
  return (
    <section className={page.section} aria-labelledby={PARTS.versions}>
      <h2 id={PARTS.versions} tabIndex={-1}>
        {versions}
      </h2>
      <p className={page.remark}>
        {totalCount.value === 1 ? texts.only : texts.count(formatCount(totalCount.value, language))}
        {totalCount.value > nodes.length && texts.newest(formatCount(nodes.length, language))}
      </p>
      <Scroller label={texts.list}>
        <table className={styles.versions}>
          <caption className="visually-hidden">{texts.list}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.stored}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.document}</th>
              <th scope="col">{texts.parser}</th>
              <th scope="col" className="screen-only">
                {texts.changes}
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map((version) => (
              <VersionRow key={version.id} version={version} />
            ))}
          </tbody>
        </table>
      </Scroller>
      {open?.previous && <VersionChanges before={open.previous.id} after={open.id} />}
    </section>
  );
}
