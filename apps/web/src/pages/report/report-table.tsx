import { DIAGNOSTICS, type LocalizedText, type TableId } from "@gongkai/schema";
import { useEffect, useRef } from "react";
import { OfficialTable } from "../../components/official-table/official-table.tsx";
import { SourceCell } from "../../components/source/source-cell.tsx";
import { formatCount } from "../../language/format.ts";
import { useLanguage } from "../../language/language.ts";
import { useTexts } from "../../language/texts.ts";
import findings from "./findings.module.css";
import type { ReportFindingFragment } from "./report.generated.ts";
import page from "./report.module.css";
import { cellsOf, type ShownCell } from "./report-contents.ts";
import styles from "./report-table.module.css";
import { REPORT_TEXTS } from "./report-texts.ts";
import { useReportView } from "./report-view.ts";
import { editionOfTable, hasPlace } from "./table-edition.ts";

/** A remark about more cells than this marks none of them. */
const FEW_CELLS = 6;

function describeUnread(code: string): LocalizedText {
  // A newer server may know reasons that these pages do not.
  const known: Readonly<Record<string, LocalizedText>> = DIAGNOSTICS;
  return known[code] ?? { zh: code, en: code };
}

/** Why cells of a table have not been read, with the number of cells for each reason. */
function UnreadReasons({ cells }: { readonly cells: readonly ShownCell[] }) {
  const texts = useTexts(REPORT_TEXTS);
  const language = useLanguage();
  const counts = new Map<string, number>();
  for (const { state, because } of cells) {
    if (state === "UNREAD" && because !== null) counts.set(because, (counts.get(because) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => (
    <p key={code} className={page.remark}>
      {texts.unread(formatCount(count, language))}
      {describeUnread(code)[language]}
    </p>
  ));
}

/** The sums that the table of requests prints and the form does not have. */
function Subtotals() {
  const texts = useTexts(REPORT_TEXTS);
  const { report, change, labelOf } = useReportView();
  if (report.subtotals.length === 0) return null;
  return (
    <div className={page.remark}>
      <p>{texts.subtotals}</p>
      <ul className={findings.chips}>
        {report.subtotals.map(({ span, raw, cells }) => (
          <li key={span.start}>
            <button type="button" title={texts.open} onClick={() => change({ place: span, cell: null })}>
              {raw}
            </button>{" "}
            {cells[0] !== undefined && labelOf(cells[0])}
            {cells.length > 1 && " + …"}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Whether the cells of a finding are marked. A remark about half of a table says nothing of a single cell. */
function marksCells(finding: ReportFindingFragment): boolean {
  return finding.severity !== "INFORMATION" || cellsOf(finding).length <= FEW_CELLS;
}

/** A table of the report as its form prints it, every number a way to its place in the source. */
export function ReportTable({ table }: { readonly table: TableId }) {
  const texts = useTexts(REPORT_TEXTS);
  const { report, cells, failures, edition: preferred, state, change, labelOf } = useReportView();
  const language = useLanguage();
  const frame = useRef<HTMLDivElement>(null);
  const pointedOut = report.findings.find(({ id }) => id === state.finding);
  const pointedCells = new Set(pointedOut === undefined ? [] : cellsOf(pointedOut));
  useEffect(() => {
    if (state.finding === null) return;
    frame.current
      ?.querySelector(`.${styles.pointedOut}`)
      ?.scrollIntoView({ block: "center", inline: "nearest" });
  }, [state.finding]);
  const own = report.tables[table]?.rows.flatMap((row) => row.cells);
  if (own === undefined) return <p className={page.missing}>{texts.noTable}</p>;
  const edition = editionOfTable(
    own.map(({ address }) => address),
    preferred,
  );
  const leftOver = own.filter(({ address }) => !hasPlace(edition, address));
  const draw = (address: string) => {
    const failed = failures.get(address) ?? [];
    const gravest = failed.find(marksCells);
    return (
      <div className={`${styles.place} ${pointedCells.has(address) ? styles.pointedOut : ""}`}>
        <SourceCell
          cell={cells.get(address)}
          finding={gravest?.severity ?? null}
          remark={failed.map(({ message }) => message[language]).join("\n") || undefined}
          onOpen={() => change({ cell: address, place: null })}
        />
      </div>
    );
  };
  return (
    <div ref={frame}>
      <OfficialTable table={table} edition={edition} renderCell={draw} />
      {leftOver.length > 0 && (
        <table className={styles.leftOver}>
          <caption>{texts.leftOver}</caption>
          <tbody>
            {leftOver.map(({ address }) => (
              <tr key={address}>
                <th scope="row">{labelOf(address)}</th>
                <td>{draw(address)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <UnreadReasons cells={own} />
      {table === "requests" && <Subtotals />}
    </div>
  );
}
